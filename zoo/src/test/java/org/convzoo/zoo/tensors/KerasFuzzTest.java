package org.convzoo.zoo.tensors;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.convzoo.configs.UserException;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sound files with something changed: each is read, or refused in one line, soon and with the memory that its size explains. */
class KerasFuzzTest {

    private static final int CHANGED_FILES = 750;
    private static final long SEED = 5;
    private static final Duration LONGEST = Duration.ofSeconds(5);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"types.h5", "chunks.h5", "newer.h5", "spelled.h5"})
    void changedFilesAreReadOrRefused(String name) throws Exception {
        byte[] sound = Files.readAllBytes(KerasFileTest.small(name));
        Random random = new Random(SEED);
        int read = 0;
        int refused = 0;
        for (int i = 0; i < CHANGED_FILES; i++) {
            byte[] changed = changed(sound, random);
            Path file = Files.write(folder.resolve("changed.h5"), changed);
            long allocatedBefore = allocated();
            try {
                Assertions.assertTimeout(LONGEST, () -> readAll(file), "file " + i + " of " + name);
                read++;
            } catch (UserException told) {
                assertThat(told.getMessage())
                        .as("file " + i)
                        .startsWith(file.toString())
                        .doesNotContain("\n");
                refused++;
            }
            assertThat(allocated() - allocatedBefore)
                    .as("bytes that reading file " + i + " of " + name + " allocated")
                    .isLessThan(400L * changed.length + (32 << 20));
        }
        assertThat(read).as("files that were read, of " + CHANGED_FILES).isPositive();
        assertThat(refused).as("files that were refused, of " + CHANGED_FILES).isPositive();
    }

    private static void readAll(Path path) {
        try (TensorFile file = TensorFile.open(path)) {
            for (TensorEntry entry : file.entries()) {
                FloatBuffer into = FloatBuffer.allocate((int) entry.elements());
                file.read(entry.name(), into);
                assertThat(into.remaining()).as("what was left out of " + entry).isZero();
            }
        }
    }

    private static byte[] changed(byte[] sound, Random random) {
        byte[] changed = sound.clone();
        ByteBuffer bytes = ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN);
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(changed.length - Long.BYTES);
            switch (random.nextInt(6)) {
                case 0 -> changed[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> changed[at] = (byte) random.nextInt();
                case 2 -> bytes.putLong(at & -8, random.nextInt(changed.length) & -8);
                case 3 -> bytes.putLong(at & -8, 1L << random.nextInt(64));
                case 4 -> bytes.putInt(at & -4, -1 >>> random.nextInt(32));
                case 5 ->
                    System.arraycopy(
                            sound,
                            random.nextInt(sound.length - 64) & -8,
                            changed,
                            Math.min(at, sound.length - 64) & -8,
                            64);
                default -> throw new AssertionError();
            }
        }
        return random.nextInt(20) == 0 ? Arrays.copyOf(changed, random.nextInt(changed.length)) : changed;
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
