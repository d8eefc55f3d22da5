package org.bancheng.platform.cases;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.bancheng.engine.label.Label;
import org.bancheng.engine.lifecycle.Actor;
import org.bancheng.engine.lifecycle.FieldError;
import org.bancheng.engine.lifecycle.FieldSpec;
import org.bancheng.engine.lifecycle.FieldSpec.Choice;
import org.bancheng.engine.lifecycle.FieldType;
import org.bancheng.engine.lifecycle.FormSpec;
import org.bancheng.engine.lifecycle.Offer;
import org.bancheng.engine.lifecycle.Refusal;
import org.bancheng.platform.configuration.Configurations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The fields of a form that name a case or an entry of a register by its number: only what there is
 * and whoever fills them in may see.
 */
@Repository
class NamedFiles {
    /** So many are offered to choose from; any other may still be named. */
    private static final int MOST = 200;

    private static final Set<FieldType> NAMING = Set.of(FieldType.CASE, FieldType.ENTRY);

    private final JdbcClient db;
    private final Configurations configurations;

    NamedFiles(JdbcClient db, Configurations configurations) {
        this.db = db;
        this.configurations = configurations;
    }

    /**
     * Writes each number as it is, however somebody typed it.
     *
     * @param basis of what the form is for
     * @throws ActionRefused when one names nothing that the actor may see, or an entry in another
     *     state than the form asks for
     */
    void resolve(FormSpec form, Map<String, Object> inputs, Actor actor, String basis) {
        List<FieldError> errors = new ArrayList<>();
        for (FieldSpec field : form.fields()) {
            boolean names = NAMING.contains(field.type());
            if (names && inputs.get(field.name()) instanceof String typed && !typed.isBlank()) {
                String number = CaseNumbers.meant(typed);
                inputs.put(field.name(), number);
                // what no number has, a database may not even be able to ask for
                if (number.indexOf(0) >= 0 || !isThere(number, field, actor)) {
                    errors.add(error(field));
                }
            }
        }
        if (!errors.isEmpty()) {
            throw new ActionRefused(
                    new Refusal(
                            Refusal.Code.BAD_INPUT, basis, errors.getFirst().message(), errors));
        }
    }

    private boolean isThere(String number, FieldSpec field, Actor actor) {
        FieldSpec.Entries entries = field.entries();
        return !db.sql(
                        "select 1 from case_file c where c.number = :number and c.type = :type"
                                + " and (:state = '' or c.state = :state) and "
                                + visibility(actor).sql())
                .param("number", number)
                .param("type", entries == null ? Docket.CASE : entries.register())
                .param("state", entries == null ? "" : entries.state())
                .params(visibility(actor).params())
                .query(Integer.class)
                .list()
                .isEmpty();
    }

    private static FieldError error(FieldSpec field) {
        return field.type() == FieldType.CASE
                ? new FieldError(
                        field.name(),
                        "case",
                        new Label(
                                "没有这个编号的事项，或不在您的办理范围内",
                                "沒有這個編號的事項，或不在您的辦理範圍內",
                                "there is no such case among those you may see"))
                : new FieldError(
                        field.name(),
                        "entry",
                        new Label(
                                "“" + field.label().zhCn() + "”里没有这一条，或者现在不能选",
                                null,
                                "there is no such entry, or it cannot be chosen now"));
    }

    /** The offer with what its form may choose from. */
    Offer choosing(Offer offer, Actor actor) {
        boolean chooses = !offer.form().names(FieldType.ENTRY).isEmpty();
        return chooses && offer.allowed()
                ? offer.asking(
                        new FormSpec(
                                offer.form().fields().stream()
                                        .map(field -> choosing(field, actor))
                                        .toList()))
                : offer;
    }

    private FieldSpec choosing(FieldSpec field, Actor actor) {
        FieldSpec.Entries entries = field.entries();
        return entries == null ? field : field.choosing(choices(entries, actor));
    }

    private List<Choice> choices(FieldSpec.Entries entries, Actor actor) {
        return db.sql(
                        "select c.number, c.subject from case_file c where c.type = :type and c.type <> 'case'"
                                + " and c.state = :state and "
                                + visibility(actor).sql()
                                + " order by c.opened_at desc, c.number limit "
                                + MOST)
                .param("type", entries.register())
                .param("state", entries.state())
                .params(visibility(actor).params())
                .query(
                        (row, _) ->
                                new Choice(
                                        row.getString("number"),
                                        Label.of(
                                                row.getString("number")
                                                        + " "
                                                        + row.getString("subject"))))
                .list();
    }

    /** By number the titles of those that the actor may see. */
    @Transactional(readOnly = true)
    Map<String, String> titles(Collection<String> numbers, Actor actor) {
        Map<String, String> titles = new HashMap<>();
        if (numbers.isEmpty()) {
            return titles;
        }
        db.sql(
                        "select c.number, c.subject from case_file c where c.number = any(:numbers) and "
                                + visibility(actor).sql())
                .param("numbers", Set.copyOf(numbers).toArray(String[]::new))
                .params(visibility(actor).params())
                .query(
                        (java.sql.ResultSet row) -> {
                            titles.put(row.getString("number"), row.getString("subject"));
                        });
        return titles;
    }

    /** The numbers that such fields hold. */
    static List<String> numbers(List<FieldSpec> fields, Map<String, Object> values) {
        return fields.stream()
                .filter(field -> NAMING.contains(field.type()))
                .flatMap(field -> Stream.ofNullable(values.get(field.name())))
                .map(Object::toString)
                .toList();
    }

    private Visibility visibility(Actor actor) {
        return Visibility.of(actor, configurations.current().configuration());
    }
}
