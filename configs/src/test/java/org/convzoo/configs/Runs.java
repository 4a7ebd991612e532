package org.convzoo.configs;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;

/** YAML for tests. */
final class Runs {

    /** A run with nothing but the required keys. */
    static final String SMALLEST = """
            name: smallest
            model: {architecture: lenet5}
            data:
              source: {type: mnist}
            training:
              epochs: 2
              optimizer: {type: adam}
            """;

    private Runs() {}

    static RunConfig read(String yaml, String... overrides) {
        return ConfigReader.readText(yaml, "run.yaml", List.of(overrides));
    }

    /** What is wrong with a run, a line for each problem. */
    static List<String> problems(String yaml, String... overrides) {
        return lines(() -> read(yaml, overrides));
    }

    /** What is wrong with a value of another record than a run. */
    static List<String> problems(Class<? extends Record> type, String yaml) {
        return lines(() -> ConfigReader.read(MappingShape.of(type), yaml, "run.yaml", List.of()));
    }

    static List<String> lines(Runnable reading) {
        InvalidConfigException refused = catchThrowableOfType(InvalidConfigException.class, reading::run);
        if (refused == null) {
            throw new AssertionError("the configuration was accepted, but it holds a mistake that must be refused");
        }
        return refused.problems().stream().map(ConfigProblem::toString).toList();
    }
}
