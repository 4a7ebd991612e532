package org.convzoo.data.cifar;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.convzoo.configs.UserException;
import org.convzoo.data.FailureReason;

/**
 * Files of records in a folder, gzipped or not.
 *
 * @param place the folder
 * @param names of the files of records
 */
record CifarFolder(Path place, CifarFormat format, List<String> names) implements CifarFiles {

    private static final String REMEDY = "get it again from where the data set came from";

    /** What the folder has, or the folder in it that the archive unpacks to. */
    static CifarFolder in(Path directory, CifarFormat format) {
        Path unpacked = directory.resolve(format.archive().folder());
        Path place = Files.isDirectory(unpacked) ? unpacked : directory;
        Map<String, String> names = new LinkedHashMap<>();
        for (String name : listing(place)) {
            if (name.endsWith(".bin") || name.endsWith(".bin.gz")) {
                names.putIfAbsent(CifarFiles.withoutGz(name), name);
            }
        }
        return new CifarFolder(place, format, List.copyOf(names.values()));
    }

    @Override
    public CifarRecords records(String name) {
        Path file = place.resolve(name);
        try (InputStream stream = Files.newInputStream(file)) {
            return CifarRecords.read(unzipped(stream, name), format, file.toString(), REMEDY);
        } catch (IOException failed) {
            throw CifarRecords.unreadable(file.toString(), failed, REMEDY);
        }
    }

    @Override
    public Optional<List<String>> classNames() {
        Path file = place.resolve(format.classNamesFile());
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (InputStream stream = Files.newInputStream(file)) {
            return Optional.of(ClassNames.read(stream, format, file.toString(), REMEDY));
        } catch (IOException failed) {
            throw CifarRecords.unreadable(file.toString(), failed, REMEDY);
        }
    }

    private static InputStream unzipped(InputStream file, String name) throws IOException {
        return name.endsWith(".gz") ? new GZIPInputStream(file, 1 << 16) : new BufferedInputStream(file, 1 << 16);
    }

    private static List<String> listing(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw UserException.failed(
                    "cannot list " + directory + " (" + FailureReason.of(unreadable) + ")", unreadable);
        }
    }
}
