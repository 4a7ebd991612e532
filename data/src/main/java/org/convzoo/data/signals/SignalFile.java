package org.convzoo.data.signals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.convzoo.data.RawSignal;

/** Files of signals, whose names tell what they are. */
public final class SignalFile {

    private SignalFile() {}

    /** Whether a name ends as those of tables and of NumPy's arrays do. */
    public static boolean isOne(Path path) {
        return isArray(path) || path.toString().toLowerCase(Locale.ROOT).matches(".*\\.(csv|tsv|tab)");
    }

    static boolean isArray(Path path) {
        return path.toString().toLowerCase(Locale.ROOT).endsWith(".npy");
    }

    /**
     * The signals of a file; classes that it may have are passed over.
     *
     * @param columns of a table
     * @param length values that a network takes, if that is known
     * @throws org.convzoo.configs.UserException if it cannot be read
     */
    public static List<RawSignal> read(Path path, SignalColumns columns, OptionalInt length) {
        SignalArray signals = isArray(path)
                ? SignalNumbers.signals(NpyFile.read(path))
                : SignalTable.read(path, columns, false, length).signals();
        List<RawSignal> all = new ArrayList<>(signals.size());
        for (int index = 0; index < signals.size(); index++) {
            all.add(signals.signal(index));
        }
        return all;
    }
}
