package org.convzoo.data.cifar;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.convzoo.configs.DataLocator;
import org.convzoo.configs.UserException;
import org.convzoo.configs.download.Download;
import org.convzoo.configs.download.Mirror;
import org.convzoo.data.FailureReason;

/**
 * Where a data set is looked for, and where it comes from if it is not there.
 *
 * @param directory holds the files or the archive
 * @param mirror has the archive
 */
record CifarPlace(CifarFormat format, String directory, String mirror) {

    /**
     * The files. If the folder of the set's own name is absent or has none, they are downloaded into the data home.
     *
     * @throws UserException if there are none
     */
    CifarFiles find(DataLocator locator, Download download) {
        Optional<Path> present = locator.lookFor(directory);
        if (!downloadable()) {
            Path folder = present.orElseGet(() -> locator.find(directory));
            return in(folder)
                    .orElseThrow(
                            () -> UserException.failed(folder + " has neither files of images (.bin or .bin.gz) nor "
                                    + format.archive().name() + "; put them there or set data.source.directory"));
        }
        Path home = locator.inDataHome(format.word());
        return present.flatMap(this::in)
                .or(() -> Optional.of(home).filter(Files::exists).flatMap(this::in))
                .orElseGet(() -> archive(downloaded(home, download)));
    }

    /** Only a folder of the set's own name is made up for: another name is that of somebody's own images. */
    private boolean downloadable() {
        return Path.of(directory).endsWith(format.word());
    }

    /** What a folder has: files before the archive, for that may be left over from unpacking. */
    private Optional<CifarFiles> in(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw UserException.failed(
                    folder + " is not a folder; data.source.directory names the folder that holds " + "the files of "
                            + format.title() + " or " + format.archive().name());
        }
        CifarFolder files = CifarFolder.in(folder, format);
        return files.names().isEmpty()
                ? Optional.of(folder.resolve(format.archive().name()))
                        .filter(Files::exists)
                        .map(this::archive)
                : Optional.of(files);
    }

    private CifarFiles archive(Path archive) {
        String remedy = downloadable()
                ? "delete it, then it is downloaded again"
                : "get it again from where the data set came from";
        return CifarArchive.read(archive, format, remedy);
    }

    private Path downloaded(Path folder, Download download) {
        CifarFormat.Archive wanted = format.archive();
        Path archive = folder.resolve(wanted.name());
        Mirror published = Mirror.parse("data.source.mirror", mirror);
        try {
            Files.createDirectories(folder);
            download.fetch(
                    published.addressOf(wanted.name()),
                    archive,
                    wanted.expected(),
                    download.access().downloads().begin(wanted.name()));
        } catch (IOException failed) {
            String reason = failed instanceof FileSystemException
                    ? "cannot write to " + folder + " (" + FailureReason.of(failed) + ")"
                    : failed.getMessage();
            throw UserException.failed(
                    format.title() + " is not on this machine and could not be downloaded: " + reason + "; put "
                            + wanted.name() + " into " + folder
                            + ", or set data.source.mirror to an address that has it",
                    failed);
        }
        return archive;
    }
}
