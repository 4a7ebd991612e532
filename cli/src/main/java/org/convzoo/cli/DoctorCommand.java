package org.convzoo.cli;

import org.convzoo.training.Diagnosis;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows what the toolkit found on this machine. */
@Command(
        name = "doctor",
        description = "Shows what was found on this machine, what was chosen, and what could be better.",
        footer = {"", "Example: convzoo doctor --json"})
final class DoctorCommand extends Verb {

    @Option(names = "--json", description = "Print one JSON document.")
    boolean json;

    @Override
    public Integer call() {
        Diagnosis diagnosis = Diagnosis.make(terminal().environment());
        if (json) {
            Json.print(terminal().out(), diagnosis);
            return 0;
        }
        diagnosis.findings().forEach((name, value) -> terminal().out().printf("%-20s %s%n", name, value));
        diagnosis.advice().forEach(line -> terminal().out().println("! " + line));
        if (diagnosis.advice().isEmpty()) {
            terminal().out().println("All is well.");
        }
        return 0;
    }
}
