package org.convzoo.data.folder;

import java.nio.file.Path;

/**
 * An image in a class folder.
 *
 * @param path where it is
 * @param id its path below the source's folder, with slashes on every system
 * @param bytes its size, which goes into the fingerprint
 */
record ImageFile(Path path, String id, long bytes) {}
