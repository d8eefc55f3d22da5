package org.bancheng.platform.organisation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bancheng.engine.configuration.TenantConfiguration;
import org.bancheng.engine.configuration.TenantConfiguration.Held;
import org.bancheng.engine.configuration.TenantConfiguration.PersonEntry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The staff of the bound county and the posts they hold, read afresh by every call. */
@Repository
public class Persons {
    private final JdbcClient sql;

    Persons(JdbcClient sql) {
        this.sql = sql;
    }

    /** Everyone, disabled ones too, by user name. */
    @Transactional(readOnly = true)
    public List<Person> all() {
        return query("true", Map.of());
    }

    @Transactional(readOnly = true)
    public Optional<Person> find(UUID id) {
        return query("p.id = :id", Map.of("id", id)).stream().findFirst();
    }

    @Transactional(readOnly = true)
    public Optional<Person> byUsername(String username) {
        return query("p.username = :username", Map.of("username", username)).stream().findFirst();
    }

    /**
     * @param subject id of the account in the county's realm
     */
    @Transactional(readOnly = true)
    public Optional<Person> bySubject(String subject) {
        return query("p.subject = :subject", Map.of("subject", subject)).stream().findFirst();
    }

    /** Enabled staff who hold the post, in whatever unit. */
    @Transactional(readOnly = true)
    public List<Person> holdersOf(String post) {
        return query(
                "p.enabled and exists (select from holding o where o.person_id = p.id and o.post = :post)",
                Map.of("post", post));
    }

    /** Enabled staff who hold the post in the unit. */
    @Transactional(readOnly = true)
    public List<Person> holdersOf(String post, String unit) {
        return query(
                """
                p.enabled and exists (select from holding o
                    where o.person_id = p.id and o.post = :post and o.unit_id = :unit)
                """,
                Map.of("post", post, "unit", unit));
    }

    /** Enabled staff who hold any post in the unit. */
    @Transactional(readOnly = true)
    public List<Person> of(String unit) {
        return query(
                "p.enabled and exists (select from holding o where o.person_id = p.id and o.unit_id = :unit)",
                Map.of("unit", unit));
    }

    /**
     * Brings staff and their posts to the configuration's, after {@link Units#apply}. One that it
     * no longer lists is disabled and holds nothing until it is listed again; one who was disabled
     * by hand stays so.
     */
    @Transactional
    public void apply(TenantConfiguration configuration) {
        List<PersonEntry> wanted = configuration.people();
        wanted.forEach(this::upsert);
        String[] listed = wanted.stream().map(PersonEntry::username).toArray(String[]::new);
        sql.sql(
                        """
                        delete from holding where person_id in
                            (select id from person where username <> all(:listed))
                        """)
                .param("listed", listed)
                .update();
        sql.sql("update person set enabled = false where enabled and username <> all(:listed)")
                .param("listed", listed)
                .update();
    }

    /**
     * @param subjects account ids by user name, as {@code Realms.ensure} answers them
     */
    @Transactional
    public void link(Map<String, String> subjects) {
        subjects.forEach(
                (username, subject) ->
                        sql.sql(
                                        """
                                        update person set subject = :subject
                                        where username = :username and subject is distinct from :subject
                                        """)
                                .param("subject", subject)
                                .param("username", username)
                                .update());
    }

    /** Lets the person act, or not; in force from the next request on. */
    @Transactional
    public void enable(UUID person) {
        set(person, true);
    }

    @Transactional
    public void disable(UUID person) {
        set(person, false);
    }

    private void set(UUID person, boolean enabled) {
        sql.sql("update person set enabled = :enabled where id = :id")
                .param("enabled", enabled)
                .param("id", person)
                .update();
    }

    private void upsert(PersonEntry entry) {
        UUID id =
                sql.sql(
                                """
                                insert into person (username, name) values (:username, :name)
                                on conflict (username) do update
                                set name = excluded.name,
                                    enabled = person.enabled or not exists
                                        (select from holding where person_id = person.id)
                                returning id
                                """)
                        .param("username", entry.username())
                        .param("name", entry.name())
                        .query(UUID.class)
                        .single();
        sql.sql("delete from holding where person_id = :id").param("id", id).update();
        for (Held held : entry.holds()) {
            sql.sql(
                            """
                            insert into holding (person_id, post, unit_id) values (:id, :post, :unit)
                            on conflict do nothing
                            """)
                    .param("id", id)
                    .param("post", held.post())
                    .param("unit", held.unit())
                    .update();
        }
    }

    private List<Person> query(String condition, Map<String, ?> params) {
        return sql
                .sql(
                        """
                        select p.id, p.username, p.name, p.enabled, p.subject, h.post, h.unit_id as unit
                        from person p left join holding h on h.person_id = p.id
                        where %s order by p.username, h.post, h.unit_id
                        """
                                .formatted(condition))
                .params(params)
                .query(PersonRow.class)
                .stream()
                .collect(
                        Collectors.groupingBy(
                                PersonRow::id, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(PersonRow::person)
                .toList();
    }
}
