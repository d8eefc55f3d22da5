package org.bancheng.platform.configuration;

import java.util.List;
import org.bancheng.engine.configuration.Problem;

/** The folder has problems, so nothing of it is taken. */
public class ConfigurationInvalid extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public ConfigurationInvalid(List<Problem> problems) {
        super(problems.size() + " problems, the first: " + problems.getFirst());
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
