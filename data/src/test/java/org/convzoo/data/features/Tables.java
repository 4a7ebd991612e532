package org.convzoo.data.features;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.convzoo.configs.ImageSize;

/** Tables whose values tell their place: value v of row r is 100 r + v, and every seventh row is missing. */
final class Tables {

    static final ImageSize SHAPE = new ImageSize(2, 1, 3);
    static final int ROWS = 23;
    static final TableLayout LAYOUT = new TableLayout(SHAPE, ROWS, 4);
    static final TableKey KEY = key('a');
    static final IntPredicate EVERY_SEVENTH = row -> row % 7 == 3;

    private Tables() {}

    static TableKey key(char digit) {
        return new TableKey(String.valueOf(digit).repeat(64));
    }

    static TableFolder folder(Path path, long limit, List<String> notices) {
        return new TableFolder(path, limit, Clock.systemUTC(), notices::add);
    }

    static TableFolder folder(Path path) {
        return folder(path, 1_000_000, new ArrayList<>());
    }

    static void addChunk(TableWriter writer, IntPredicate missing) throws IOException {
        TableLayout layout = writer.layout();
        int first = writer.chunksDone() * layout.chunkRows();
        int[] rows = IntStream.range(first, Math.min(layout.rows(), first + layout.chunkRows()))
                .filter(missing.negate())
                .toArray();
        FloatBuffer values = FloatBuffer.allocate(1 + rows.length * layout.rowLength());
        values.put(-1);
        for (int row : rows) {
            for (int value = 0; value < layout.rowLength(); value++) {
                values.put(100 * row + value);
            }
        }
        writer.add(values.flip().position(1), rows, rows.length);
    }

    static FeatureTable fill(TableWriter writer) throws IOException {
        while (writer.chunksDone() < writer.layout().chunks()) {
            addChunk(writer, EVERY_SEVENTH);
        }
        return writer.finish();
    }

    /** Makes a whole table that is used by nobody. */
    static void keep(TableFolder folder, TableKey key) throws IOException, NoRoomException {
        fill(folder.begin(key, LAYOUT)).close();
    }

    static float[] row(FeatureTable table, int row) {
        FloatBuffer view = table.row(row);
        float[] values = new float[view.remaining()];
        view.get(values);
        return values;
    }

    /** Beside the folder's own lock. */
    static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString())
                    .filter(name -> !name.equals("folder.lock"))
                    .sorted()
                    .toList();
        }
    }
}
