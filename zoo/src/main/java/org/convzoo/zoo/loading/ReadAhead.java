package org.convzoo.zoo.loading;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A thread that reads a file for nobody, so that the system has it in memory by the time when it is wanted. */
final class ReadAhead implements AutoCloseable {

    private static final int BLOCK = 1 << 20;

    private volatile boolean stopped;

    private ReadAhead() {}

    /** Begins. Nobody waits for the thread, which ends with the file or when this is closed. */
    static ReadAhead of(Path file) {
        ReadAhead reading = new ReadAhead();
        Thread thread = new Thread(() -> reading.read(file), "convzoo-read-ahead");
        thread.setDaemon(true);
        thread.start();
        return reading;
    }

    /** For a file that something else reads. */
    static ReadAhead none() {
        return new ReadAhead();
    }

    private void read(Path file) {
        ByteBuffer block = ByteBuffer.allocateDirect(BLOCK);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            while (!stopped && channel.read(block) >= 0) {
                block.clear();
            }
        } catch (IOException unreadable) {
            // whoever wants the file finds out, and says so
        }
    }

    @Override
    public void close() {
        stopped = true;
    }
}
