package org.convzoo.configs;

import java.util.Comparator;

/**
 * One thing that is wrong with a configuration.
 *
 * @param file the file, or {@code --set key=value} for a value given on the command line
 * @param line counted from 1; 0 for a value given on the command line
 * @param column counted from 1; 0 for a value given on the command line
 * @param message what is wrong, what was given and what is allowed, in one line
 */
public record ConfigProblem(String file, int line, int column, String message) {

    /** The file from top to bottom, then the command line in the order of the problems' discovery. */
    static final Comparator<ConfigProblem> BY_POSITION = Comparator.comparing(
                    (ConfigProblem problem) -> problem.line == 0)
            .thenComparingInt(ConfigProblem::line)
            .thenComparingInt(ConfigProblem::column);

    @Override
    public String toString() {
        return line == 0 ? file + ": " + message : file + ":" + line + ":" + column + ": " + message;
    }
}
