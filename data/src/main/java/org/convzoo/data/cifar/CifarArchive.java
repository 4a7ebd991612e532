package org.convzoo.data.cifar;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * The archive that a data set is published in, read in one go without unpacking it to disk: its files are in no useful
 * order and can only be read one after the other.
 *
 * @param place the archive
 * @param files the images of its files of records, by name
 */
record CifarArchive(Path place, Map<String, CifarRecords> files, Optional<List<String>> classNames)
        implements CifarFiles {

    /**
     * Reads the archive.
     *
     * @param remedy what a person does about an archive that is broken
     * @throws org.convzoo.configs.UserException if it cannot be read to its end
     */
    static CifarArchive read(Path archive, CifarFormat format, String remedy) {
        Map<String, CifarRecords> files = new TreeMap<>();
        Optional<List<String>> classNames = Optional.empty();
        try (InputStream file = Files.newInputStream(archive);
                InputStream unzipped = new GZIPInputStream(file, 1 << 16);
                TarArchiveInputStream stream = new TarArchiveInputStream(unzipped)) {
            for (TarArchiveEntry entry = stream.getNextTarEntry(); entry != null; entry = stream.getNextTarEntry()) {
                String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
                String shown = entry.getName() + " in " + archive;
                if (name.endsWith(".bin")) {
                    files.put(name, CifarRecords.read(stream, format, shown, remedy));
                } else if (name.equals(format.classNamesFile())) {
                    classNames = Optional.of(ClassNames.read(stream, format, shown, remedy));
                }
            }
            // The checksum of the whole stands behind the padding of the last file.
            unzipped.transferTo(OutputStream.nullOutputStream());
        } catch (IOException failed) {
            throw CifarRecords.unreadable(archive.toString(), failed, remedy);
        }
        return new CifarArchive(archive, files, classNames);
    }

    @Override
    public List<String> names() {
        return List.copyOf(files.keySet());
    }

    @Override
    public CifarRecords records(String name) {
        return files.get(name);
    }
}
