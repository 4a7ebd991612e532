package org.convzoo.data.archive;

import java.util.Locale;

/** How an archive is packed, which its name tells. */
enum ArchiveKind {
    ZIP,
    TAR,
    TAR_GZ;

    static ArchiveKind of(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".zip")) {
            return ZIP;
        }
        return lower.endsWith(".tar") ? TAR : TAR_GZ;
    }
}
