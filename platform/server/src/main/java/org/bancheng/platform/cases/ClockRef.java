package org.bancheng.platform.cases;

import java.util.UUID;

/** How a clock is named in the queue. */
record ClockRef(UUID caseId, UUID subjectId, String name) {
    static ClockRef parse(String text) {
        String[] parts = text.split("/", 3);
        return new ClockRef(UUID.fromString(parts[0]), UUID.fromString(parts[1]), parts[2]);
    }

    @Override
    public String toString() {
        return caseId + "/" + subjectId + "/" + name;
    }
}
