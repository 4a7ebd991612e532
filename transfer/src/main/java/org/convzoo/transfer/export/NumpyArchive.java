package org.convzoo.transfer.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.convzoo.configs.AtomicFile;
import org.convzoo.training.features.PooledRows;

/** Features, labels, paths and classes in one zip. */
final class NumpyArchive implements FeatureFormat.Writer {

    @Override
    public void write(Path file, PooledRows rows) {
        AtomicFile.write(file, out -> {
            ZipOutputStream zip = new ZipOutputStream(out);
            zip.setLevel(Deflater.NO_COMPRESSION);
            add(zip, "features", array -> NumpyArray.write(rows.matrix(), array));
            add(zip, "labels", array -> NumpyArray.write(rows.labels(), array));
            add(zip, "paths", array -> NumpyArray.write(rows.paths(), array));
            add(zip, "classes", array -> NumpyArray.write(rows.classes(), array));
            zip.finish();
        });
    }

    private interface Content {
        void to(OutputStream out) throws IOException;
    }

    private static void add(ZipOutputStream zip, String name, Content content) throws IOException {
        zip.putNextEntry(new ZipEntry(name + ".npy"));
        content.to(zip);
        zip.closeEntry();
    }
}
