package org.convzoo.configs;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks the keys that name an archive of images. */
final class ArchiveKeys {

    private static final Pattern NAME = Pattern.compile("(?i).*[^/\\\\]\\.(zip|tar|tar\\.gz|tgz)");
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-fA-F]{64}");

    private ArchiveKeys() {}

    /**
     * Refuses an archive without a hash, a hash without an archive, and a folder outside of it.
     *
     * @param directory the folder in the archive
     */
    static void check(@Nullable String archive, @Nullable String sha256, @Nullable String directory) {
        if (archive == null) {
            throw new KeyException("sha256", "is that of an archive, and none is given; write archive: beside it");
        }
        if (sha256 == null) {
            throw new KeyException(
                    "archive",
                    "is only used if its content is known: write sha256: beside it, as its publisher or sha256sum tells");
        }
        if (!SHA_256.matcher(sha256).matches()) {
            throw new KeyException("sha256", "must be 64 hexadecimal digits, got " + sha256);
        }
        if (archive.contains("://") && !isAddress(archive)) {
            throw new KeyException("archive", "must be a file, or an http or https address, got " + archive);
        }
        if (!NAME.matcher(archive).matches()) {
            throw new KeyException("archive", "must end in .zip, .tar, .tar.gz or .tgz, got " + archive);
        }
        if (directory != null && directory.matches("([A-Za-z]:|[/\\\\]).*|(.*[/\\\\])?\\.\\.([/\\\\].*)?")) {
            throw new KeyException("directory", "is a folder in the archive, got " + directory);
        }
    }

    static boolean isAddress(String archive) {
        return archive.matches("(?i)https?://[^ ]+");
    }
}
