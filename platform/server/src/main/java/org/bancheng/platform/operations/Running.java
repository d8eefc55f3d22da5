package org.bancheng.platform.operations;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bancheng.platform.tenancy.TenantId;

/** A job at work, as its steps see it. */
final class Running {
    private final Job job;
    private final Map<String, String> result = new ConcurrentHashMap<>();

    Running(Job job) {
        this.job = job;
        result.putAll(job.result());
    }

    Job job() {
        return job;
    }

    TenantId tenant() {
        return job.tenant();
    }

    /** Adds to what the job hands out at its end. */
    void result(String name, String value) {
        result.put(name, value);
    }

    Map<String, String> results() {
        return Map.copyOf(result);
    }
}
