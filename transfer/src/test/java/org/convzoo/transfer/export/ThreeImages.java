package org.convzoo.transfer.export;

import java.nio.file.Path;
import java.util.List;
import org.convzoo.data.LabelledImages;
import org.convzoo.data.RawImage;
import org.convzoo.training.features.PooledRows;

/** Three images with two features each, under names that every format has to quote in its own way. */
record ThreeImages() implements LabelledImages {

    static final List<String> PATHS = List.of("a/1.png", "b/it's, \"2\".png", "a/ü\uD83D\uDC1C.png");
    static final List<String> CLASSES = List.of("ant's", "bee");
    static final List<String> LABELS = List.of("ant's", "bee", "ant's");
    private static final float[][] FEATURES = {{0, 1.5f}, {-2, 1e-7f}, {3, 0}};

    /** Writes them into a file whose ending names the format. */
    static Path write(Path file) {
        return write(file, FEATURES);
    }

    static Path write(Path file, float[][] features) {
        try (PooledRows rows = PooledRows.of(new ThreeImages(), CLASSES, 2, index -> features[index])) {
            FeatureFile.of(file).write(rows);
        }
        return file;
    }

    @Override
    public int size() {
        return PATHS.size();
    }

    @Override
    public int label(int index) {
        return CLASSES.indexOf(LABELS.get(index));
    }

    @Override
    public String id(int index) {
        return PATHS.get(index);
    }

    @Override
    public RawImage read(int index) {
        throw new AssertionError("a feature file needs no image, but " + id(index) + " was read");
    }
}
