package org.bancheng.platform.work;

import java.time.Instant;
import org.springframework.stereotype.Service;

@Service
public class Work {
    public void enqueue(String kind, String ref, Instant dueAt) {}

    public void cancel(String kind, String ref) {}

    public boolean complete(WorkItem item) {
        return true;
    }
}
