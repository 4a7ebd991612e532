package org.convzoo.data;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Work on many items by several threads whose results arrive in the items' order, a few chunks ahead of who takes them. */
public final class Chunks {

    private static final int AHEAD = 4;

    private Chunks() {}

    /** Turns the items from one number (inclusive) to another (exclusive) into something. */
    public interface Work<T> {
        T of(int from, int to);
    }

    /**
     * Hands every chunk's result to {@code taken}, on the caller's thread.
     *
     * @throws CancellationException if the caller is interrupted
     */
    public static <T> void inOrder(int items, int chunk, int workers, Work<T> work, Consumer<T> taken) {
        ExecutorService threads = Executors.newFixedThreadPool(workers, task -> {
            Thread thread = new Thread(task, "convzoo-chunks");
            thread.setDaemon(true);
            return thread;
        });
        try {
            Queue<Future<T>> running = new ArrayDeque<>();
            for (int from = 0; from < items; from += chunk) {
                int begin = from;
                int end = Math.min(items - from, chunk) + from;
                running.add(threads.submit(() -> work.of(begin, end)));
                if (running.size() >= AHEAD * workers) {
                    taken.accept(result(running.remove()));
                }
            }
            while (!running.isEmpty()) {
                taken.accept(result(running.remove()));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while images were read");
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) failed.getCause();
        }
    }
}
