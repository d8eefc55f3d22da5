package org.bancheng.engine.lifecycle;

/** What starts or stops a clock. */
public sealed interface Trigger {

    record ByAction(String action) implements Trigger {}

    record Entering(String state) implements Trigger {}

    record Leaving(String state) implements Trigger {}

    default boolean on(String action, String from, String to) {
        return switch (this) {
            case ByAction(var name) -> name.equals(action);
            case Entering(var state) -> state.equals(to) && !from.equals(to);
            case Leaving(var state) -> state.equals(from) && !from.equals(to);
        };
    }
}
