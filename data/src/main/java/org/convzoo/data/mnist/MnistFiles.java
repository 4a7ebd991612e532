package org.convzoo.data.mnist;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.convzoo.configs.DataLocator;
import org.convzoo.configs.SourceConfig;
import org.convzoo.configs.UserException;
import org.convzoo.configs.download.Access;
import org.convzoo.configs.download.Digest;
import org.convzoo.configs.download.Download;
import org.convzoo.configs.download.Expected;
import org.convzoo.configs.download.Mirror;
import org.convzoo.configs.download.Patience;
import org.convzoo.configs.download.Progress;
import org.convzoo.data.FailureReason;
import org.convzoo.data.mnist.IdxFolder.Part;

/** Finds the files of a data set; those of MNIST itself are downloaded into the data home when absent. */
final class MnistFiles {

    private static final String MNIST = "mnist";
    private static final Download DOWNLOAD = new Download(Patience.USUAL, Access.direct());

    private MnistFiles() {}

    static IdxFolder find(SourceConfig.Mnist source, DataLocator locator) {
        Optional<Path> present = locator.lookFor(source.directory());
        if (!isMnist(Path.of(source.directory()))) {
            return complete(present.orElseGet(() -> locator.find(source.directory())));
        }
        if (present.isPresent() && Files.isDirectory(present.get())) {
            IdxFolder folder = IdxFolder.in(present.get());
            if (folder.complete()) {
                return folder;
            }
        }
        // not where an incomplete folder was found: that is somebody's own
        return downloaded(locator.inDataHome(MNIST), source.mirror(), DOWNLOAD);
    }

    /** Only a folder of MNIST's own name is filled from the mirror: Fashion-MNIST's files have the same names. */
    static boolean isMnist(Path directory) {
        return directory.endsWith(MNIST);
    }

    static IdxFolder downloaded(Path directory, String mirror, Download download) {
        Mirror folder = Mirror.parse("data.source.mirror", mirror);
        try {
            Files.createDirectories(directory);
            IdxFolder present = IdxFolder.in(directory);
            for (Part part : Part.values()) {
                if (!present.files().containsKey(part)) {
                    download.fetch(
                            folder.addressOf(part.fileName()),
                            directory.resolve(part.fileName()),
                            expected(part),
                            Progress.NONE);
                }
            }
        } catch (IOException failed) {
            throw UserException.failed(
                    "MNIST is not on this machine and could not be downloaded: " + reason(failed, directory) + "; put "
                            + Stream.of(Part.values()).map(Part::fileName).collect(Collectors.joining(", "))
                            + " into " + directory + ", or set data.source.mirror to an address that has them",
                    failed);
        }
        return complete(directory);
    }

    private static String reason(IOException failure, Path directory) {
        return failure instanceof FileSystemException
                ? "cannot write to " + directory + " (" + FailureReason.of(failure) + ")"
                : failure.getMessage();
    }

    private static IdxFolder complete(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw UserException.failed(directory
                    + " is not a folder; data.source.directory names the folder that holds " + "the four IDX files");
        }
        IdxFolder folder = IdxFolder.in(directory);
        if (!folder.complete()) {
            throw UserException.failed(directory + " lacks " + folder.missing()
                    + "; put them there (with or without .gz) or set data.source.directory");
        }
        return folder;
    }

    private static Expected expected(Part part) {
        return switch (part) {
            case TRAINING_IMAGES ->
                expected(9_912_422, "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609");
            case TRAINING_LABELS ->
                expected(28_881, "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c");
            case TEST_IMAGES -> expected(1_648_877, "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6");
            case TEST_LABELS -> expected(4_542, "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6");
        };
    }

    private static Expected expected(long size, String sha256) {
        return Expected.of(size, Digest.sha256(sha256));
    }
}
