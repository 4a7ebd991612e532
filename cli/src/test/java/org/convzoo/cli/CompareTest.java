package org.convzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs of several kinds beside each other, and what cannot be compared. */
class CompareTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private CapturedTerminal terminal;
    private Path config;

    @BeforeEach
    void prepare() throws IOException {
        terminal = new CapturedTerminal(folder);
        config = SmallRun.writeConfig(folder, 320, 1);
    }

    private Path train(String name, String... overrides) {
        return train(config, name, overrides);
    }

    private Path train(Path yaml, String name, String... overrides) {
        Path run = folder.resolve(name);
        Object[] arguments = new Object[4 + 2 * overrides.length];
        arguments[0] = "train";
        arguments[1] = yaml;
        arguments[2] = "--run-dir";
        arguments[3] = run;
        for (int i = 0; i < overrides.length; i++) {
            arguments[4 + 2 * i] = "--set";
            arguments[5 + 2 * i] = overrides[i];
        }
        assertThat(terminal.run(arguments)).as(terminal.err()).isZero();
        return run;
    }

    private Path trainOnFeatures(String name) throws IOException {
        Path yaml = Files.writeString(folder.resolve(name + ".yaml"), """
                name: %s
                seed: 7
                model: {architecture: lenet5}
                data:
                  source: {type: printedDigits, train: 320, validation: 100, test: 100}
                  batchSize: 32
                features: {layer: s4, pooling: flatten, classifier: {type: logisticRegression, c: [0.1, 1], folds: 3}}
                """.formatted(name));
        return train(yaml, name);
    }

    private static JsonNode report(Path run) throws IOException {
        return JSON.readTree(run.resolve("report.json").toFile());
    }

    @Test
    void runsOfAllKindsAreComparedImageByImage() throws IOException {
        Path network = train("network");
        Path features = trainOnFeatures("features");
        Path ensemble = folder.resolve("ensemble");
        assertThat(terminal.run("ensemble", network, features, "--output", ensemble))
                .as(terminal.err())
                .isZero();
        Path flipped = folder.resolve("flipped");
        assertThat(terminal.run("evaluate", network, "--tta", "flip", "--output", flipped))
                .as(terminal.err())
                .isZero();
        Path page = folder.resolve("compared.html");

        assertThat(terminal.run("compare", network, features, ensemble, flipped, "--html", page, "--json"))
                .as(terminal.err())
                .isZero();

        JsonNode compared = JSON.readTree(terminal.out());
        assertThat(compared.get("images").intValue()).isEqualTo(100);
        assertThat(compared.get("pairs")).hasSize(6);
        for (JsonNode run : compared.get("runs")) {
            JsonNode own = report(folder.resolve(run.get("name").asText()));
            assertThat(run.get("accuracy")).isEqualTo(own.at("/metrics/accuracy"));
            assertThat(run.get("macroF1").doubleValue())
                    .isCloseTo(own.at("/metrics/macroF1").doubleValue(), within(1e-12));
            assertThat(run.get("costs")).isEqualTo(own.get("costs"));
        }
        assertThat(compared.get("runs").findValuesAsText("description"))
                .containsExactlyInAnyOrder(
                        "lenet5, trained",
                        "logistic regression on features of lenet5",
                        "Ensemble of 2 runs",
                        network.toString());
        int shared =
                compared.get("allRight").intValue() + compared.get("allWrong").intValue();
        assertThat(compared.get("disagreements")).hasSize(100 - shared);
        assertThat(Files.readString(page))
                .contains(compared.at("/recommendation/sentence").asText(), "data:image/png;base64,");

        assertThat(terminal.run("compare", network, features, "--output", folder.resolve("both")))
                .isZero();
        assertThat(terminal.out()).contains("2 runs on 100 test images", "lenet5, trained", "MCNEMAR", "Take ");
        assertThat(terminal.err()).contains("Report: " + folder.resolve("both/report.html"));
        assertThat(report(folder.resolve("both")).get("runs")).hasSize(2);
        assertThat(terminal.run("compare", network, features, "--output", folder.resolve("both")))
                .isEqualTo(2);
        assertThat(terminal.err()).contains("exists already and was left as it is");
    }

    @Test
    void aRunRecordsWhatItCosts() throws IOException {
        Path first = trainOnFeatures("first");
        JsonNode costs = report(first).get("costs");
        assertThat(costs.get("trainingSeconds").doubleValue()).isPositive();
        assertThat(costs.get("keptFeatures").booleanValue()).isFalse();
        assertThat(costs.get("secondsPerImage").doubleValue()).isBetween(1e-6, 1.0);
        assertThat(costs.get("modelBytes").longValue()).isEqualTo(Files.size(first.resolve("model.zip")));
        assertThat(costs.get("parameters").longValue()).isPositive();
        if (Files.exists(Path.of("/proc/self/status"))) {
            assertThat(costs.get("peakMemoryBytes").longValue()).isGreaterThan(50_000_000);
        }
        assertThat(report(first).at("/facts/Peak memory").asText()).endsWith(" MiB");
        Path again = trainOnFeatures("again");
        assertThat(report(again).at("/costs/keptFeatures").booleanValue())
                .as("the second run finds the features of the first")
                .isTrue();
        int status = terminal.run("compare", first, again);
        assertThat(status).as(terminal.err()).isZero();
        assertThat(terminal.out())
                .contains("* features were there from an earlier run", "All are right about", "as many images rightly");
        List<String> lines = Files.readAllLines(first.resolve("predictions.csv"));
        assertThat(lines).hasSize(101);
        assertThat(lines.get(1)).matches("test/0*0,[0-9a-f]{16},\\d,\\d,\\w+,\\w+,[0-9.E-]+,[0-9.E-]+");
    }

    @Test
    void otherImagesOrClassesAreRefused() throws IOException {
        Path one = train("one");
        Path seed = train("seed", "seed=8");
        assertThat(terminal.run("compare", one, seed)).isEqualTo(1);
        assertThat(terminal.err())
                .contains("is another in " + seed + " (content ", "than in " + one)
                .contains("compare runs that were tested on the same files");
        Path fewer = train("fewer", "data.source.test=60");
        assertThat(terminal.run("compare", one, fewer)).isEqualTo(1);
        assertThat(terminal.err())
                .contains(one + " was tested on 100 images and " + fewer + " on 60, of which they share 60, only " + one
                        + " has test/");
        Path classes = train(
                "classes", "data.source={type: xo, train: 64, validation: 32, test: 32}", "model.architecture=xo");
        assertThat(terminal.run("compare", one, classes)).isEqualTo(1);
        assertThat(terminal.err())
                .contains(one + " knows the classes 10 of them, [", classes + " knows [", "same classes apart");
    }

    @Test
    void whatIsNoTestedRunIsRefused() throws IOException {
        Path one = train("one");
        assertThat(terminal.run("compare", one)).isEqualTo(2);
        assertThat(terminal.err()).contains("a comparison needs at least two runs, got 1");
        assertThat(terminal.run("compare")).isEqualTo(2);
        assertThat(terminal.run("compare", one, one, "--html", folder.resolve("absent/page.html")))
                .isEqualTo(2);
        assertThat(terminal.err())
                .contains("absent/page.html: there is no folder")
                .contains("; make it first");
        assertThat(terminal.run("compare", one, one)).isEqualTo(2);
        assertThat(terminal.err()).contains(one + " is named twice");
        assertThat(terminal.run("compare", one, folder)).isEqualTo(2);
        assertThat(terminal.err()).contains(folder + " is not the folder of a run, a test or an ensemble");
        assertThat(terminal.run("compare", one, folder.resolve("none"))).isEqualTo(2);
        assertThat(terminal.err()).contains("none does not exist and is not the folder of a run");

        Path unfinished = Files.createDirectories(folder.resolve("unfinished"));
        Files.copy(one.resolve("config.yaml"), unfinished.resolve("config.yaml"));
        assertThat(terminal.run("compare", one, unfinished)).isEqualTo(1);
        assertThat(terminal.err())
                .contains("the run in " + unfinished + " has no finished test; go on with it: convzoo train --resume "
                        + unfinished);

        Path old = Files.createDirectories(folder.resolve("old"));
        for (String file : List.of("config.yaml", "report.json", "report.html")) {
            Files.copy(one.resolve(file), old.resolve(file));
        }
        assertThat(terminal.run("compare", one, old)).isEqualTo(1);
        assertThat(terminal.err()).contains(old + " has a report and no predictions.csv", "convzoo evaluate " + old);

        Files.writeString(old.resolve("predictions.csv"), "image,actual\n");
        assertThat(terminal.run("compare", one, old)).isEqualTo(1);
        assertThat(terminal.err()).contains("predictions.csv is damaged: its first line is not image,content,actual");
        String lines = Files.readString(one.resolve("predictions.csv"));
        Files.writeString(old.resolve("predictions.csv"), lines.replaceFirst("(?m)^(test/0*0,\\w+),\\d", "$1,17"));
        assertThat(terminal.run("compare", one, old)).isEqualTo(1);
        assertThat(terminal.err())
                .contains("predictions.csv:2:", "the classes are 0 to 9 by report.json beside it, got 17");
    }
}
