package org.bancheng.platform.cases;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bancheng.engine.configuration.TenantConfiguration;
import org.bancheng.engine.configuration.TenantConfiguration.CategoryEntry;
import org.bancheng.engine.label.Label;
import org.bancheng.engine.lifecycle.Lifecycle;
import org.bancheng.engine.lifecycle.State;
import org.bancheng.engine.lifecycle.UnderWay;
import org.bancheng.engine.lifecycle.UnderWay.Counted;
import org.bancheng.engine.lifecycle.UnderWay.What;
import org.bancheng.platform.configuration.Configurations;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Cases and entries of the bound county that are under way, by the version they go by, and how they
 * go on by another where its transition says so.
 */
@Service
public class Transitions {
    private static final Logger log = LoggerFactory.getLogger(Transitions.class);
    private static final int TOGETHER = 200;

    private static final String INVENTORY =
            """
            with root as (select id, type, state, channel, fields from case_file
              where definition_version = :version and closed_at is null),
            hanging as (select a.id, a.type, a.state, a.role, a.fields from assignment a join root on root.id = a.case_id)
            select type, 'STATE' as what, state as name, count(*) as many from root group by type, state
            union all
            select type, 'STATE', state, count(*) from hanging group by type, state
            union all
            select type, 'ROLE', role, count(*) from hanging group by type, role
            union all
            select type, 'CHANNEL', channel, count(*) from root where type = 'case' group by type, channel
            union all
            select type, 'FIELD', name, count(*) from root, jsonb_object_keys(fields) as name group by type, name
            union all
            select type, 'FIELD', name, count(*) from hanging, jsonb_object_keys(fields) as name group by type, name
            union all
            select coalesce(hanging.type, root.type), 'CLOCK', k.name, count(*)
              from root join clock k on k.case_id = root.id left join hanging on hanging.id = k.subject_id
              where k.running group by 1, 3
            """;

    private final JdbcClient db;
    private final Configurations configurations;
    private final Proceedings proceedings;
    private final TransactionTemplate transaction;

    Transitions(
            JdbcClient db,
            Configurations configurations,
            Proceedings proceedings,
            TransactionTemplate transaction) {
        this.db = db;
        this.configurations = configurations;
        this.proceedings = proceedings;
        this.transaction = transaction;
    }

    /** How many cases and entries are under way, by the version they go by. */
    @Transactional(readOnly = true)
    public Map<Integer, Long> underWay() {
        Map<Integer, Long> underWay = new TreeMap<>();
        db.sql(
                        "select definition_version, count(*) as many from case_file"
                                + " where closed_at is null group by definition_version")
                .query(
                        row -> {
                            underWay.put(row.getInt("definition_version"), row.getLong("many"));
                        });
        return underWay;
    }

    /**
     * Those of a version that stand in a state.
     *
     * @param from the state
     * @param to the state of the next version; null where it has none
     */
    public record Row(
            int version,
            String type,
            Label typeLabel,
            String from,
            Label fromLabel,
            @Nullable Label to,
            long many) {}

    /**
     * @param type whose subjects cannot go on; null where it is no lifecycle's matter
     */
    public record Obstacle(int version, @Nullable String type, Label why) {}

    /**
     * What publishing a configuration would do to what is under way.
     *
     * @param versions whose are carried over, where any are under way
     * @param rows of what stands in a state that is not final; nothing of what only some posts may
     *     see
     * @param obstacles why they cannot be; empty when they can
     */
    public record Review(Set<Integer> versions, List<Row> rows, List<Obstacle> obstacles) {}

    @Transactional(readOnly = true)
    public Review review(TenantConfiguration next) {
        Map<Integer, Long> open = underWay();
        Set<Integer> versions = new TreeSet<>(next.transition().versions());
        versions.retainAll(open.keySet());
        List<Row> rows = new ArrayList<>();
        List<Obstacle> obstacles = new ArrayList<>();
        int current = configurations.currentVersion();
        for (int version : next.transition().versions()) {
            if (version > current) {
                Label why = Label.of("还没有这一版", "there is no such version yet");
                obstacles.add(new Obstacle(version, null, why));
            }
        }
        for (int version : versions) {
            TenantConfiguration former = configurations.version(version);
            Map<String, UnderWay> types = inventory(version);
            rows(version, former, next, types, rows);
            next.obstacles(former, types)
                    .forEach(one -> obstacles.add(new Obstacle(version, one.type(), one.why())));
            categories(version, next, obstacles);
        }
        return new Review(versions, List.copyOf(rows), List.copyOf(obstacles));
    }

    private Map<String, UnderWay> inventory(int version) {
        return UnderWay.byType(
                db.sql(INVENTORY)
                        .param("version", version)
                        .query(
                                (row, n) ->
                                        new Counted(
                                                row.getString("type"),
                                                What.valueOf(row.getString("what")),
                                                row.getString("name"),
                                                row.getLong("many")))
                        .list());
    }

