package org.bancheng.platform.operations;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = JobsController.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
class JobsController {
    static final String PATH = "/platform/api/v1/jobs";

    private final Jobs jobs;

    JobsController(Jobs jobs) {
        this.jobs = jobs;
    }

    @GetMapping("/{id}")
    JobView show(@PathVariable UUID id, HttpServletRequest request) {
        return JobView.of(
                jobs.find(id).orElseThrow(() -> new UnknownJob(id)), Language.of(request));
    }

    /** No job has this id, or it ended long ago. */
    static final class UnknownJob extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnknownJob(UUID id) {
            super(id.toString());
        }
    }
}
