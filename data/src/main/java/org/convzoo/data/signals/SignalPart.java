package org.convzoo.data.signals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.convzoo.configs.DataLocator;
import org.convzoo.configs.SignalsConfig;
import org.convzoo.configs.UserException;
import org.convzoo.data.table.CsvTable.Cell;

/**
 * The signals of one split with their classes as the files name them.
 *
 * @param file the signals' file
 * @param classes one a signal
 */
record SignalPart(Path file, SignalArray signals, List<String> classes) {

    static SignalPart read(SignalsConfig.Part part, SignalColumns columns, DataLocator locator) {
        Path file = locator.find(part.file());
        if (Files.isDirectory(file)) {
            throw UserException.failed(file + " is a folder; name a file of signals, .csv, .tsv or .npy");
        }
        if (!SignalFile.isArray(file)) {
            SignalTable table = SignalTable.read(file, columns, true, OptionalInt.empty());
            return new SignalPart(
                    file,
                    table.signals(),
                    table.labels().stream().map(Cell::text).toList());
        }
        SignalArray signals = SignalNumbers.signals(NpyFile.read(file));
        Path labels = locator.find(String.valueOf(part.labels()));
        return new SignalPart(file, signals, SignalNumbers.classes(NpyFile.read(labels), file, signals.size()));
    }

    /** The same with classes as indices. */
    LabelledSignals labelled(String name, List<String> labels, SignalPart training) {
        if (!signals.shape().equals(training.signals().shape())) {
            throw UserException.failed(file + " has signals of " + signals.shape() + ", but those of " + training.file()
                    + " are " + training.signals().shape() + "; cut or fill signals to one length");
        }
        int[] indices = new int[classes.size()];
        for (int index = 0; index < indices.length; index++) {
            indices[index] = labels.indexOf(classes.get(index));
            if (indices[index] < 0) {
                throw UserException.failed(file + " has the class " + classes.get(index) + " in signal " + (index + 1)
                        + ", which no training signal has; a network cannot learn it");
            }
        }
        return new LabelledSignals(name, signals, indices);
    }
}
