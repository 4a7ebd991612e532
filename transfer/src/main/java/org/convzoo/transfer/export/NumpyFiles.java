package org.convzoo.transfer.export;

import java.nio.file.Path;
import org.convzoo.configs.AtomicFile;
import org.convzoo.training.features.PooledRows;

/** Features, labels, paths and classes, a file each. */
final class NumpyFiles implements FeatureFormat.Writer {

    @Override
    public void write(Path file, PooledRows rows) {
        AtomicFile.write(beside(file, "labels"), out -> NumpyArray.write(rows.labels(), out));
        AtomicFile.write(beside(file, "paths"), out -> NumpyArray.write(rows.paths(), out));
        AtomicFile.write(beside(file, "classes"), out -> NumpyArray.write(rows.classes(), out));
        // last, because its presence says that all are there
        AtomicFile.write(file, out -> NumpyArray.write(rows.matrix(), out));
    }

    private static Path beside(Path file, String what) {
        String name = String.valueOf(file.getFileName());
        return file.resolveSibling(name.substring(0, name.lastIndexOf('.')) + "-" + what + ".npy");
    }
}
