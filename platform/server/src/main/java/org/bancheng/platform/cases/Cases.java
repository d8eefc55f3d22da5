package org.bancheng.platform.cases;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/** The case files of the bound county, with their assignments and clocks. */
@Repository
class Cases {
    @PersistenceContext private EntityManager entities;

    @SuppressWarnings("NullAway.Init") // filled by the container
    Cases() {}

    /** Locks the file until the transaction ends, so that one case is acted on by one at a time. */
    Optional<CaseFile> lock(UUID id) {
        return Optional.ofNullable(
                entities.find(CaseFile.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    Optional<CaseFile> find(UUID id) {
        return Optional.ofNullable(entities.find(CaseFile.class, id));
    }

    Optional<UUID> idOf(String number) {
        return entities.createQuery(
                        "select c.id from CaseFile c where c.number = :number", UUID.class)
                .setParameter("number", number)
                .getResultStream()
                .findFirst();
    }

    Optional<String> numberOfExternal(String externalRef) {
        return entities.createQuery(
                        "select c.number from CaseFile c where c.externalRef = :ref", String.class)
                .setParameter("ref", externalRef)
                .getResultStream()
                .findFirst();
    }

    List<Assignment> assignments(UUID caseId) {
        return entities.createQuery(
                        "select a from Assignment a where a.caseId = :caseId order by a.ordinal",
                        Assignment.class)
                .setParameter("caseId", caseId)
                .getResultList();
    }

    List<ClockRow> clocks(UUID caseId) {
        return entities.createQuery(
                        "select k from ClockRow k where k.caseId = :caseId", ClockRow.class)
                .setParameter("caseId", caseId)
                .getResultList();
    }

    /** Written at once, since rows that do not go through Hibernate point at it. */
    void addFirst(CaseFile file) {
        entities.persist(file);
        entities.flush();
    }

    void add(Object entity) {
        entities.persist(entity);
    }
}
