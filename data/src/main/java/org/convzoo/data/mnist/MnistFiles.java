package org.convzoo.data.mnist;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.convzoo.configs.DataLocator;
import org.convzoo.configs.MnistConfig;
import org.convzoo.configs.MnistConfig.Variant;
import org.convzoo.configs.UserException;
import org.convzoo.configs.download.Download;
import org.convzoo.configs.download.Mirror;
import org.convzoo.data.FailureReason;
import org.convzoo.data.mnist.IdxFolder.Part;

/** Finds the files of a data set; those that are published one by one are downloaded into the data home when absent. */
final class MnistFiles {

    private MnistFiles() {}

    static IdxFolder find(MnistConfig source, DataLocator locator, Download download) {
        DataSet mnist = DataSet.of(Variant.MNIST).orElseThrow();
        String directory = source.directory() == null
                ? DataSet.of(source.variant()).orElse(mnist).folder()
                : source.directory();
        // Only a folder of MNIST's own name is taken for it: Fashion-MNIST's files have the same names.
        Optional<DataSet> set = DataSet.of(source.variant())
                .or(() -> Optional.of(mnist).filter(known -> Path.of(directory).endsWith(known.folder())));
        Optional<Path> present = locator.lookFor(directory);
        if (set.isEmpty()
                || set.get().published().isEmpty()
                || !Path.of(directory).endsWith(set.get().folder())) {
            return complete(present.orElseGet(() -> locator.find(directory)), set);
        }
        if (present.isPresent() && Files.isDirectory(present.get())) {
            IdxFolder folder = source.variant() == Variant.AUTO
                    ? IdxFolder.in(present.get())
                    : IdxFolder.in(present.get(), set.get());
            if (folder.complete()) {
                return folder;
            }
        }
        // not where an incomplete folder was found: that is somebody's own
        return downloaded(
                set.get(), locator.inDataHome(set.get().folder()), Optional.ofNullable(source.mirror()), download);
    }

    /** Whether files of a folder that are broken come again once they are deleted. */
    static boolean comeAgain(MnistConfig source, IdxFolder folder) {
        return DataSet.of(source.variant() == Variant.AUTO ? Variant.MNIST : source.variant())
                .filter(set -> set.published().isPresent())
                .filter(set -> set.prefix().equals(folder.prefix())
                        && folder.directory().endsWith(set.folder()))
                .isPresent();
    }

    static IdxFolder downloaded(DataSet set, Path directory, Optional<String> mirror, Download download) {
        Mirror folder =
                Mirror.parse("data.source.mirror", mirror.or(set::published).orElseThrow());
        try {
            Files.createDirectories(directory);
            IdxFolder present = IdxFolder.in(directory, set);
            for (Part part : Part.values()) {
                if (!present.files().containsKey(part)) {
                    download.fetch(
                            folder.addressOf(part.fileName()),
                            directory.resolve(part.fileName()),
                            Objects.requireNonNull(set.files().get(part)),
                            download.access().downloads().begin(part.fileName()));
                }
            }
        } catch (IOException failed) {
            throw UserException.failed(
                    set.title() + " is not on this machine and could not be downloaded: " + reason(failed, directory)
                            + "; put "
                            + Stream.of(Part.values()).map(Part::fileName).collect(Collectors.joining(", "))
                            + " into " + directory + ", or set data.source.mirror to an address that has them",
                    failed);
        }
        return complete(directory, Optional.of(set));
    }

    private static String reason(IOException failure, Path directory) {
        return failure instanceof FileSystemException
                ? "cannot write to " + directory + " (" + FailureReason.of(failure) + ")"
                : failure.getMessage();
    }

    private static IdxFolder complete(Path directory, Optional<DataSet> set) {
        if (!Files.isDirectory(directory)) {
            throw UserException.failed(directory
                    + " is not a folder; data.source.directory names the folder that holds the four IDX files");
        }
        IdxFolder folder = set.map(known -> IdxFolder.in(directory, known)).orElseGet(() -> IdxFolder.in(directory));
        if (!folder.complete()) {
            throw UserException.failed(directory + " lacks " + folder.missing()
                    + "; put them there (with or without .gz) or set data.source.directory");
        }
        return folder;
    }
}
