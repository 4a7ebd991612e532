package org.convzoo.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.convzoo.configs.ConfigProblem;
import org.convzoo.configs.ConfigReader;
import org.convzoo.configs.InvalidConfigException;
import org.convzoo.configs.UserException;
import org.convzoo.training.RunCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks configurations without running them. */
@Command(
        name = "validate",
        description = "Checks configurations; every problem is shown with its file, line and column.",
        footer = {"", "Example: convzoo validate configs/*.yaml"})
final class ValidateCommand extends Verb {

    @Parameters(arity = "1..*", paramLabel = "CONFIG", description = "YAML files.")
    List<Path> configs = List.of();

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Overrides a value, e.g. training.epochs=3.")
    List<String> overrides = List.of();

    @Option(names = "--json", description = "Print one JSON document.")
    boolean json;

    @Override
    public Integer call() {
        Map<String, List<String>> problems = new LinkedHashMap<>();
        for (Path config : configs) {
            problems.put(config.toString(), problemsOf(config));
        }
        boolean valid = problems.values().stream().allMatch(List::isEmpty);
        if (json) {
            Json.print(terminal().out(), new Verdict(valid, problems));
        } else {
            problems.forEach((file, found) -> {
                found.forEach(terminal().err()::println);
                if (found.isEmpty()) {
                    terminal().out().println(file + ": valid");
                }
            });
        }
        return valid ? 0 : Failures.WRONG_USAGE;
    }

    private record Verdict(boolean valid, Map<String, List<String>> problems) {}

    private List<String> problemsOf(Path file) {
        List<String> problems = new ArrayList<>();
        try {
            ConfigReader.read(file, overrides, RunCheck::check);
        } catch (InvalidConfigException invalid) {
            invalid.problems().stream().map(ConfigProblem::toString).forEach(problems::add);
        } catch (UserException problem) {
            problems.add(file + ": " + problem.getMessage());
        }
        return problems;
    }
}
