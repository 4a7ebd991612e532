package org.convzoo.data.folder;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.convzoo.configs.UserException;

/**
 * The folders of a data set that comes divided, as far as they are there.
 *
 * @param training called {@code train}
 * @param validation called {@code val}, {@code valid} or {@code validation}
 * @param test called {@code test}
 */
record SplitFolders(Optional<Path> training, Optional<Path> validation, Optional<Path> test) {

    private static final List<String> VALIDATION = List.of("val", "valid", "validation");

    /**
     * Which of them a folder has; none if {@code train} holds images instead of class folders, for then it is a class.
     *
     * @throws UserException if the validation images are there twice or the training images are not there
     */
    static SplitFolders in(Path directory) {
        List<Path> validations = VALIDATION.stream()
                .map(directory::resolve)
                .filter(Files::isDirectory)
                .toList();
        Optional<Path> test = Optional.of(directory.resolve("test")).filter(SplitFolders::holdsFolders);
        Optional<Path> training = Optional.of(directory.resolve("train")).filter(SplitFolders::holdsFolders);
        if (training.isPresent() && validations.size() > 1) {
            throw UserException.failed(directory + " has validation images twice, in "
                    + String.join(" and ", names(validations)) + "; keep one of these folders");
        }
        Optional<Path> validation = validations.stream().findFirst().filter(SplitFolders::holdsFolders);
        if (training.isEmpty() && (validation.isPresent() || test.isPresent())) {
            Path present = validation.or(() -> test).orElseThrow();
            throw UserException.failed(directory + " has a folder " + present.getFileName()
                    + " but no folder train; give it one, or have one folder a class and nothing else");
        }
        return new SplitFolders(training, validation, test);
    }

    List<Path> present() {
        return Stream.of(training, validation, test).flatMap(Optional::stream).toList();
    }

    private static boolean holdsFolders(Path directory) {
        return Files.isDirectory(directory)
                && !ClassFolders.subfolders(directory).isEmpty();
    }

    private static List<String> names(List<Path> folders) {
        return folders.stream().map(folder -> folder.getFileName().toString()).toList();
    }
}
