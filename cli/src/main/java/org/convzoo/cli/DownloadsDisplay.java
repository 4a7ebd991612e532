package org.convzoo.cli;

import org.convzoo.configs.download.Downloads;
import org.convzoo.configs.download.Progress;
import org.jspecify.annotations.Nullable;

/** Shows files of images arriving, a bar for each where there is a terminal. */
final class DownloadsDisplay implements Downloads, AutoCloseable {

    private final Terminal terminal;
    private @Nullable DownloadDisplay current;

    DownloadsDisplay(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Progress begin(String file) {
        close();
        if (!terminal.interactive()) {
            return Progress.NONE;
        }
        // The server tells its size with the first bytes.
        DownloadDisplay next = new DownloadDisplay(terminal, file, 1);
        current = next;
        return next;
    }

    /** Ends the bar, so that what is said next has a line of its own. */
    @Override
    public void close() {
        if (current != null) {
            current.close();
            current = null;
        }
    }
}