    private static void rows(
            int version,
            TenantConfiguration former,
            TenantConfiguration next,
            Map<String, UnderWay> types,
            List<Row> rows) {
        new TreeMap<>(types)
                .forEach(
                        (type, underWay) -> {
                            Lifecycle was = former.lifecycle(type);
                            Lifecycle is = next.lifecycles().get(type);
                            if (was.isConfidential() || (is != null && is.isConfidential())) {
                                return;
                            }
                            for (State state : was.states().values()) {
                                long many = underWay.of(What.STATE).getOrDefault(state.id(), 0L);
                                String to = next.transition().of(type).state(state.id());
                                State after = is == null ? null : is.states().get(to);
                                if (many > 0 && !state.terminal()) {
                                    rows.add(
                                            new Row(
                                                    version,
                                                    type,
                                                    was.label(),
                                                    state.id(),
                                                    state.label(),
                                                    after == null ? null : after.label(),
                                                    many));
                                }
                            }
                        });
    }

    /** What a case is about has to stay known. */
    private void categories(int version, TenantConfiguration next, List<Obstacle> obstacles) {
        Set<String> known =
                next.categories().stream().map(CategoryEntry::id).collect(Collectors.toSet());
        db.sql(
                        "select category, count(*) as many from case_file where definition_version = :version"
                                + " and closed_at is null and category is not null group by category order by category")
                .param("version", version)
                .query(
                        row -> {
                            String category = row.getString("category");
                            if (!known.contains(category)) {
                                long many = row.getLong("many");
                                obstacles.add(
                                        new Obstacle(
                                                version,
                                                null,
                                                Label.of(
                                                        "有 %d 件属于类别 %s，这一版没有：请留着"
                                                                .formatted(many, category),
                                                        "%d belong to the category %s, which this version lacks: keep it"
                                                                .formatted(many, category))));
                            }
                        });
    }

    /**
     * @param carried how many went over
     * @param left by number, why others could not; they go on by the version they began with
     */
    public record Outcome(long carried, Map<String, Label> left) {}

    /**
     * Carries over what the version in force asks for, each in a transaction of its own; what was
     * carried over before is not touched again, so it may be begun anew at any time.
     */
    public Outcome carryOver() {
        int version =
                Objects.requireNonNull(transaction.execute(_ -> configurations.currentVersion()));
        Set<Integer> versions = new HashSet<>();
        if (version > 0) {
            versions.addAll(
                    Objects.requireNonNull(
                            transaction.execute(
                                    _ -> configurations.version(version).transition().versions())));
        }
        versions.removeIf(former -> former >= version);
        long carried = 0;
        Map<String, Label> left = new TreeMap<>();
        for (List<UUID> some = after(null, versions); !some.isEmpty(); ) {
            for (UUID id : some) {
                carried += one(id, versions, version, left);
            }
            some = after(some.getLast(), versions);
        }
        return new Outcome(carried, left);
    }

    private List<UUID> after(@Nullable UUID last, Set<Integer> versions) {
        if (versions.isEmpty()) {
            return List.of();
        }
        return Objects.requireNonNull(
                transaction.execute(
                        _ ->
                                db.sql(
                                                "select id from case_file where closed_at is null"
                                                        + " and definition_version in (:versions)"
                                                        + " and id > :last order by id limit :most")
                                        .param("versions", versions)
                                        .param("last", last == null ? new UUID(0, 0) : last)
                                        .param("most", TOGETHER)
                                        .query(UUID.class)
                                        .list()));
    }

    /** One that cannot be carried over for whatever reason is in no other's way. */
    private int one(UUID id, Set<Integer> versions, int version, Map<String, Label> left) {
        try {
            return carried(id, versions, version, left);
        } catch (DataAccessException | TransactionException away) {
            throw away;
        } catch (RuntimeException e) {
            log.error("case {} could not be carried over to version {}", id, version, e);
            left.put(
                    id.toString(),
                    Label.of("转版时出错，详见服务日志", "an error, which the server's log tells"));
            return 0;
        }
    }

    private int carried(UUID id, Set<Integer> versions, int version, Map<String, Label> left) {
        return Objects.requireNonNull(
                transaction.execute(
                        _ -> {
                            Docket docket = proceedings.lock(id);
                            boolean due =
                                    docket.file.closedAt == null
                                            && versions.contains(docket.file.definitionVersion);
                            if (!due) {
                                return 0;
                            }
                            Optional<Label> obstacle = proceedings.carryOver(docket, version);
                            obstacle.ifPresent(why -> left.put(docket.file.number, why));
                            return obstacle.isPresent() ? 0 : 1;
                        }));
    }
}
