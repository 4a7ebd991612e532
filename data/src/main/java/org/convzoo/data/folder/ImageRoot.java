package org.convzoo.data.folder;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.convzoo.configs.DataLocator;
import org.convzoo.configs.ImageFolderConfig;
import org.convzoo.configs.UserException;
import org.convzoo.configs.download.Access;
import org.convzoo.data.archive.ImageArchive;

/** Finds the folder that has the class folders. */
final class ImageRoot {

    private ImageRoot() {}

    /**
     * The folder itself, or one in the archive.
     *
     * @throws UserException if it is not there, or the archive cannot be had
     */
    static Path find(ImageFolderConfig source, DataLocator locator, Access access) {
        if (source.archive() == null || source.sha256() == null) {
            Path root = locator.find(String.valueOf(source.directory()));
            if (!Files.isDirectory(root)) {
                throw UserException.failed(
                        root + " is not a folder; data.source.directory names a folder with one folder a class");
            }
            return root;
        }
        Path unpacked =
                new ImageArchive(source.archive(), source.sha256().toLowerCase(Locale.ROOT)).unpacked(locator, access);
        if (source.directory() == null) {
            return throughSingleFolders(unpacked);
        }
        Path root = unpacked.resolve(source.directory()).normalize();
        if (!root.startsWith(unpacked) || !Files.isDirectory(root)) {
            throw UserException.failed("the archive " + source.archive() + " has no folder " + source.directory()
                    + ", which data.source.directory names; it has " + names(ClassFolders.subfolders(unpacked)));
        }
        return root;
    }

    /** Archives have their folders in one that is called as they are; a folder of classes has two at least. */
    private static Path throughSingleFolders(Path folder) {
        List<Path> folders = ClassFolders.subfolders(folder);
        return folders.size() == 1 ? throughSingleFolders(folders.get(0)) : folder;
    }

    private static String names(List<Path> folders) {
        return folders.isEmpty()
                ? "none"
                : String.join(
                        ", ",
                        folders.stream()
                                .map(folder -> folder.getFileName().toString())
                                .toList());
    }
}
