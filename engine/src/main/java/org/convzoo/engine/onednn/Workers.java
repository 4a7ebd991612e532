package org.convzoo.engine.onednn;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** Threads for the arithmetic that is done in Java: the optimizer's step and dropout. */
final class Workers implements AutoCloseable {

    private final int threads;
    private final ExecutorService helpers;

    Workers(int threads) {
        this.threads = threads;
        this.helpers = Executors.newFixedThreadPool(Math.max(1, threads - 1), work -> {
            Thread thread = new Thread(work, "convzoo-worker");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Runs every part, in any order; the caller's thread takes its share. */
    void forEach(int parts, IntConsumer part) {
        AtomicInteger next = new AtomicInteger();
        Runnable share = () -> {
            for (int i = next.getAndIncrement(); i < parts; i = next.getAndIncrement()) {
                part.accept(i);
            }
        };
        List<Future<?>> others = new ArrayList<>();
        for (int i = 1; i < Math.min(threads, parts); i++) {
            others.add(helpers.submit(share));
        }
        share.run();
        try {
            for (Future<?> other : others) {
                other.get();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted in the middle of an optimisation step", stop);
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure.getCause());
        }
    }

    @Override
    public void close() {
        helpers.shutdown();
    }
}
