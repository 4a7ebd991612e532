package org.convzoo.data.inspection;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.convzoo.configs.CacheConfig;
import org.convzoo.configs.ConfigReader;
import org.convzoo.configs.DataConfig;
import org.convzoo.configs.DataLocator;
import org.convzoo.configs.NamedSource;
import org.convzoo.configs.RunConfig;
import org.convzoo.configs.download.Access;
import org.convzoo.data.DataSplits;
import org.convzoo.data.Part;

/**
 * What is to be inspected.
 *
 * @param name what a person calls it
 * @param data where the images come from
 * @param seed decides which images are held out
 * @param ofRun whether the parts are those that a run sees; else those that the source has itself
 * @param locator finds the files that the source names
 */
public record Subject(String name, DataConfig data, long seed, boolean ofRun, DataLocator locator) {

    /**
     * The images that a person names.
     *
     * @param source a run's configuration, a folder, a table, the type of a source, or YAML as {@code data.source} would have it
     * @throws org.convzoo.configs.UserException if it is none of these
     */
    public static Subject named(String source, Map<String, String> environment) {
        if (isConfiguration(source)) {
            Path file = Path.of(source);
            RunConfig run = ConfigReader.read(file, List.of());
            return new Subject(run.name(), run.data(), run.seed(), true, DataLocator.forConfig(file, environment));
        }
        DataLocator locator = DataLocator.forConfig(null, environment);
        return new Subject(source, NamedSource.read("SOURCE", source, locator), 0, false, locator);
    }

    /**
     * Opens the source; whoever opens closes.
     *
     * @param access how archives of images are downloaded
     * @throws org.convzoo.configs.UserException if the images cannot be found or are not what they should be
     */
    public DataSplits open(Access access) {
        // The files themselves are looked at, not what an earlier run has decoded.
        return DataSplits.openForTest(data.withCache(new CacheConfig.None()), seed, locator, access, warning -> {});
    }

    /** Which parts of the opened source are meant. */
    public List<Part> parts(DataSplits source) {
        return ofRun ? source.parts() : source.ownParts();
    }

    private static boolean isConfiguration(String source) {
        String name = source.toLowerCase(Locale.ROOT);
        try {
            return (name.endsWith(".yaml") || name.endsWith(".yml")) && Files.isRegularFile(Path.of(source));
        } catch (InvalidPathException notAPath) {
            return false;
        }
    }
}
