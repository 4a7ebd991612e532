package org.convzoo.configs;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A folder with one folder a class, or with train, val and test folders of such; it may come out of an archive.
 *
 * @param directory the folder; in an archive the one that has the class folders, null if it need not be told
 * @param groups a regular expression that finds the group of an image in its file's name: what its first pair of
 *     parentheses matches; null if each image stands alone
 * @param archive a .zip, .tar, .tar.gz or .tgz file, or its http or https address
 * @param sha256 of the archive, in hexadecimal
 * @param extensions how the names of images end, in lower case without a dot
 */
@Choice("imageFolder")
@Description("A folder with one folder a class, or with train, val and test folders of such.")
public record ImageFolderConfig(
        @Description("The folder. In an archive it may be left out if folders alone lead to the class folders.")
        @Nullable
        String directory,

        @Description("A regular expression on file names; what its first pair of parentheses matches names the group"
                + " that an image belongs to. No group is divided between two splits.")
        @Nullable
        String groups,

        @Description("A .zip, .tar, .tar.gz or .tgz file with the images, or its http or https address; it is"
                + " downloaded, verified and unpacked into the data home once.")
        @Nullable
        String archive,

        @Description("The archive's SHA-256: 64 hexadecimal digits.") @Nullable
        String sha256,

        @Description("How the names of images end; a file that is an image and ends otherwise counts as a bad one.")
        @Default("[jpg, jpeg, jpe, png, ppm, bmp, pgm, tif, tiff, webp]")
        List<String> extensions)
        implements SourceConfig {

    /** torchvision's, and jpe. */
    private static final List<String> EXTENSIONS =
            List.of("jpg", "jpeg", "jpe", "png", "ppm", "bmp", "pgm", "tif", "tiff", "webp");

    private static final Pattern ENDING = Pattern.compile("[\\p{L}\\p{N}_-]+(\\.[\\p{L}\\p{N}_-]+)*");

    public ImageFolderConfig {
        extensions = extensions.stream()
                .map(text -> text.toLowerCase(Locale.ROOT).replaceFirst("^\\.", ""))
                .toList();
        if (extensions.isEmpty() || extensions.contains("")) {
            throw new KeyException("extensions", "needs endings of file names such as jpg, got " + extensions);
        }
        extensions.stream()
                .filter(ending -> !ENDING.matcher(ending).matches())
                .findFirst()
                .ifPresent(ImageFolderConfig::refusePattern);
        if (groups != null) {
            GroupPattern.check("groups", groups);
        }
        if (archive != null || sha256 != null) {
            ArchiveKeys.check(archive, sha256, directory);
        } else if (directory == null) {
            throw new KeyException("directory", "is missing: name the folder, or an archive to fetch it from");
        }
    }

    private static void refusePattern(String given) {
        String ending = given.replaceAll("[^\\p{L}\\p{N}_.-]", "").replaceFirst("^\\.+", "");
        throw new KeyException(
                "extensions",
                "needs endings of file names, not patterns, got \"" + given + "\"; write "
                        + (ENDING.matcher(ending).matches() ? ending : "an ending such as jpg"));
    }

    /** Images of which each stands alone. */
    public ImageFolderConfig(String directory) {
        this(directory, null, null, null, EXTENSIONS);
    }

    @Override
    public boolean givesImageFiles() {
        return true;
    }

    @Override
    public ImageFolderConfig pinned(DataLocator locator) {
        if (archive != null) {
            String place = ArchiveKeys.isAddress(archive) ? archive : locator.pinned(archive);
            return new ImageFolderConfig(directory, groups, place, sha256, extensions);
        }
        return new ImageFolderConfig(
                directory == null ? null : locator.pinned(directory), groups, null, null, extensions);
    }
}
