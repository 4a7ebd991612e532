package org.convzoo.data.folder;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.convzoo.configs.UserException;
import org.convzoo.data.FailureReason;
import org.convzoo.data.FileDecoding;
import org.convzoo.data.ImageDecoder;
import org.convzoo.data.format.FileFormat;

/**
 * One folder a class, with images at any depth below it.
 *
 * @param directory holds the class folders
 * @param classes each class's images, classes and images in natural order
 * @param refused ids of files that are images by their names or by how they begin, but do not end as images should
 * @param passedOver other files that are no images by their names, and hidden ones, relative to the root
 */
record ClassFolders(
        Path directory, Map<String, List<ImageFile>> classes, List<String> refused, List<String> passedOver) {

    private static final Set<FileFormat> IMAGES_FOR_SURE =
            Set.of(FileFormat.JPEG, FileFormat.PNG, FileFormat.GIF, FileFormat.TIFF, FileFormat.WEBP);

    /**
     * Lists the images.
     *
     * @param root the folder that ids are relative to
     * @param extensions how the names of images end
     * @param groups finds the group of a file
     * @throws UserException if there is no class folder or one of them has no image
     */
    static ClassFolders in(Path directory, Path root, List<String> extensions, GroupsByName groups) {
        Map<String, List<ImageFile>> classes = new TreeMap<>(new NaturalOrder());
        List<String> passedOver = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (Path folder : subfolders(directory)) {
            List<Path> files = filesBelow(folder);
            List<ImageFile> images = files.stream()
                    .filter(file -> isVisible(folder, file) && extensions.contains(extension(file)))
                    .map(file -> image(file, root, groups))
                    .sorted((left, right) -> new NaturalOrder().compare(left.id(), right.id()))
                    .toList();
            if (images.isEmpty()) {
                throw UserException.failed("class " + folder.getFileName() + " has no images: " + folder
                        + " holds no file that ends in " + String.join(", ", extensions)
                        + "; put images there or delete the folder");
            }
            List<String> others = files.stream()
                    .filter(file -> isVisible(folder, file) && !extensions.contains(extension(file)))
                    .filter(ClassFolders::isImageAllTheSame)
                    .map(file -> id(file, root))
                    .toList();
            refused.addAll(others);
            classes.put(folder.getFileName().toString(), images);
            files.stream()
                    .filter(file -> !isVisible(folder, file) || !extensions.contains(extension(file)))
                    .map(file -> id(file, root))
                    .filter(id -> !others.contains(id))
                    .sorted(new NaturalOrder())
                    .forEach(passedOver::add);
        }
        if (classes.isEmpty()) {
            throw UserException.failed(directory
                    + " has no class folders; it needs one folder for each class with that class's images in it");
        }
        return new ClassFolders(directory, classes, List.copyOf(refused), List.copyOf(passedOver));
    }

    /** The folders in a folder, without hidden ones. */
    static List<Path> subfolders(Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(Files::isDirectory)
                    .filter(folder -> !isHidden(folder))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw unreadable(directory, unreadable);
        }
    }

    /** The images with their classes as indices into {@code labels}. */
    ImageFiles images(List<String> labels, FileDecoding decoding) {
        List<ImageFile> files = new ArrayList<>();
        List<Integer> indices = new ArrayList<>();
        classes.forEach((label, images) -> {
            files.addAll(images);
            images.forEach(image -> indices.add(labels.indexOf(label)));
        });
        return new ImageFiles(
                List.copyOf(files), indices.stream().mapToInt(Integer::intValue).toArray(), decoding);
    }

    private static List<Path> filesBelow(Path folder) {
        try (Stream<Path> entries = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            return entries.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException unreadable) {
            throw unreadable(folder, unreadable);
        } catch (UncheckedIOException unreadable) {
            throw unreadable(folder, unreadable.getCause());
        }
    }

    private static String id(Path file, Path root) {
        StringBuilder id = new StringBuilder();
        root.relativize(file).forEach(name -> id.append(id.isEmpty() ? "" : "/").append(name));
        return id.toString();
    }

    private static ImageFile image(Path file, Path root, GroupsByName groups) {
        try {
            return new ImageFile(file, id(file, root), Files.size(file), groups.of(file), 1);
        } catch (IOException unreadable) {
            throw unreadable(file, unreadable);
        }
    }

    private static boolean isVisible(Path folder, Path file) {
        for (Path name : folder.relativize(file)) {
            if (isHidden(name)) {
                return false;
            }
        }
        return true;
    }

    private static String extension(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** By its name, or by a beginning that no text has. */
    private static boolean isImageAllTheSame(Path file) {
        if (ImageDecoder.looksLikeAnImage(file)) {
            return true;
        }
        try (InputStream stream = Files.newInputStream(file)) {
            return FileFormat.of(stream.readNBytes(16))
                    .filter(IMAGES_FOR_SURE::contains)
                    .isPresent();
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static boolean isHidden(Path path) {
        return path.getFileName().toString().startsWith(".");
    }

    private static UserException unreadable(Path path, IOException cause) {
        return UserException.failed(
                "cannot read " + path + " (" + FailureReason.of(cause) + "); check its permissions", cause);
    }
}
