package org.convzoo.cli;

import java.time.Duration;
import java.util.OptionalLong;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.convzoo.configs.download.Progress;
import org.convzoo.zoo.weights.PublishedFile;
import org.jspecify.annotations.Nullable;

/** Shows how far a download is: a bar where there is a terminal, a line for each tenth of the file elsewhere. */
final class DownloadDisplay implements Progress, AutoCloseable {

    private static final int BAR_WIDTH = 118;
    private static final int REDRAW_MILLISECONDS = 200;
    private static final int LINES = 10;

    private final Terminal terminal;
    private final String file;
    private final long approximateSize;
    private @Nullable ProgressBar bar;
    private long nextLine;

    DownloadDisplay(Terminal terminal, PublishedFile file) {
        this(terminal, file.name(), file.approximateSize());
    }

    /** @param approximateSize in bytes, for as long as nobody knows better */
    DownloadDisplay(Terminal terminal, String file, long approximateSize) {
        this.terminal = terminal;
        this.file = file;
        this.approximateSize = approximateSize;
    }

    @Override
    public void reached(long bytes, OptionalLong told) {
        long total = Math.max(bytes, told.orElse(approximateSize));
        if (terminal.interactive()) {
            draw(bytes, total);
        } else if (bytes >= nextLine || bytes == told.orElse(-1)) {
            terminal.err()
                    .println(file + ": " + Wording.bytes(bytes) + " of " + (told.isPresent() ? "" : "about ")
                            + Wording.bytes(total));
            nextLine = Math.max(bytes, 1) + total / LINES;
        }
    }

    private void draw(long bytes, long total) {
        if (bar == null) {
            bar = new ProgressBarBuilder()
                    .setTaskName(file)
                    .setInitialMax(total)
                    .startsFrom(bytes, Duration.ZERO)
                    .setUnit(" MiB", 1 << 20)
                    .showSpeed()
                    .setUpdateIntervalMillis(REDRAW_MILLISECONDS)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setConsumer(new ConsoleProgressBarConsumer(terminal.err(), BAR_WIDTH))
                    .build();
        }
        bar.maxHint(total);
        bar.stepTo(bytes);
    }

    /** Ends the bar, so that what is said next has a line of its own. */
    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
