package org.convzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code plan} says of a run in phases, beside what the run then leaves. */
class PlanPhasesTest {

    @TempDir
    private Path folder;

    private CapturedTerminal terminal;
    private Path config;

    @BeforeEach
    void prepare() throws IOException {
        terminal = new CapturedTerminal(folder);
        config = Files.writeString(folder.resolve("phases.yaml"), """
                name: phases
                seed: 7
                model: {architecture: lenet5}
                data:
                  source: {type: printedDigits, train: 200, validation: 100, test: 100}
                  batchSize: 32
                transfer:
                  head: linear
                  phases:
                    - {name: warm up the head, train: head, epochs: 2, optimizer: {type: adam, learningRate: 0.01}}
                    - {name: fine-tune, train: all, epochs: 3, optimizer: {type: adam, learningRate: 0.002}}
                """);
    }

    @Test
    void timeMemoryAndDiskAreForetold() throws IOException {
        assertThat(terminal.run("plan", config, "--json")).as(terminal.err()).isZero();
        JsonNode plan = new ObjectMapper().readTree(terminal.out());
        assertThat(folder.resolve("feature-cache")).doesNotExist();
        assertThatTheRunIsTheSumOfItsPhases(plan);

        JsonNode disk = plan.get("disk");
        Path run = folder.resolve("run");
        assertThat(terminal.run("train", config, "--run-dir", run))
                .as(terminal.err())
                .isZero();
        assertThat(filesIn(folder.resolve("feature-cache")))
                .isEqualTo(disk.get("featureBytes").asLong());
        assertThat(plan.at("/phases/0/featureBytes")).isEqualTo(disk.get("featureBytes"));
        assertAbout(run.resolve("checkpoints/before-phase-1.zip"), disk.get("beforeBytes"));
        assertAbout(run.resolve("checkpoints/last.zip"), disk.get("checkpointBytes"));
        assertAbout(run.resolve("model.zip"), disk.get("modelBytes"));
        assertThat(filesIn(run)).isLessThan(disk.get("bytes").asLong());
    }

    private static void assertAbout(Path file, JsonNode bytes) throws IOException {
        assertThat(Files.size(file))
                .as(file.getFileName().toString())
                .isBetween(bytes.asLong() * 90 / 100, bytes.asLong() * 103 / 100);
    }

    private static long filesIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> {
                        try {
                            return Files.size(file);
                        } catch (IOException unreadable) {
                            throw new UncheckedIOException(unreadable);
                        }
                    })
                    .sum();
        }
    }

    private static void assertThatTheRunIsTheSumOfItsPhases(JsonNode plan) {
        JsonNode warmUp = plan.at("/phases/0");
        JsonNode all = plan.at("/phases/1");

        assertThat(warmUp.get("cut").textValue()).isEqualTo("c5");
        assertThat(all.get("cut").isNull()).isTrue();
        assertThat(warmUp.at("/time/beginSeconds").doubleValue()).isPositive();
        assertThat(all.at("/time/beginSeconds").doubleValue()).isZero();
        assertThat(plan.at("/time/epochs").intValue()).isEqualTo(5);
        for (String seconds : new String[] {"seconds", "secondsLow", "secondsHigh", "testSeconds", "beginSeconds"}) {
            double sum = warmUp.get("time").get(seconds).doubleValue()
                    + all.get("time").get(seconds).doubleValue();
            assertThat(plan.get("time").get(seconds).doubleValue()).as(seconds).isCloseTo(sum, within(1e-6));
        }
        assertThat(plan.at("/memory/peakBytes").longValue())
                .isEqualTo(Math.max(
                        warmUp.at("/memory/peakBytes").longValue(),
                        all.at("/memory/peakBytes").longValue()));
        assertThat(plan.get("largestBatch").intValue()).isEqualTo(200);
    }

    /** The second phase finds what the first one computed; after a run, so does the first. */
    @Test
    void whatIsKeptAlreadyCostsNothingAgain() throws IOException {
        String[] sameLayers = {
            "--set",
            "transfer.phases.1.train=head",
            "--set",
            "transfer.phases.0.epochs=1",
            "--set",
            "transfer.phases.1.epochs=1"
        };
        JsonNode before = plan(sameLayers);
        long bytes = before.at("/phases/0/featureBytes").longValue();
        assertThat(before.at("/phases/0/keptBytes").longValue()).isZero();
        assertThat(before.at("/phases/1/keptBytes").longValue()).isEqualTo(bytes);
        assertThat(before.at("/disk/featureBytes").longValue()).isEqualTo(bytes);

        List<Object> train = new ArrayList<>(List.of("train", config, "--run-dir", folder.resolve("run")));
        train.addAll(List.of(sameLayers));
        assertThat(terminal.run(train.toArray())).as(terminal.err()).isZero();

        JsonNode after = plan(sameLayers);
        assertThat(after.at("/phases/0/keptBytes").longValue()).isEqualTo(bytes);
        assertThat(after.at("/disk/featureBytes").longValue()).isZero();
        assertThat(plan("--set", "seed=8").at("/phases/0/keptBytes").longValue())
                .as("other images, and another network")
                .isZero();
        assertThat(terminal.run("plan", config)).as(terminal.err()).isZero();
        assertThat(terminal.out().replaceAll("\\s+", " "))
                .contains("features of c5, 141.0 KiB, are kept already; a copy of the network is saved: ");
    }

    private JsonNode plan(String... settings) throws IOException {
        List<Object> arguments = new ArrayList<>(List.of("plan", config, "--json"));
        arguments.addAll(List.of(settings));
        assertThat(terminal.run(arguments.toArray())).as(terminal.err()).isZero();
        return new ObjectMapper().readTree(terminal.out());
    }

    @Test
    void peopleAreToldOfEachPhase() {
        assertThat(terminal.run("plan", config)).as(terminal.err()).isZero();
        assertThat(terminal.out().replaceAll("\\s+", " "))
                .contains("Phase warm up the head ", "features of c5, 141.0 KiB, ", "are computed once")
                .contains("Phase fine-tune ", "3 epochs and the test: ")
                .contains("Time all phases, 5 epochs: ")
                .contains("the network before phases ", "kept features ");
    }

    @Test
    void aPhaseThatTheRunDoesNotHaveIsRefused() {
        assertThat(terminal.run("lr-find", config, "--phase", 3, "--output", folder.resolve("rates")))
                .isEqualTo(2);
        assertThat(terminal.err()).contains("--phase 3: the run has 2 phases");
    }

    @Test
    void theRatesOfALaterPhaseAreFound() throws IOException {
        Path output = folder.resolve("rates");
        assertThat(terminal.run("lr-find", config, "--phase", 2, "--steps", 20, "--output", output, "--json"))
                .as(terminal.err())
                .isIn(0, 1);
        JsonNode second = new ObjectMapper().readTree(terminal.out());
        Path again = folder.resolve("rates-of-the-head");
        assertThat(terminal.run("lr-find", config, "--steps", 20, "--output", again, "--json"))
                .isIn(0, 1);
        JsonNode first = new ObjectMapper().readTree(terminal.out());

        assertThat(second.get("description").textValue()).contains("the phase fine-tune");
        assertThat(first.get("description").textValue()).contains("the phase warm up the head");
        assertThat(second.at("/steps/10/loss").doubleValue())
                .as("other layers learn")
                .isNotEqualTo(first.at("/steps/10/loss").doubleValue());
    }
}
