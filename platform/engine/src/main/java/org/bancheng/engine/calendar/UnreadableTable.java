package org.bancheng.engine.calendar;

import java.util.List;
import org.bancheng.engine.label.Label;

/** A table of days that cannot be taken, with everything that is wrong with it. */
public final class UnreadableTable extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    /**
     * @param line from 1
     * @param column from 1
     * @param word what stands there
     * @param allowed what could stand there; empty when it is no closed list
     */
    public record Fault(int line, int column, Label message, String word, List<String> allowed) {}

    UnreadableTable(List<Fault> faults) {
        super(faults.getFirst().message().zhCn());
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }
}
