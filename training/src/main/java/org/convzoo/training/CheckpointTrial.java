package org.convzoo.training;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.convzoo.configs.UserException;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** A checkpoint that is written to see how long it takes. Only the first of it goes to the disk, and is deleted. */
final class CheckpointTrial {

    private static final long ENOUGH_TO_TIME_A_DISK = 64L << 20;

    private CheckpointTrial() {}

    /**
     * Seconds that one checkpoint takes.
     *
     * @throws UserException if nothing can be written there
     */
    static double seconds(ComputationGraph graph, Path folder) {
        try {
            Path file = Files.createTempFile(folder, ".convzoo-plan-", ".part");
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                Beginning beginning = new Beginning(channel);
                long begun = System.nanoTime();
                ModelArchive.write(beginning, graph, Map.of(), Map.of());
                long written = System.nanoTime();
                channel.force(true);
                long forced = System.nanoTime();
                double share = Math.min(1, ENOUGH_TO_TIME_A_DISK / (double) beginning.bytes);
                return (written - begun + (forced - written) / share) * 1e-9;
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException problem) {
            throw UserException.failed(
                    "cannot write in " + folder + ", where the run would go: " + problem.getMessage()
                            + "; make room there or choose another place with --run-dir",
                    problem);
        }
    }

    /** Passes the beginning on and counts the rest. */
    private static final class Beginning extends OutputStream {
        private final FileChannel channel;
        private long bytes;

        Beginning(FileChannel channel) {
            this.channel = channel;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] values, int offset, int length) throws IOException {
            if (bytes < ENOUGH_TO_TIME_A_DISK) {
                ByteBuffer part = ByteBuffer.wrap(values, offset, length);
                while (part.hasRemaining()) {
                    channel.write(part);
                }
            }
            bytes += length;
        }
    }
}
