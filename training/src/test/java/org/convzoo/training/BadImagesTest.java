package org.convzoo.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.assertj.core.groups.Tuple;
import org.convzoo.configs.ConfigReader;
import org.convzoo.configs.DataLocator;
import org.convzoo.configs.RunConfig;
import org.convzoo.configs.UserException;
import org.convzoo.zoo.weights.PublishedFile;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs over a folder of images of every kind that people have, good and bad. */
class BadImagesTest {

    private static final String RUN = """
            name: odd
            seed: 7
            model: {architecture: lenet5}
            data:
              source: {type: imageFolder, directory: photos}
              batchSize: 4
              badImageLimit: 0.5
            training:
              epochs: 2
              optimizer: {type: momentum, learningRate: 0.01}
            """;

    @TempDir
    private Path home;

    @BeforeEach
    void folderOfOddImages() throws IOException {
        Path photos = home.resolve("photos");
        OddImages.write(photos.resolve("train/a"), OddImages.readable());
        OddImages.write(photos.resolve("train/a"), OddImages.unreadable());
        OddImages.write(
                photos.resolve("train/a"),
                Map.of("animated.gif", OddImages.readable().get("a-gif-named.jpg")));
        OddImages.write(photos.resolve("train/a"), Map.of("notes.txt", "no image".getBytes(StandardCharsets.UTF_8)));
        OddImages.write(photos.resolve("train/a"), Map.of(".DS_Store", new byte[4], "Thumbs.db", new byte[9]));
        for (int number = 0; number < 12; number++) {
            OddImages.write(photos.resolve("train/b"), Map.of(number + ".png", OddImages.good(number)));
        }
        for (String split : List.of("val", "test")) {
            OddImages.write(
                    photos.resolve(split + "/a"), Map.of("1.png", OddImages.good(1), "2.png", OddImages.good(2)));
            OddImages.write(photos.resolve(split + "/b"), Map.of("3.png", OddImages.good(3), "4.jpg", new byte[0]));
        }
    }

    @Test
    void everyOneIsHandledAsNamed() throws IOException {
        Listener listener = new Listener(Integer.MAX_VALUE);
        RunOutcome.Finished outcome =
                (RunOutcome.Finished) Experiment.start(config(), home.resolve("run"), surroundings(listener, 2))
                        .run();

        assertThat(outcome.badImages())
                .extracting(
                        BadImage::id, BadImage::split, image -> image.reason().replaceAll(" \\(.*", ""))
                .containsExactlyInAnyOrder(
                        bad(
                                "train/a/animated.gif",
                                "training",
                                "is an image whose name does not end in jpg, jpeg, jpe,"
                                        + " png, ppm, bmp, pgm, tif, tiff, webp"),
                        bad("train/a/empty.jpg", "training", "is empty"),
                        bad("train/a/cut.jpg", "training", "is cut off or damaged"),
                        bad("train/a/cut.png", "training", "is cut off or damaged"),
                        bad("train/a/cut.bmp", "training", "is cut off or damaged"),
                        bad("train/a/cut.tiff", "training", "is cut off or damaged"),
                        bad("train/a/cut.webp", "training", "is cut off or damaged"),
                        bad("train/a/cut-gif.jpg", "training", "is cut off or damaged"),
                        bad("train/a/page.jpg", "training", "is not an image in a known format"),
                        bad("train/a/phone.jpg", "training", "is not an image in a known format"),
                        bad("train/a/words.png", "training", "is not an image in a known format"),
                        bad(
                                "train/a/bomb.png",
                                "training",
                                "claims 60000x50000 pixels, more than the 178000000 allowed"),
                        bad("val/b/4.jpg", "validation", "is empty"),
                        bad("test/b/4.jpg", "test", "is empty"));
        assertThat(listener.leftOut).as("each is told once, in two epochs").hasSameElementsAs(outcome.badImages());
        List<String> lines = Files.readAllLines(outcome.directory().badImages());
        assertThat(lines).hasSize(15).startsWith("path,split,reason").contains("test/b/4.jpg,test,is empty");
        JsonNode report =
                new ObjectMapper().readTree(outcome.directory().reportJson().toFile());
        assertThat(outcome.evaluation().images())
                .as("test images in the figures")
                .isEqualTo(3);
        assertThat(report.toString())
                .contains(
                        "14 of 43 images could not be used and were left out, 1 of them of the test, so that the figures"
                                + " are about the others");
        assertThat(Files.readString(outcome.directory().reportHtml())).contains("14 of 43 images could not be used");
    }

    @Test
    void theCourseDoesNotDependOnThreadsOrStops() throws Exception {
        Path one = home.resolve("one");
        Path three = home.resolve("three");
        Path stopped = home.resolve("stopped");
        Experiment.start(config(), one, surroundings(new Listener(Integer.MAX_VALUE), 1))
                .run();
        Experiment.start(config(), three, surroundings(new Listener(Integer.MAX_VALUE), 3))
                .run();
        Listener begins = new Listener(3);
        Experiment.start(config(), stopped, surroundings(begins, 2)).run();
        Listener ends = new Listener(Integer.MAX_VALUE);
        Experiment.resume(stopped, surroundings(ends, 2)).run();

        for (Path other : List.of(three, stopped)) {
            assertThat(ModelArchive.network(other.resolve("model.zip")).params())
                    .isEqualTo(ModelArchive.network(one.resolve("model.zip")).params());
            assertThat(Files.readAllLines(other.resolve("bad-images.csv")))
                    .containsExactlyInAnyOrderElementsOf(Files.readAllLines(one.resolve("bad-images.csv")));
        }
        assertThat(ends.leftOut)
                .as("what was told before the stop is not told again")
                .doesNotContainAnyElementsOf(begins.leftOut);
    }

