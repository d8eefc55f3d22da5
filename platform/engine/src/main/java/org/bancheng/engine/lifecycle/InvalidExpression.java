package org.bancheng.engine.lifecycle;

import java.util.List;
import org.bancheng.engine.label.Label;

/** An expression that does not compile, or compiles to something else than asked for. */
public final class InvalidExpression extends Exception {

    /**
     * @param offset characters from the expression's start
     * @param word what is wrong with it, for finding the nearest of what is allowed; may be empty
     */
    public record Issue(int offset, Label message, String word, List<String> allowed) {}

    private final transient List<Issue> issues;

    InvalidExpression(List<Issue> issues) {
        super(issues.toString());
        this.issues = List.copyOf(issues);
    }

    public List<Issue> issues() {
        return issues;
    }
}
