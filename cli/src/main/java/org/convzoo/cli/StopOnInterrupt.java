package org.convzoo.cli;

import java.util.concurrent.CountDownLatch;
import org.convzoo.training.StopSignal;

/** Turns Ctrl-C into a request to stop: the process ends only when the work in progress has been saved. */
final class StopOnInterrupt implements AutoCloseable {

    private final StopSignal signal = new StopSignal();
    private final CountDownLatch saved = new CountDownLatch(1);
    private final Thread hook;

    private StopOnInterrupt(Terminal terminal) {
        hook = new Thread(() -> finishWork(terminal), "stop-on-interrupt");
    }

    static StopOnInterrupt install(Terminal terminal) {
        StopOnInterrupt interrupt = new StopOnInterrupt(terminal);
        Runtime.getRuntime().addShutdownHook(interrupt.hook);
        return interrupt;
    }

    StopSignal signal() {
        return signal;
    }

    private void finishWork(Terminal terminal) {
        terminal.err().println();
        terminal.err().println("Stopping after this batch …");
        signal.raise();
        try {
            saved.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        saved.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // the hook is running: it was what ended the work
        }
    }
}
