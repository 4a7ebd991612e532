package org.convzoo.data.signals;

import org.convzoo.configs.SignalsConfig;
import org.convzoo.configs.SourceConfig;

/**
 * What the columns of a table of signals are called.
 *
 * @param header whether the first line names them
 * @param label the column of classes: its name, or its number from 1 where there are no names
 */
public record SignalColumns(boolean header, String label) {

    private static final String USUAL = "label";

    /** A first line with names, classes in the column {@code label}. */
    public static SignalColumns usual() {
        return new SignalColumns(true, USUAL);
    }

    /** As the configuration of a run has them. */
    public static SignalColumns of(SourceConfig source) {
        if (!(source instanceof SignalsConfig signals)) {
            return usual();
        }
        String first = signals.header() ? USUAL : "1";
        return new SignalColumns(signals.header(), signals.label() == null ? first : signals.label());
    }
}
