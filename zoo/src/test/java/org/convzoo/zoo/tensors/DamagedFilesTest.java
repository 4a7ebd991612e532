package org.convzoo.zoo.tensors;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.convzoo.configs.UserException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Thousands of damaged files: each is either read as what it then says, or refused in one line, with bounded memory. */
@Timeout(120)
class DamagedFilesTest {

    /** Opening and reading may allocate this, and some multiple of the file. */
    private static final long CONSTANT_BYTES = 2_000_000;

    private static final long BYTES_PER_BYTE = 100;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "state.pth",
                "state-protocol-4.pth",
                "state-before-1.6.pth",
                "run.pth",
                "run-before-1.6.pth",
                "training-before-1.6.pth",
            })
    void checkpointsOfPyTorch(String name) {
        damage(Fixtures.madeByPyTorch(name), 400, Integer.MAX_VALUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"state.pth", "run.pth"})
    void checkpointsWhoseChecksumsHideNothing(String name) {
        damage(PyTorchZipTest.withoutChecksums(Fixtures.madeByPyTorch(name)), 1000, Integer.MAX_VALUE);
    }

    @Test
    void safetensors() throws IOException {
        Path written = folder.resolve("written");
        try (TensorFile source = TensorFile.open(Fixtures.file(folder, Fixtures.madeByPyTorch("state.pth")))) {
            SafetensorsWriter.write(written, source.entries(), source.metadata(), source::read);
        }
        damage(Files.readAllBytes(written), 2000, Integer.MAX_VALUE);
    }

    @ParameterizedTest
    @Tag("real-data")
    @ValueSource(strings = {"resnet20-12fca82f.th", "squeezenet1_1_imagenet.safetensors"})
    void publishedWeightsInTheirFirstKilobytes(String name) throws IOException {
        damage(Files.readAllBytes(Fixtures.real(name)), 100, 14_000);
    }

    /** @param within how many bytes from the start the damage is done */
    private void damage(byte[] sound, int times, int within) {
        Random random = new Random(20);
        int read = 0;
        // What the JVM allocates for code that runs for the first time is not the file's.
        readEverything(Fixtures.file(folder, sound), sound.length);
        for (int i = 0; i < times; i++) {
            byte[] damaged = damaged(sound, Math.min(within, sound.length), random);
            Path file = Fixtures.file(folder, damaged);
            long before = threads.getCurrentThreadAllocatedBytes();
            long began = System.nanoTime();
            try {
                readEverything(file, damaged.length);
                read++;
            } catch (UserException refused) {
                assertThat(refused.getMessage()).doesNotContain("\n").hasSizeLessThan(2000);
            } catch (RuntimeException | Error crash) {
                throw new AssertionError("damage " + i + " (seed 20) must be refused by a UserException", crash);
            }
            assertThat(threads.getCurrentThreadAllocatedBytes() - before)
                    .as("bytes allocated for a file of %d bytes, damage %d", damaged.length, i)
                    .isLessThan(CONSTANT_BYTES + BYTES_PER_BYTE * damaged.length);
            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .as("damage %d", i)
                    .isLessThan(Duration.ofSeconds(5));
        }
        assertThat(read)
                .as("damaged files that are still readable, of " + times)
                .isBetween(1, times - 1);
    }

    private static void readEverything(Path path, int length) {
        try (TensorFile file = TensorFile.open(path)) {
            List<TensorEntry> entries = file.entries();
            assertThat(entries)
                    .allMatch(entry -> entry.elements() * entry.type().bytes() <= length);
            for (TensorEntry entry : entries) {
                Fixtures.read(file, entry.name());
            }
        }
    }

    private static byte[] damaged(byte[] sound, int within, Random random) {
        int at = random.nextInt(within);
        byte[] damaged = sound.clone();
        switch (random.nextInt(7)) {
            case 0 -> damaged[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> damaged[at] = (byte) random.nextInt(256);
            case 2 -> {
                byte extreme = (byte) (random.nextBoolean() ? 0xff : random.nextBoolean() ? 0x7f : 0);
                Arrays.fill(damaged, at, Math.min(damaged.length, at + 1 + random.nextInt(8)), extreme);
            }
            case 3 -> {
                return Arrays.copyOf(sound, at);
            }
            case 4 -> {
                return Arrays.copyOf(sound, sound.length + 1 + random.nextInt(64));
            }
            case 5 -> {
                int from = random.nextInt(within);
                System.arraycopy(
                        sound, from, damaged, at, Math.min(1 + random.nextInt(40), within - Math.max(at, from)));
            }
            default -> {
                int gone = Math.min(1 + random.nextInt(16), sound.length - at);
                damaged = Arrays.copyOf(sound, sound.length - gone);
                System.arraycopy(sound, at + gone, damaged, at, sound.length - at - gone);
            }
        }
        return damaged;
    }
}
