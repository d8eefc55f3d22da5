package org.bancheng.platform.work;

import java.util.List;

public interface WorkHandler {
    String kind();

    void handle(List<WorkItem> items);
}
