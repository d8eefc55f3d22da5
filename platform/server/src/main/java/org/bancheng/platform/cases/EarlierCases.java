package org.bancheng.platform.cases;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bancheng.engine.lifecycle.Actor;
import org.bancheng.platform.configuration.Configurations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the same reporter brought before, so that one matter is not filed twice. */
@Service
public class EarlierCases {
    private static final int MOST = 5;

    private final JdbcClient db;
    private final Reporters reporters;
    private final Configurations configurations;

    EarlierCases(JdbcClient db, Reporters reporters, Configurations configurations) {
        this.db = db;
        this.reporters = reporters;
        this.configurations = configurations;
    }

    public record Earlier(String number, String subject, String state, Instant openedAt) {}

    /**
     * The latest cases of a telephone number, as far as the actor may see them. A county's first
     * look makes its key for telephone numbers, and so writes.
     */
    @Transactional
    public List<Earlier> ofPhone(String phone, Actor actor) {
        List<UUID> ids = reporters.withPhone(phone, MOST);
        if (ids.isEmpty()) {
            return List.of();
        }
        Visibility visibility = Visibility.of(actor, configurations.current().configuration());
        return db.sql(
                        "select c.number, c.subject, c.state, c.opened_at from case_file c where c.id = any(:ids) and "
                                + visibility.sql()
                                + " order by c.opened_at desc")
                .param("ids", ids.toArray(UUID[]::new))
                .params(visibility.params())
                .query(Earlier.class)
                .list();
    }
}
