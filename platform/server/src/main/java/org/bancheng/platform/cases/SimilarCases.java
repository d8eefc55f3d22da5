package org.bancheng.platform.cases;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bancheng.engine.lifecycle.Actor;
import org.bancheng.platform.configuration.Configurations;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Open cases that may be about the same matter, for whoever is to merge or link them; without those
 * that already are.
 */
@Service
public class SimilarCases {
    private static final int LOOKED_AT = 500;
    private static final int MOST = 10;

    /** Of the pairs of characters of the shorter subject, how many the other one has too. */
    private static final double ALIKE = 0.5;

    private final JdbcClient db;
    private final Configurations configurations;

    SimilarCases(JdbcClient db, Configurations configurations) {
        this.db = db;
        this.configurations = configurations;
    }

    /** What two cases have in common. */
    public enum Why {
        /** The same telephone number, told by its blind index. */
        PHONE,
        SUBJECT
    }

    /**
     * @param why at least one reason
     */
    public record Similar(
            UUID id, String number, String subject, String state, Instant openedAt, Set<Why> why) {}

    private record Row(
            UUID id,
            String number,
            String subject,
            String state,
            Instant openedAt,
            boolean samePhone) {}

    /**
     * The latest ones first, ten at most, as far as the actor may see them; none for those who
     * cannot merge or link the case.
     *
     * @param page of the case, as the actor sees it
     */
    @Transactional(readOnly = true)
    public List<Similar> to(CasePage page, Actor actor) {
        if (!page.mayTie()) {
            return List.of();
        }
        Set<String> pairs = pairs(page.subject());
        return latestOpen(page.id(), actor).stream()
                .map(row -> similar(row, pairs))
                .filter(similar -> !similar.why().isEmpty())
                .sorted(Comparator.comparing((Similar one) -> -one.why().size()))
                .limit(MOST)
                .toList();
    }

    private List<Row> latestOpen(UUID caseId, Actor actor) {
        Visibility visibility = Visibility.of(actor, configurations.current().configuration());
        return db.sql(
                        """
                        select c.id, c.number, c.subject, c.state, c.opened_at,
                               coalesce(r.phone_index = (select phone_index from reporter where case_id = :self), false)
                                 as same_phone
                        from case_file c left join reporter r on r.case_id = c.id
                        where c.closed_at is null and c.type = 'case' and c.id <> :self
                          and not exists (select 1 from case_link l where (l.case_id, l.other_id) in ((:self, c.id), (c.id, :self)))
                          and %s
                        order by c.opened_at desc limit :most
                        """
                                .formatted(visibility.sql()))
                .param("self", caseId)
                .params(visibility.params())
                .param("most", LOOKED_AT)
                .query(Row.class)
                .list();
    }

    private static Similar similar(Row row, Set<String> pairs) {
        Set<Why> why = new HashSet<>();
        if (row.samePhone()) {
            why.add(Why.PHONE);
        }
        if (alike(pairs, pairs(row.subject()))) {
            why.add(Why.SUBJECT);
        }
        return new Similar(row.id(), row.number(), row.subject(), row.state(), row.openedAt(), why);
    }

    private static boolean alike(Set<String> one, Set<String> other) {
        int fewer = Math.min(one.size(), other.size());
        Set<String> both = new HashSet<>(one);
        both.retainAll(other);
        return fewer > 0 && both.size() >= fewer * ALIKE;
    }

    /** Neighbouring characters: Chinese has no spaces between its words. */
    private static Set<String> pairs(@Nullable String text) {
        List<Integer> letters = new ArrayList<>();
        if (text != null) {
            text.codePoints().filter(Character::isLetterOrDigit).forEach(letters::add);
        }
        Set<String> pairs = new HashSet<>();
        for (int i = 0; i + 1 < letters.size(); i++) {
            pairs.add(Character.toString(letters.get(i)) + Character.toString(letters.get(i + 1)));
        }
        return pairs;
    }
}
