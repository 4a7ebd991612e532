package org.convzoo.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunComparisonTest {

    private static final int IMAGES = 40;

    /** Forty images of three classes in turn. */
    private static int[] actual() {
        return IntStream.range(0, IMAGES).map(image -> image % 3).toArray();
    }

    /** Answers that are wrong about some images, by so many classes. */
    private static int[] wrongAbout(int by, int... images) {
        int[] answers = actual();
        Arrays.stream(images).forEach(image -> answers[image] = (answers[image] + by) % 3);
        return answers;
    }

    private static TestedRun run(String name, int[] answers, @Nullable Double seconds, @Nullable Long bytes) {
        return new TestedRun(name, "a " + name, answers, new RunCosts(12.0, false, null, seconds, null, bytes, null));
    }

    private static RunComparison compared(TestedRun... runs) {
        List<String> ids =
                IntStream.range(0, IMAGES).mapToObj(image -> "i" + image).toList();
        return RunComparison.of(new SharedTest(List.of("a", "b", "c"), ids, actual(), List.of(runs)), 5);
    }

    private static final int[] THREE = {1, 7, 30};
    private static final int[] NINE = {1, 2, 5, 9, 11, 16, 22, 25, 33};

    /**
     * F1 by scikit-learn 1.2.1; the intervals by NumPy 1.24.2, of 400,000 resamples of accuracies, which step by 1/40, and
     * 20,000 of F1.
     */
    @Test
    void differencesHaveTheIntervalsOfAPairedBootstrap() {
        RunComparison comparison =
                compared(run("nine", wrongAbout(2, NINE), null, null), run("three", wrongAbout(1, THREE), null, null));
        RunStanding best = comparison.standings().get(0);
        RunStanding other = comparison.standings().get(1);
        assertThat(best.run().name()).isEqualTo("three");
        assertThat(best.right()).isEqualTo(37);
        assertThat(best.macroF1()).isCloseTo(0.9238447971781305, within(1e-12));
        assertThat(best.accuracyDifference()).isEqualTo(new Difference(0, 0, 0));
        assertThat(other.macroF1()).isCloseTo(0.7733333333333333, within(1e-12));
        assertThat(other.accuracyDifference().value()).isCloseTo(-0.15, within(1e-12));
        assertThat(other.accuracyDifference().low()).isCloseTo(-0.3, within(1e-9));
        assertThat(other.accuracyDifference().high()).isCloseTo(0, within(1e-9));
        assertThat(other.macroF1Difference().low()).isCloseTo(-0.308, within(0.01));
        assertThat(other.macroF1Difference().high()).isCloseTo(0, within(0.01));
        assertThat(other.onlyRight()).containsExactly(7, 30);
        assertThat(other.onlyWrong())
                .as("image 1 is named wrongly by both")
                .doesNotContain(1)
                .hasSize(8);
        PairedTest pair = comparison.againstBest(1);
        assertThat(pair.test().onlyFirst()).isEqualTo(8);
        assertThat(pair.test().onlySecond()).isEqualTo(2);
        assertThat(pair.test().p()).as("2 of 10, twice the tail: 112/1024").isEqualTo(112 / 1024.0);
        assertThat(comparison.all(true)).isEqualTo(29);
        assertThat(comparison.all(false)).isEqualTo(1);
    }

    @Test
    void theSameSeedGivesTheSameIntervals() {
        TestedRun three = run("three", wrongAbout(1, THREE), null, null);
        TestedRun nine = run("nine", wrongAbout(2, NINE), null, null);
        assertThat(compared(three, nine).standings().get(1).macroF1Difference())
                .isEqualTo(compared(nine, three).standings().get(1).macroF1Difference());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            0.020 | 0.005 | - | - | Take nine: its 77.50% cannot be told from the best, 92.50% of three (p = 0.11), and an image takes it 5.0 ms of a processor instead of 20 ms.
            0.020 | 0.016 | - | - | Take three: it names the most images rightly, and none that cannot be told from it (nine) is clearly cheaper.
            0.020 | -     | 9000000 | 2000 | Take nine: its 77.50% cannot be told from the best, 92.50% of three (p = 0.11), and its model takes 2.0 KiB instead of 8.6 MiB.
            0     | 0     | - | - | Take three: it names the most images rightly, and none that cannot be told from it (nine) is clearly cheaper.
            -     | -     | - | - | Take three: it names the most images rightly, and none that cannot be told from it (nine) is clearly cheaper.
            """)
    void theCheapestThatCannotBeToldFromTheBestIsRecommended(
            @Nullable Double three,
            @Nullable Double nine,
            @Nullable Long large,
            @Nullable Long small,
            String sentence) {
        RunComparison comparison = compared(
                run("three", wrongAbout(1, THREE), three, large), run("nine", wrongAbout(2, NINE), nine, small));
        assertThat(comparison.advice().sentence()).isEqualTo(sentence);
        assertThat(comparison.standings().get(comparison.advice().run()).run().name())
                .isEqualTo(sentence.startsWith("Take nine") ? "nine" : "three");
    }

    @Test
    void whatChanceDoesNotExplainIsSaid() {
        int[] most = wrongAbout(1, IntStream.range(0, 30).toArray());
        TestedRun good = run("good", wrongAbout(1, THREE), 0.02, null);
        assertThat(compared(run("poor", most, 0.001, null), good).advice().sentence())
                .isEqualTo(
                        "Take good: it is 67.50 points better than poor (95% interval +50.00 to +82.50), and chance does"
                                + " not explain it (p < 0.001).");
        TestedRun unknown = new TestedRun("free", "", actual(), RunCosts.unknown());
        assertThat(compared(good, unknown).advice().sentence())
                .isEqualTo(
                        "Take free: it names the most images rightly, and what those cost that cannot be told from it"
                                + " (good) is not known.");
        assertThat(compared(good, run("alike", wrongAbout(1, THREE), 0.01, null))
                        .advice()
                        .sentence())
                .as("the quicker of equals comes first")
                .startsWith("Take alike: it names as many images rightly as any, and none");
    }

    @Test
    void thePageAndTheDocumentSayTheSame() throws IOException {
        RunComparison comparison = compared(
                run("logreg <1>", wrongAbout(2, NINE), 0.005, 4_800_000L),
                run("fine-tuned", wrongAbout(1, THREE), 0.02, 4_900_000L),
                new TestedRun(
                        "forest",
                        "a forest",
                        wrongAbout(1, 3, 4, 8, 12, 30),
                        new RunCosts(2.0, true, null, null, null, null, null)));
        Map<Integer, byte[]> pictures = new HashMap<>();
        Arrays.stream(comparison.shown()).skip(1).forEach(image -> pictures.put(image, SampleReports.png(image)));
        ComparisonReport report = new ComparisonReport(
                comparison, "40 drawn images", pictures, "convzoo compare a b c", List.of("A note."));

        String html = ReportWriter.html(report);
        Files.writeString(
                Files.createDirectories(Path.of("target", "report-samples")).resolve("compared.html"), html);
        ReportPageTest.requireSound(html);
        assertThat(html)
                .contains(
                        comparison.advice().sentence().replace("<", "&lt;"),
                        "logreg &lt;1>",
                        "A note.",
                        "no picture",
                        "2.0 s*")
                .doesNotContain("NaN");

        JsonNode json = new ObjectMapper().readTree(ReportWriter.json(report).toString());
        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly(
                        "recommendation",
                        "tested",
                        "images",
                        "labels",
                        "allRight",
                        "allWrong",
                        "runs",
                        "pairs",
                        "bootstrap",
                        "disagreements",
                        "notes");
        assertThat(json.at("/runs/0/name").asText()).isEqualTo("fine-tuned");
        assertThat(json.at("/runs/1/costs"))
                .hasToString(
                        "{\"trainingSeconds\":2.0,\"keptFeatures\":true,\"secondsPerImage\":null,\"processorSecondsPerImage\":null,"
                                + "\"peakMemoryBytes\":null,\"modelBytes\":null,\"parameters\":null}");
        assertThat(json.at("/pairs")).hasSize(3);
        assertThat(json.at("/disagreements")).hasSize(comparison.test().disputed().length);
        assertThat(json.at("/recommendation/sentence").asText())
                .isEqualTo(comparison.advice().sentence());
    }

    @Test
    void fewerThanTwoRunsAreNoComparison() {
        assertThatThrownBy(() -> compared(run("one", actual(), null, null)))
                .hasMessageContaining("a comparison needs 2 runs");
        assertThatThrownBy(() -> compared(run("one", actual(), null, null), run("two", new int[3], null, null)))
                .hasMessageContaining("run two has 3 answers to 40 images");
    }
}
