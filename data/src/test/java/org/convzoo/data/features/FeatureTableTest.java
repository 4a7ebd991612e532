package org.convzoo.data.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.CRC32C;
import org.convzoo.configs.ImageSize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is put into a table comes out of it again, from memory and from a file. */
class FeatureTableTest {

    @TempDir
    private Path path;

    @ParameterizedTest
    @ValueSource(ints = {1, 250, 1 << 30})
    void aFileGivesItsRowsBackFromAsManyMapsAsItTakes(int mapBytes) throws Exception {
        TableFolder folder = new TableFolder(path, 1_000_000, Clock.systemUTC(), line -> {}, mapBytes);
        try (FeatureTable table = Tables.fill(folder.begin(Tables.KEY, Tables.LAYOUT))) {
            assertHoldsAll(table);
        }
        assertThat(Tables.files(path)).containsExactly("a".repeat(64) + ".table");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 250, 1 << 30})
    void memoryGivesItsRowsBackFromAsManyPiecesAsItTakes(int partBytes) throws Exception {
        AtomicInteger freed = new AtomicInteger();
        FeatureTable table = Tables.fill(new MemoryTableWriter(Tables.LAYOUT, partBytes, freed::incrementAndGet));
        assertHoldsAll(table);
        table.close();
        table.close();
        assertThat(freed).hasValue(1);
    }

    private static void assertHoldsAll(FeatureTable table) {
        assertThat(table.rows()).isEqualTo(23);
        assertThat(table.shape()).isEqualTo(new ImageSize(2, 1, 3));
        assertThat(table.missingRows()).isEqualTo(3);
        for (int row = 0; row < 23; row++) {
            assertThat(table.isMissing(row)).isEqualTo(row == 3 || row == 10 || row == 17);
            if (!table.isMissing(row)) {
                float first = 100 * row;
                assertThat(Tables.row(table, row))
                        .containsExactly(first, first + 1, first + 2, first + 3, first + 4, first + 5);
            }
        }
        assertThatThrownBy(() -> table.row(10)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> table.row(23)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void aFileIsLaidOutAsDescribed() throws Exception {
        Tables.keep(Tables.folder(path), Tables.KEY);
        ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(path.resolve("a".repeat(64) + ".table")))
                .order(ByteOrder.LITTLE_ENDIAN);

        // a header, five chunks of four rows of six floats with 32 bits and a checksum, and one chunk of three rows
        assertThat(file.capacity()).isEqualTo(128 + 5 * (4 * 24 + 4 + 4) + (3 * 24 + 4 + 4));
        assertThat(new String(file.array(), 0, 8, java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("CZTABLE\n");
        assertThat(HexFormat.of().formatHex(file.array(), 12, 44)).isEqualTo("a".repeat(64));
        assertThat(file.getInt(44)).isEqualTo(23);
        assertThat(file.getFloat(128 + 24 + 4)).isEqualTo(101);
        assertThat(file.getInt(128 + 3 * 24)).as("a missing row is zero").isZero();
        assertThat(file.getInt(128 + 96)).as("bit 3 of the first chunk").isEqualTo(1 << 3);
        CRC32C sum = new CRC32C();
        sum.update(HexFormat.of().parseHex("a".repeat(64)));
        sum.update(new byte[] {1, 0, 0, 0});
        sum.update(file.array(), 128 + 104, 100);
        assertThat(file.getInt(128 + 104 + 100)).isEqualTo((int) sum.getValue());
    }

    @Test
    void rowsOfAnotherChunkAreRefused() throws Exception {
        try (TableWriter writer = Tables.folder(path).begin(Tables.KEY, Tables.LAYOUT)) {
            FloatBuffer values = FloatBuffer.allocate(12);
            assertThatThrownBy(() -> writer.add(values, new int[] {1, 5}, 2))
                    .hasMessage("row 5 is none of chunk 0 or out of order");
            assertThatThrownBy(() -> writer.add(values, new int[] {2, 1}, 2))
                    .hasMessage("row 1 is none of chunk 0 or out of order");
            assertThatThrownBy(writer::finish).hasMessage("0 of 6 chunks are there");
        }
    }

    @Test
    void whatIsTooLargeForAChunkIsRefused() {
        assertThatThrownBy(() -> new TableLayout(new ImageSize(224, 224, 64), 100, 84))
                .hasMessage("84 rows of 224x224x64 take more than a chunk may");
        assertThat(new TableLayout(new ImageSize(224, 224, 64), 1_000_000, 83).fileBytes())
                .isGreaterThan(12_845_056_000_000L);
    }
}
