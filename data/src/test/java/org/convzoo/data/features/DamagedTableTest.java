package org.convzoo.data.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32C;
import org.convzoo.configs.ImageSize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No file is trusted for its name: whatever is wrong with it, it is told, deleted and made anew. */
class DamagedTableTest {

    @TempDir
    private Path path;

    private final List<String> notices = new ArrayList<>();

    private Path file() {
        return path.resolve(Tables.KEY.hexadecimal() + ".table");
    }

    private String noticeAfter(UnaryOperator<byte[]> damage) throws Exception {
        TableFolder folder = Tables.folder(path, 1_000_000, notices);
        Tables.keep(folder, Tables.KEY);
        Files.write(file(), damage.apply(Files.readAllBytes(file())));
        notices.clear();

        assertThat(folder.open(Tables.KEY, Tables.SHAPE, Tables.ROWS)).isEmpty();
        assertThat(Tables.files(path))
                .as("neither the file nor a mark of its use stays")
                .isEmpty();
        assertThat(notices).hasSize(1);
        assertThat(notices.get(0)).startsWith("the features kept in " + file() + " are computed anew: ");

        Tables.keep(folder, Tables.KEY);
        folder.open(Tables.KEY, Tables.SHAPE, Tables.ROWS).orElseThrow().close();
        assertThat(notices).hasSize(1);
        return notices.get(0).substring(notices.get(0).indexOf(": ") + 2);
    }

    @Test
    void everyFlippedBitIsFound() throws Exception {
        int length = (int) Tables.LAYOUT.fileBytes();
        for (int position = 0; position < length; position += 3) {
            int at = position;
            String notice = noticeAfter(bytes -> {
                bytes[at] ^= (byte) (1 << at % 8);
                return bytes;
            });
            if (at >= 128) {
                int row = (at - 128) / 104 * 4;
                assertThat(notice).isEqualTo("its rows from " + row + " on do not have their checksum");
            }
        }
    }

    @Test
    void aFileThatIsCutOffOrGoesOnIsFound() throws Exception {
        assertThat(noticeAfter(bytes -> Arrays.copyOf(bytes, 700))).isEqualTo("it has 700 bytes instead of 728");
        assertThat(noticeAfter(bytes -> Arrays.copyOf(bytes, 729))).isEqualTo("it has 729 bytes instead of 728");
        assertThat(noticeAfter(bytes -> Arrays.copyOf(bytes, 100))).isEqualTo("it ends in its header");
        assertThat(noticeAfter(bytes -> new byte[0])).isEqualTo("it ends in its header");
        assertThat(noticeAfter(bytes -> new byte[728])).isEqualTo("it does not begin as a table of features does");
    }

    /** What the header says is bounded by what is asked for and by the file's size before memory is taken for it. */
    @Test
    void aHeaderThatLiesWithAValidChecksumIsFound() throws Exception {
        assertThat(noticeAfter(bytes -> lie(bytes, 44, 24))).isEqualTo("it holds other features than its name says");
        assertThat(noticeAfter(bytes -> lie(bytes, 44, Integer.MAX_VALUE)))
                .isEqualTo("it holds other features than its name says");
        assertThat(noticeAfter(bytes -> lie(bytes, 60, Integer.MAX_VALUE)))
                .isEqualTo("it holds other features than its name says");
        assertThat(noticeAfter(bytes -> lie(bytes, 12, 0))).isEqualTo("it holds other features than its name says");
        assertThat(noticeAfter(bytes -> lie(bytes, 8, 2))).isEqualTo("it has format 2 instead of 1");
        assertThat(noticeAfter(bytes -> lie(bytes, 48, 0)))
                .isEqualTo(
                        "its header is damaged: a table has at least one row in a chunk of at least one, got 23 and 0");
        assertThat(noticeAfter(bytes -> lie(bytes, 48, Integer.MAX_VALUE)))
                .isEqualTo("its header is damaged: 2147483647 rows of 2x1x3 take more than a chunk may");
        assertThat(noticeAfter(bytes -> lie(bytes, 48, 40_000_000))).isEqualTo("it has 728 bytes instead of 688");
    }

    private static byte[] lie(byte[] bytes, int position, int value) {
        ByteBuffer header =
                ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(position, value);
        CRC32C sum = new CRC32C();
        sum.update(bytes, 0, 124);
        header.putInt(124, (int) sum.getValue());
        return bytes;
    }

    @Test
    void aTableIsNotTakenForAnotherOfItsSize() throws Exception {
        TableFolder folder = Tables.folder(path, 1_000_000, notices);
        Tables.keep(folder, Tables.key('b'));
        Files.move(path.resolve("b".repeat(64) + ".table"), file());

        assertThat(folder.open(Tables.KEY, Tables.SHAPE, Tables.ROWS)).isEmpty();
        assertThat(folder.open(Tables.KEY, new ImageSize(3, 1, 2), Tables.ROWS)).isEmpty();
        assertThat(notices).singleElement().asString().endsWith("it holds other features than its name says");
    }
}
