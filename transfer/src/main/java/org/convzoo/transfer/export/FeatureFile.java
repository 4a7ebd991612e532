package org.convzoo.transfer.export;

import java.nio.file.Path;
import org.convzoo.configs.AtomicFile;
import org.convzoo.configs.UserException;
import org.convzoo.training.features.PooledRows;

/**
 * A file that features are written into.
 *
 * @param path its ending names the format
 */
public record FeatureFile(Path path, FeatureFormat format) {

    /**
     * The file of a path.
     *
     * @throws UserException if its ending names no format, its folder does not exist, or it is a folder itself
     */
    public static FeatureFile of(Path path) {
        FeatureFormat format = FeatureFormat.of(path);
        AtomicFile.requirePlace("--output", path);
        return new FeatureFile(path, format);
    }

    /** The file of one of several layers: its name ends in theirs, with hyphens for slashes. */
    public FeatureFile ofLayer(String layer) {
        String name = String.valueOf(path.getFileName());
        int dot = name.lastIndexOf('.');
        Path other = path.resolveSibling(name.substring(0, dot) + "-" + layer.replace('/', '-') + name.substring(dot));
        return new FeatureFile(other, format);
    }

    /**
     * Writes rows.
     *
     * @throws UserException if a feature is not finite, or the file cannot be written
     */
    public void write(PooledRows rows) {
        format.write(path, rows);
    }
}
