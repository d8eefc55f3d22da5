package org.bancheng.platform.cases;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bancheng.engine.lifecycle.Command;
import org.bancheng.engine.lifecycle.FormSpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where an action on a case is done, whoever asks for it: staff, reporter or the platform itself.
 */
@Service
public class CaseDesk {
    private final Proceedings proceedings;
    private final Attachments attachments;
    private final CountedFields figures;
    private final NamedFiles named;
    private final Clock clock;

    CaseDesk(
            Proceedings proceedings,
            Attachments attachments,
            CountedFields figures,
            NamedFiles named,
            Clock businessClock) {
        this.proceedings = proceedings;
        this.attachments = attachments;
        this.figures = figures;
        this.named = named;
        this.clock = businessClock;
    }

    /** Where a case is after an action: its new version, and its state. */
    public record Acted(long version, String state) {}

    /**
     * Does one action, with all that follows from it, or nothing at all.
     *
     * <p>Whether the actor may see the case is the caller's question; whether he may do this is the
     * county's rules'.
     *
     * @throws CaseNotFound when there is no such case or assignment
     * @throws CaseChangedMeanwhile when the case is not at the expected version
     * @throws ActionRefused when the county's rules refuse it
     * @throws UploadRefused when a file is not taken
     */
    @Transactional
    public Acted act(Step step) {
        Docket docket = proceedings.lock(step.caseId());
        Long expected = step.expectedVersion();
        if (expected != null && expected != docket.file.version) {
            throw new CaseChangedMeanwhile(docket.file.version);
        }
        Assignment assignment = assignment(docket, step);
        String type = assignment == null ? docket.file.type : assignment.type;
        FormSpec form = docket.form(type, step.action());
        FileFields.refuseGiven(form, step.inputs());
        Map<String, Object> inputs = new HashMap<>(step.inputs());
        named.resolve(form, inputs, step.actor(), docket.lifecycle(type).basis(step.action()));
        addUploads(step, form, inputs);
        figures.fill(docket, assignment, step.action(), form, inputs);
        proceedings.act(docket, assignment, new Command(step.action(), inputs, step.actor()));
        return new Acted(docket.file.version, docket.file.state);
    }

    private void addUploads(Step step, FormSpec form, Map<String, Object> inputs) {
        if (step.uploads().isEmpty()) {
            return;
        }
        String field = FileFields.taking(form, step.uploads());
        List<String> ids = new ArrayList<>();
        for (Upload upload : step.uploads()) {
            ids.add(
                    attachments
                            .add(step.caseId(), upload, step.actor().id(), clock.instant())
                            .toString());
        }
        inputs.put(field, ids);
    }

    /** One that the actor may not know of is as if there were none. */
    private static @Nullable Assignment assignment(Docket docket, Step step) {
        UUID id = step.assignmentId();
        if (id == null) {
            return null;
        }
        return docket.assignments.stream()
                .filter(a -> a.id.equals(id))
                .filter(a -> docket.lifecycle(a.type).isSeenBy(step.actor()))
                .findFirst()
                .orElseThrow(() -> new CaseNotFound(docket.file.number + ", assignment " + id));
    }
}
