package org.convzoo.training;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.convzoo.configs.Colour;
import org.convzoo.configs.ConfigReader;
import org.convzoo.configs.DataConfig;
import org.convzoo.configs.DataLocator;
import org.convzoo.configs.NamedSource;
import org.convzoo.configs.RunConfig;
import org.convzoo.configs.UserException;
import org.convzoo.configs.download.Access;
import org.convzoo.configs.download.Downloads;
import org.convzoo.data.DataSplits;
import org.convzoo.data.DataSplits.Split;
import org.jspecify.annotations.Nullable;

/**
 * Labelled images that a trained network is tested on.
 *
 * @param config where they come from, and how many are looked at together
 * @param split which of them; null for those that the source itself has for tests (published weights may have been
 *     trained on the others), all where it has none
 * @param seed decides which images are held out where the source does not tell
 * @param locator finds the files that the source names
 * @param access how archives of images are downloaded
 */
public record TestImages(DataConfig config, @Nullable Split split, long seed, DataLocator locator, Access access) {

    /**
     * Images to test a run's network on.
     *
     * @param source another source than the run's: a folder, the type of a source, or YAML as {@code data.source} would
     *     have it; null for the run's own
     * @param split null for the test images of the run's own source, and for all images of another
     * @throws UserException if the source is nothing of these
     */
    public static TestImages ofRun(
            RunDirectory run, @Nullable String source, @Nullable Split split, Map<String, String> environment) {
        RunConfig config = ConfigReader.read(run.config(), List.of());
        DataLocator locator = DataLocator.forConfig(run.config(), environment);
        Split usual = source == null ? Split.TEST : Split.ALL;
        DataConfig data = source == null
                ? config.data()
                : config.data()
                        .withSource(NamedSource.read("--source", source, DataLocator.forConfig(null, environment))
                                .source())
                        .withSplits(new DataConfig.SplitConfig(
                                config.data().splits().validation(),
                                config.data().splits().test()));
        return new TestImages(
                data, split == null ? usual : split, config.seed(), locator, Surroundings.dataAccess(environment));
    }

    /**
     * Images to test published weights on.
     *
     * @param source a folder, the type of a source, or YAML as {@code data.source} would have it
     * @param split as of the record
     * @throws UserException if the source is nothing of these
     */
    public static TestImages of(String source, @Nullable Split split, Map<String, String> environment) {
        DataLocator locator = DataLocator.forConfig(null, environment);
        return new TestImages(
                NamedSource.read("--source", source, locator), split, 0, locator, Surroundings.dataAccess(environment));
    }

    /** The same images, more or fewer at a time. */
    public TestImages inBatchesOf(int batchSize) {
        return new TestImages(config.withBatchSize(batchSize), split, seed, locator, access);
    }

    /** The same images; a watcher is told of their downloads. */
    public TestImages watchedBy(Downloads watcher) {
        return new TestImages(config, split, seed, locator, access.watchedBy(watcher));
    }

    /** The same images with their transparent pixels laid on a colour. */
    TestImages on(Colour background) {
        return new TestImages(config.withBackground(background), split, seed, locator, access);
    }

    DataSplits open() {
        // A test reads each image once: whether it is kept for another time is no matter for a warning.
        return DataSplits.openForTest(config, seed, locator, access, warning -> {});
    }

    /** Which part of the opened source is meant. */
    Split splitOf(DataSplits splits) {
        if (split != null) {
            return split;
        }
        return splits.hasOwnTest() ? Split.TEST : Split.ALL;
    }

    static String inWords(Split split) {
        return split == Split.ALL ? "all images" : "the " + split.name().toLowerCase(Locale.ROOT) + " images";
    }
}
