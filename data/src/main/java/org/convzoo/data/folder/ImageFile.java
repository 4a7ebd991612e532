package org.convzoo.data.folder;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * An image in a file of its own.
 *
 * @param path where it is
 * @param id its path below the source's folder, with slashes on every system
 * @param bytes its size, which goes into the fingerprint
 * @param group that it belongs to; null if it stands alone
 * @param weight how much it counts beside the others
 */
public record ImageFile(
        Path path, String id, long bytes, @Nullable String group, double weight) {}
