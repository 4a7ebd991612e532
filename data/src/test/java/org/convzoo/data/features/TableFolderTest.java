package org.convzoo.data.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several users of one folder, and its bound. */
class TableFolderTest {

    private static final long BYTES = Tables.LAYOUT.fileBytes();

    @TempDir
    private Path path;

    @Test
    void aWriterThatStoppedIsFollowedByOneThatGoesOn() throws Exception {
        Path undisturbed = Files.createDirectory(path.resolve("undisturbed"));
        Tables.keep(Tables.folder(undisturbed), Tables.KEY);

        TableFolder folder = Tables.folder(path.resolve("stopped"));
        try (TableWriter first = folder.begin(Tables.KEY, Tables.LAYOUT)) {
            Tables.addChunk(first, Tables.EVERY_SEVENTH);
            Tables.addChunk(first, Tables.EVERY_SEVENTH);
        }
        assertThat(folder.open(Tables.KEY, Tables.SHAPE, Tables.ROWS)).isEmpty();
        TableWriter second = folder.begin(Tables.KEY, Tables.LAYOUT);
        assertThat(second.chunksDone()).isEqualTo(2);
        Tables.fill(second).close();

        assertThat(Tables.files(path.resolve("stopped"))).isEqualTo(Tables.files(undisturbed));
        assertThat(path.resolve("stopped").resolve(Tables.KEY.hexadecimal() + ".table"))
                .hasSameBinaryContentAs(undisturbed.resolve(Tables.KEY.hexadecimal() + ".table"));
    }

    @Test
    void onlyWholeChunksOfTheSameLayoutCount() throws Exception {
        TableFolder folder = Tables.folder(path);
        try (TableWriter writer = folder.begin(Tables.KEY, Tables.LAYOUT)) {
            Tables.addChunk(writer, Tables.EVERY_SEVENTH);
            Tables.addChunk(writer, Tables.EVERY_SEVENTH);
            Tables.addChunk(writer, Tables.EVERY_SEVENTH);
        }
        Path part = path.resolve(Tables.files(path).get(0));
        byte[] bytes = Files.readAllBytes(part);
        assertThat(bytes).as("others see at once what it will take").hasSize((int) BYTES);
        bytes[128 + 104 + 50] ^= 1;
        Files.write(part, bytes);
        try (TableWriter writer = folder.begin(Tables.KEY, Tables.LAYOUT)) {
            assertThat(writer.chunksDone()).as("the second is damaged").isEqualTo(1);
        }
        try (TableWriter writer = folder.begin(Tables.KEY, new TableLayout(Tables.SHAPE, Tables.ROWS, 5))) {
            assertThat(writer.chunksDone()).isZero();
        }
    }

    @Test
    void twoWritersDoNotDisturbEachOther() throws Exception {
        TableWriter one = Tables.folder(path).begin(Tables.KEY, Tables.LAYOUT);
        Tables.addChunk(one, Tables.EVERY_SEVENTH);
        TableWriter other = Tables.folder(path).begin(Tables.KEY, Tables.LAYOUT);
        assertThat(other.chunksDone()).isZero();
        Tables.addChunk(other, Tables.EVERY_SEVENTH);
        try (FeatureTable first = Tables.fill(one);
                FeatureTable second = Tables.fill(other)) {
            assertThat(Tables.row(first, 22)).isEqualTo(Tables.row(second, 22));
        }
        assertThat(Tables.files(path)).containsExactly(Tables.KEY.hexadecimal() + ".table");
    }

    @Test
    void whatWasNotUsedForLongestMakesRoom() throws Exception {
        Files.writeString(path.resolve("notes.txt"), "mine".repeat(10_000));
        TableFolder folder = Tables.folder(path, 3 * BYTES, new ArrayList<>());
        for (char digit : new char[] {'a', 'b', 'c'}) {
            Tables.keep(folder, Tables.key(digit));
            Files.setLastModifiedTime(
                    path.resolve(Tables.key(digit).hexadecimal() + ".table"), FileTime.fromMillis(digit * 1000L));
        }
        folder.open(Tables.key('a'), Tables.SHAPE, Tables.ROWS).orElseThrow().close();
        Tables.keep(folder, Tables.key('d'));

        assertThat(Tables.files(path))
                .as("b was used before all others")
                .containsExactly(
                        "a".repeat(64) + ".table", "c".repeat(64) + ".table", "d".repeat(64) + ".table", "notes.txt");
    }

    @Test
    void whatIsInUseStays() throws Exception {
        TableFolder folder = Tables.folder(path, 2 * BYTES, new ArrayList<>());
        FeatureTable used = Tables.fill(folder.begin(Tables.key('a'), Tables.LAYOUT));
        TableWriter written = folder.begin(Tables.key('b'), Tables.LAYOUT);
        assertThatThrownBy(
                        () -> Tables.folder(path, 2 * BYTES, new ArrayList<>()).begin(Tables.key('c'), Tables.LAYOUT))
                .isInstanceOf(NoRoomException.class)
                .hasMessage(
                        "they take 7.3e-07 GB, which neither what other runs leave of the 1.5e-06 GB that limitGigabytes"
                                + " allows to " + path
                                + " nor its disk has room for; allow more, free some, or wait for the"
                                + " others");
        assertThat(Tables.row(used, 22)[0]).isEqualTo(2200);
        written.close();
        Tables.keep(folder, Tables.key('c'));
        assertThat(Tables.files(path))
                .filteredOn(name -> !name.endsWith(".use"))
                .hasSize(2);
        used.close();
        Tables.keep(folder, Tables.key('d'));
        Tables.keep(folder, Tables.key('e'));
        assertThat(Tables.files(path)).containsExactly("d".repeat(64) + ".table", "e".repeat(64) + ".table");
    }

    @Test
    void whatNeverFitsIsToldBeforehand() {
        assertThatThrownBy(
                        () -> Tables.folder(path, BYTES - 1, new ArrayList<>()).begin(Tables.KEY, Tables.LAYOUT))
                .isInstanceOf(NoRoomException.class)
                .hasMessage(
                        "they take 7.3e-07 GB, more than the 7.3e-07 GB that limitGigabytes allows; allow more, or cut the"
                                + " network higher");
        assertThatThrownBy(() -> new MemoryTables(BYTES - 1).begin(Tables.KEY, Tables.LAYOUT))
                .isInstanceOf(NoRoomException.class);
    }

    @Test
    void memoryCountsWhatIsOpen() throws Exception {
        MemoryTables memory = new MemoryTables(BYTES);
        TableWriter stopped = memory.begin(Tables.KEY, Tables.LAYOUT);
        stopped.close();
        FeatureTable whole = Tables.fill(memory.begin(Tables.KEY, Tables.LAYOUT));
        assertThatThrownBy(() -> memory.begin(Tables.key('b'), Tables.LAYOUT)).isInstanceOf(NoRoomException.class);
        whole.close();
        memory.begin(Tables.key('b'), Tables.LAYOUT).close();
    }

    @Test
    void marksOfTheDeadAreSwept() throws Exception {
        Tables.keep(Tables.folder(path), Tables.KEY);
        Path mark = Files.createFile(path.resolve(Tables.KEY.hexadecimal() + ".of-a-killed-process.use"));
        Tables.keep(Tables.folder(path, BYTES, new ArrayList<>()), Tables.key('b'));
        assertThat(mark).doesNotExist();
        assertThat(Tables.files(path)).isEqualTo(List.of("b".repeat(64) + ".table"));
    }
}
