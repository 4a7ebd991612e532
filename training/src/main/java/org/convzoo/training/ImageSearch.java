package org.convzoo.training;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.convzoo.configs.ConfigReader;
import org.convzoo.configs.ImageContract;
import org.convzoo.configs.SignalsConfig;
import org.convzoo.configs.SourceConfig;
import org.convzoo.configs.UserException;
import org.convzoo.data.FailureReason;
import org.convzoo.data.ImageDecoder;
import org.convzoo.data.RawSignal;
import org.convzoo.data.signals.SignalColumns;
import org.convzoo.data.signals.SignalFile;

/**
 * Finds the images that a person means.
 *
 * @param standardInput what {@code -} stands for
 * @param columns of tables of signals
 * @param length values that signals have, if that is known
 */
public record ImageSearch(InputStream standardInput, SignalColumns columns, OptionalInt length) {

    private static final Path STANDARD_INPUT = Path.of("-");

    /** For a network that anybody may have trained. */
    public ImageSearch(InputStream standardInput) {
        this(standardInput, SignalColumns.usual(), OptionalInt.empty());
    }

    /** For the network of a run: tables of signals are read as its own were. */
    public static ImageSearch ofRun(InputStream standardInput, RunDirectory run) {
        SourceConfig source = ConfigReader.read(run.config(), List.of()).data().source();
        if (!(source instanceof SignalsConfig) || !Files.exists(run.model())) {
            return new ImageSearch(standardInput);
        }
        int length = ModelArchive.document(run.model(), ModelDocuments.CONTRACT, ImageContract.class)
                .input()
                .width();
        return new ImageSearch(standardInput, SignalColumns.of(source), OptionalInt.of(length));
    }

    /**
     * The images meant by files, folders and {@code -}, in their order; of a folder, all images in it and below it, in
     * the order of their names; of a file of signals (.csv, .tsv, .npy), all signals. A file that does not exist is an
     * image that cannot be read.
     *
     * @throws UserException if a folder holds no image, or {@code -} is there twice
     */
    public List<UnlabelledImage> images(List<Path> filesAndFolders) {
        if (filesAndFolders.indexOf(STANDARD_INPUT) != filesAndFolders.lastIndexOf(STANDARD_INPUT)) {
            throw UserException.wrongUsage("- stands for the one image that standard input has; give it once");
        }
        List<UnlabelledImage> images = new ArrayList<>();
        for (Path path : filesAndFolders) {
            if (path.equals(STANDARD_INPUT)) {
                images.add(UnlabelledImage.stream("-", standardInput));
            } else if (Files.isDirectory(path)) {
                imagesIn(path).forEach(file -> images.add(UnlabelledImage.file(file)));
            } else if (SignalFile.isOne(path)) {
                images.addAll(signalsIn(path));
            } else {
                images.add(UnlabelledImage.file(path));
            }
        }
        return images;
    }

    /** Called by the file and their number from 0. A file that cannot be read counts as one. */
    private List<UnlabelledImage> signalsIn(Path file) {
        try {
            List<RawSignal> signals = SignalFile.read(file, columns, length);
            return IntStream.range(0, signals.size())
                    .mapToObj(index -> new UnlabelledImage(file + "[" + index + "]", colour -> signals.get(index)))
                    .toList();
        } catch (UserException unreadable) {
            return List.of(new UnlabelledImage(file.toString(), colour -> {
                throw unreadable;
            }));
        }
    }

    private static List<Path> imagesIn(Path folder) {
        try (Stream<Path> all = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            List<Path> images = all.filter(ImageDecoder::looksLikeAnImage)
                    .filter(file -> !Files.isDirectory(file))
                    .sorted()
                    .toList();
            if (images.isEmpty()) {
                throw UserException.failed("the folder " + folder + " holds no image");
            }
            return images;
        } catch (IOException | UncheckedIOException problem) {
            throw UserException.failed(
                    "cannot read the folder " + folder + " (" + FailureReason.of(problem) + "); check its permissions",
                    problem);
        }
    }

    /**
     * The paths that a list has, one a line, in UTF-8; empty lines are passed over.
     *
     * @param list a file, or {@code -}
     * @throws UserException if it cannot be read or has no paths
     */
    public List<Path> listed(Path list) {
        try (BufferedReader reader = list.equals(STANDARD_INPUT)
                ? new BufferedReader(new InputStreamReader(standardInput, StandardCharsets.UTF_8))
                : Files.newBufferedReader(list)) {
            List<Path> paths =
                    reader.lines().filter(line -> !line.isBlank()).map(Path::of).toList();
            if (paths.isEmpty()) {
                throw UserException.failed("the list " + list + " is empty; it needs one path a line");
            }
            if (paths.contains(STANDARD_INPUT)) {
                throw UserException.failed("the list " + list + " has a line -, but it is a list of files and folders");
            }
            return paths;
        } catch (InvalidPathException | UncheckedIOException noPaths) {
            throw UserException.failed(
                    "the list " + list + " has a line that is no path (" + FailureReason.of(noPaths)
                            + "); it needs one path a line, in UTF-8",
                    noPaths);
        } catch (IOException problem) {
            throw UserException.failed(
                    "cannot read the list " + list + " (" + FailureReason.of(problem) + ")", problem);
        }
    }
}