    @Test
    void wholeBatchesMayBeBad() {
        for (String more : List.of("training.accumulateBatches=1", "training.accumulateBatches=2")) {
            RunOutcome outcome = Experiment.start(
                            config("data.batchSize=1", "training.epochs=1", more),
                            home.resolve(more),
                            surroundings(new Listener(Integer.MAX_VALUE), 2))
                    .run();

            assertThat(outcome.history().epochs().get(0).trainLoss()).isFinite();
        }
    }

    @Test
    void tooManyEndTheRun() {
        assertThatThrownBy(() -> run("data.badImageLimit=0.1"))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith(
                        "5 of 43 images cannot be used, more than data.badImageLimit (0.1) allows; the last: ")
                .hasMessageContaining("those found so far are listed in "
                        + home.resolve("run").resolve("bad-images.csv"))
                .hasMessageEndingWith("mend or delete them, or allow more");
    }

    @Test
    void noneMayBeWhereARunShouldFail() throws IOException {
        assertThatThrownBy(() -> run("data.onBadImage=fail"))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "image train/a/animated.gif is an image whose name does not end in jpg, jpeg, jpe, png, ppm, bmp,"
                                + " pgm, tif, tiff, webp (data.source.extensions); add its ending there, delete it, or set"
                                + " data.onBadImage to skip");
        assertThat(home.resolve("run")).as("before anything is written").doesNotExist();

        Files.delete(home.resolve("photos/train/a/animated.gif"));
        assertThatThrownBy(() -> run("data.onBadImage=fail"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("image ")
                .hasMessageContaining("empty.jpg is empty; delete it or put a whole image in its place");
        assertThat(home.resolve("run")).as("before anything is written").doesNotExist();
    }

    @Test
    @Tag("real-data")
    void antsAndBeesTrainWithTheirJunk() {
        Path data = dataHome();
        RunConfig config = ConfigReader.readText(
                RUN.replace("photos", "hymenoptera"),
                "run.yaml",
                List.of("training.epochs=1", "data.batchSize=64", "data.badImageLimit=0.01"));
        Surroundings there = surroundings(new Listener(Integer.MAX_VALUE), 2, data);
        RunOutcome.Finished outcome = (RunOutcome.Finished)
                Experiment.start(config, home.resolve("skipped"), there).run();
        assertThat(outcome.badImages()).extracting(BadImage::id).containsExactly("train/ants/imageNotFound.gif");

        RunConfig failing = ConfigReader.readText(
                RUN.replace("photos", "hymenoptera"), "run.yaml", List.of("data.onBadImage=fail"));
        assertThatThrownBy(() ->
                        Experiment.start(failing, home.resolve("failed"), there).run())
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("image train/ants/imageNotFound.gif is an image whose name does not end in");
    }

    private static Path dataHome() {
        String given = System.getenv("CONVZOO_DATA");
        // Tests run in the module's folder.
        Path data = (given == null ? Path.of("../../shared/data") : Path.of(given))
                .toAbsolutePath()
                .normalize();
        Assumptions.assumeTrue(
                Files.isDirectory(data.resolve("hymenoptera")),
                () -> "skipped: no folder hymenoptera in " + data + "; set CONVZOO_DATA to the folder that has it");
        return data;
    }

    private static Tuple bad(String id, String split, String reason) {
        return Tuple.tuple(id, split, reason);
    }

    private RunOutcome run(String override) {
        return Experiment.start(config(override), home.resolve("run"), surroundings(new Listener(Integer.MAX_VALUE), 2))
                .run();
    }

    private static RunConfig config(String... overrides) {
        return ConfigReader.readText(RUN, "run.yaml", List.of(overrides));
    }

    private Surroundings surroundings(Listener listener, int workers) {
        return surroundings(listener, workers, home);
    }

    private static Surroundings surroundings(Listener listener, int workers, Path home) {
        Surroundings usual = Surroundings.of(
                DataLocator.forConfig(null, Map.of("CONVZOO_DATA", home.toString())),
                Map.of(),
                Clock.systemUTC(),
                listener,
                listener.stop,
                List.of());
        return new Surroundings(
                usual.locator(),
                usual.runtime(),
                usual.environment(),
                usual.clock(),
                workers,
                listener,
                listener.stop,
                List.of());
    }

    /** Remembers what it is told, and stops the run after so many batches. */
    private static final class Listener implements TrainingListener {
        private final StopSignal stop = new StopSignal();
        private final List<BadImage> leftOut = new ArrayList<>();
        private int batchesLeft;

        Listener(int batches) {
            this.batchesLeft = batches;
        }

        @Override
        public void weightsArriving(PublishedFile file, long bytes, OptionalLong total) {}

        @Override
        public void weightsLoaded(List<String> account) {}

        @Override
        public void foldBegins(int fold, int folds) {}

        @Override
        public void started(RunPlan plan) {}

        @Override
        public void imageLeftOut(BadImage image) {
            leftOut.add(image);
        }

        @Override
        public void batchDone(BatchProgress progress) {
            if (--batchesLeft == 0) {
                stop.raise();
            }
        }

        @Override
        public void epochDone(EpochResult result, int epochs, boolean best) {}
    }
}
