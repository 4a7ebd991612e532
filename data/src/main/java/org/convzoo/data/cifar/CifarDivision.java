package org.convzoo.data.cifar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.convzoo.configs.UserException;

/**
 * Which files hold the training images and which the test images.
 *
 * @param training in the order their images count in
 * @param test of the test images
 */
record CifarDivision(List<String> training, String test) {

    CifarDivision {
        training = List.copyOf(training);
    }

    /**
     * Divides the files by their names.
     *
     * @param wanted files of training images, with or without {@code .gz}; if empty, those that the data set is
     *     published with, else all whose names begin with {@code train}
     * @throws UserException if a file is absent, or the names leave open what to train on
     */
    static CifarDivision of(CifarFiles files, CifarFormat format, List<String> wanted) {
        List<String> training = wanted.isEmpty() ? usual(files, format) : named(files, wanted);
        String test = find(files, format.testFile())
                .orElseThrow(() -> UserException.failed(files.place() + " lacks " + format.testFile()
                        + "; put it there (with or without .gz) or set data.source.directory"));
        if (training.contains(test)) {
            throw UserException.wrongUsage("data.source.train names " + test
                    + ", which holds the test images; a network is tested on images it has not seen");
        }
        return new CifarDivision(training, test);
    }

    private static List<String> usual(CifarFiles files, CifarFormat format) {
        List<String> published = matching(files, format.trainingFiles()::contains);
        List<String> others = matching(files, name -> name.startsWith("train"));
        others.removeAll(published);
        if (published.isEmpty() && others.isEmpty()) {
            throw UserException.failed(files.place() + " has no training images, neither "
                    + String.join(", ", format.trainingFiles()) + " nor other files train*.bin; put them there"
                    + " (with or without .gz) or set data.source.directory");
        }
        if (!published.isEmpty() && !others.isEmpty()) {
            throw UserException.failed(files.place() + " has " + published.get(0) + " and " + others.get(0)
                    + ", perhaps with the same images; name those to train on in data.source.train");
        }
        List<String> missing = new ArrayList<>(format.trainingFiles());
        published.forEach(name -> missing.remove(CifarFiles.withoutGz(name)));
        if (!published.isEmpty() && !missing.isEmpty()) {
            throw UserException.failed(files.place() + " lacks " + String.join(", ", missing)
                    + "; put them there (with or without .gz) or name those to train on in data.source.train");
        }
        return published.isEmpty() ? others : published;
    }

    private static List<String> named(CifarFiles files, List<String> wanted) {
        List<String> found = new ArrayList<>();
        for (String name : wanted) {
            String file = find(files, name)
                    .orElseThrow(() -> UserException.failed(files.place() + " has no file " + name
                            + ", which data.source.train names; it has " + String.join(", ", files.names())));
            if (found.contains(file)) {
                throw UserException.wrongUsage("data.source.train names " + file + " twice; name it once");
            }
            found.add(file);
        }
        return found;
    }

    /** The file of this name, whether one or both have {@code .gz} at their end. */
    private static Optional<String> find(CifarFiles files, String name) {
        return matching(files, CifarFiles.withoutGz(name)::equals).stream().findFirst();
    }

    private static List<String> matching(CifarFiles files, Predicate<String> nameWithoutGz) {
        return files.names().stream()
                .filter(name -> nameWithoutGz.test(CifarFiles.withoutGz(name)))
                .collect(Collectors.toCollection(ArrayList::new));
    }
}
