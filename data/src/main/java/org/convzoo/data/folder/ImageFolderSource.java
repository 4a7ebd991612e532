package org.convzoo.data.folder;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.convzoo.configs.DataConfig;
import org.convzoo.configs.DataLocator;
import org.convzoo.configs.ImageFolderConfig;
import org.convzoo.configs.ImageSize;
import org.convzoo.configs.UserException;
import org.convzoo.configs.download.Access;
import org.convzoo.data.DataSource;
import org.convzoo.data.Division;
import org.convzoo.data.FileDecoding;
import org.convzoo.data.Fingerprint;
import org.convzoo.data.LabelledImages;
import org.convzoo.data.RefusedFile;

/**
 * Photos in one folder a class. How the images are divided depends on the folders that are there:
 *
 * <ul>
 *   <li>{@code train}, {@code val} (or {@code valid}, {@code validation}) and {@code test}: as they are;
 *   <li>{@code train} and {@code val}: {@code val} is the test, validation images are held out of {@code train}, for
 *       images that choose the best epoch cannot also measure it;
 *   <li>{@code train} and {@code test}: validation images are held out of {@code train};
 *   <li>{@code train} alone, or the class folders themselves: test images are held out, then validation images.
 * </ul>
 *
 * What is held out is stratified by class and decided by the seed. The labels are the class folders of {@code train},
 * numbers in them sorted by value.
 *
 * @param hasOwnValidation whether there are both, a folder {@code val} and a folder {@code test}
 * @param passedOver files in the class folders that are no images by their names
 * @param hasOwnTest whether there is a folder {@code val} or {@code test}
 * @param fingerprint over labels, and the ids, labels and file sizes of all splits
 * @param refused images that do not end as images should
 */
public record ImageFolderSource(
        List<String> labels,
        LabelledImages training,
        LabelledImages validation,
        LabelledImages test,
        boolean hasOwnValidation,
        boolean hasOwnTest,
        List<String> passedOver,
        String fingerprint,
        String description,
        List<RefusedFile> refused)
        implements DataSource {

    /**
     * Lists the images; none is read yet.
     *
     * @throws UserException if the folder is absent, or a class is without images or unknown in {@code train}
     */
    public static ImageFolderSource open(
            ImageFolderConfig source,
            DataConfig.SplitConfig splits,
            FileDecoding decoding,
            long seed,
            DataLocator locator,
            Access access) {
        Path root = ImageRoot.find(source, locator, access);
        GroupsByName groups = GroupsByName.of(source.groups());
        SplitFolders folders = SplitFolders.in(root);
        ClassFolders training = ClassFolders.in(folders.training().orElse(root), root, source.extensions(), groups);
        List<String> labels = List.copyOf(training.classes().keySet());
        if (labels.size() < 2) {
            throw UserException.failed(training.directory() + " has one class only (" + labels.get(0)
                    + "); it needs a folder for each of at least two classes");
        }
        Optional<ClassFolders> validation =
                folders.validation().map(folder -> known(folder, root, labels, source.extensions(), groups));
        Optional<ClassFolders> test =
                folders.test().map(folder -> known(folder, root, labels, source.extensions(), groups));
        List<ClassFolders> all = Stream.of(Optional.of(training), validation, test)
                .flatMap(Optional::stream)
                .toList();
        Division division = Division.of(
                training.images(labels, decoding),
                validation.map(found -> found.images(labels, decoding)),
                test.map(found -> found.images(labels, decoding)),
                splits,
                seed);
        return new ImageFolderSource(
                labels,
                division.training(),
                division.validation(),
                division.test(),
                validation.isPresent() && test.isPresent(),
                validation.isPresent() || test.isPresent(),
                all.stream().flatMap(part -> part.passedOver().stream()).toList(),
                fingerprint(labels, division, all),
                description(root, labels, division, all),
                refused(training, validation, test, source.extensions()));
    }

    private static List<RefusedFile> refused(
            ClassFolders training,
            Optional<ClassFolders> validation,
            Optional<ClassFolders> test,
            List<String> extensions) {
        String unless =
                "is an image whose name does not end in " + String.join(", ", extensions) + " (data.source.extensions)";
        List<RefusedFile> files = new ArrayList<>();
        training.refused().forEach(id -> files.add(new RefusedFile(id, "training", unless)));
        String name = test.isPresent() ? "validation" : "test";
        validation.ifPresent(found -> found.refused().forEach(id -> files.add(new RefusedFile(id, name, unless))));
        test.ifPresent(found -> found.refused().forEach(id -> files.add(new RefusedFile(id, "test", unless))));
        return List.copyOf(files);
    }

    /** The class folders of a split, all of which {@code train} has too. */
    private static ClassFolders known(
            Path directory, Path root, List<String> labels, List<String> extensions, GroupsByName groups) {
        ClassFolders found = ClassFolders.in(directory, root, extensions, groups);
        for (String label : found.classes().keySet()) {
            if (!labels.contains(label)) {
                throw UserException.failed(
                        "class " + label + " is in " + directory + " but not in " + root.resolve("train")
                                + "; a network cannot learn it: add training images or delete the folder");
            }
        }
        return found;
    }

    private static String fingerprint(List<String> labels, Division division, List<ClassFolders> all) {
        Fingerprint fingerprint = new Fingerprint()
                .add(labels)
                .add(division.training())
                .add(division.validation())
                .add(division.test());
        all.stream()
                .flatMap(folders -> folders.classes().values().stream())
                .flatMap(List::stream)
                .forEach(image -> fingerprint.add(image.id()).add(image.bytes()));
        return fingerprint.hexadecimal();
    }

    private static String description(Path root, List<String> labels, Division division, List<ClassFolders> all) {
        int ignored =
                all.stream().mapToInt(folders -> folders.passedOver().size()).sum();
        return String.format(
                Locale.ROOT,
                "%s: %s images, %d classes, in %s%s",
                root.getFileName(),
                counts(division),
                labels.size(),
                root,
                ignored == 0 ? "" : " (other files passed over: " + ignored + ")");
    }

    private static String counts(Division division) {
        int training = division.training().size();
        int validation = division.validation().size();
        int test = division.test().size();
        return validation + test == 0
                ? Integer.toString(training)
                : String.format(Locale.ROOT, "%d training, %d validation and %d test", training, validation, test);
    }

    @Override
    public Optional<ImageSize> nativeSize() {
        return Optional.empty();
    }

    @Override
    public void close() {
        // Files are opened and closed image by image.
    }
}
