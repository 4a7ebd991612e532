package org.convzoo.configs;

import java.util.List;
import java.util.stream.Collectors;

/** A configuration that cannot be run; its message has one line for each problem. */
public final class InvalidConfigException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<ConfigProblem> problems;

    InvalidConfigException(List<ConfigProblem> problems) {
        super(problems.stream().map(ConfigProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** Every problem, those of the file in the order of their positions, then those of the command line. */
    public List<ConfigProblem> problems() {
        return problems;
    }
}
