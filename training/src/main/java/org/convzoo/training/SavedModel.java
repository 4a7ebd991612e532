package org.convzoo.training;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.convzoo.configs.UserException;
import org.convzoo.data.DataSplits.Split;
import org.jspecify.annotations.Nullable;

/**
 * A trained network as a person names it: a run, or an archive of a network alone, wherever it has been copied to.
 *
 * @param path of the folder or file, as it was named
 * @param archive with the network, its contract and its labels
 * @param run that it is of; empty of an archive alone
 */
public record SavedModel(Path path, Path archive, Optional<RunDirectory> run) {

    /** The first bytes of a zip. */
    private static final int ZIP = 0x504b0304;

    /**
     * Opens a run's folder or a zip file.
     *
     * @throws UserException if it is neither
     */
    public static SavedModel open(Path path) {
        if (isZip(path)) {
            return new SavedModel(path, path, Optional.empty());
        }
        RunDirectory run = RunDirectory.open(path);
        return new SavedModel(path, run.model(), Optional.of(run));
    }

    private static boolean isZip(Path path) {
        if (!Files.isRegularFile(path)) {
            return false;
        }
        try (InputStream content = Files.newInputStream(path)) {
            byte[] start = content.readNBytes(Integer.BYTES);
            return start.length == Integer.BYTES && ByteBuffer.wrap(start).getInt() == ZIP;
        } catch (IOException problem) {
            throw UserException.failed("cannot read " + path + ": " + problem, problem);
        }
    }

    /**
     * Images to test the network on.
     *
     * @param source another source than the run's, as {@link TestImages#ofRun} has it; null for the run's own
     * @param split null for the test images of the run's own source, and for all images of another
     * @throws UserException if the source is missing or wrong
     */
    public TestImages images(@Nullable String source, @Nullable Split split, Map<String, String> environment) {
        if (run.isPresent()) {
            return TestImages.ofRun(run.get(), source, split, environment);
        }
        if (source == null) {
            throw UserException.wrongUsage(
                    path + " does not say which images it was made for; name some to test it on with --source");
        }
        return TestImages.of(source, split == null ? Split.ALL : split, environment);
    }

    /**
     * What a file of signals is read as; of an archive alone, as usual.
     *
     * @param standardInput what {@code -} stands for
     */
    public ImageSearch search(InputStream standardInput) {
        return run.map(directory -> ImageSearch.ofRun(standardInput, directory))
                .orElseGet(() -> new ImageSearch(standardInput));
    }
}
