package org.convzoo.training;

import org.convzoo.configs.ImageContract;
import org.convzoo.configs.ImageSize;
import org.convzoo.configs.UserException;
import org.convzoo.data.DataSplits;
import org.convzoo.data.RawSignal;
import org.convzoo.data.Sample;
import org.jspecify.annotations.Nullable;

/** Sees to it that signals meet networks of their own size, for they are never resized. */
final class SignalFit {

    private SignalFit() {}

    /**
     * Refuses a network of another size than the signals.
     *
     * @param input of the network
     */
    static void check(ImageSize input, DataSplits splits) {
        if (!splits.hasSignals()) {
            return;
        }
        ImageSize size = splits.nativeSize().orElseThrow();
        if (!size.equals(input)) {
            throw UserException.wrongUsage("model.input: the network takes " + input + ", but the signals are " + size
                    + "; write input: " + size + " beside architecture: conv1d");
        }
    }

    /** Refuses samples that a trained network was not made for. */
    static void check(ImageContract contract, DataSplits splits) {
        if (contract.forSignals() != splits.hasSignals()) {
            throw UserException.failed("the network takes " + (contract.forSignals() ? "signals" : "images") + " of "
                    + contract.input() + ", but the source has " + (splits.hasSignals() ? "signals" : "images")
                    + "; choose a source of the network's kind");
        }
        check(contract.input(), splits);
    }

    /** What keeps a network from taking a sample; null if nothing does. */
    static @Nullable String complaint(ImageContract contract, Sample sample) {
        boolean isSignal = sample instanceof RawSignal;
        if (contract.forSignals() != isSignal) {
            return isSignal
                    ? "is a signal, but the network takes images"
                    : "is an image, but the network takes signals: give a .csv, .tsv or .npy file";
        }
        ImageSize size = sample instanceof RawSignal signal
                ? new ImageSize(1, signal.length(), signal.channels())
                : contract.input();
        return size.equals(contract.input())
                ? null
                : "is " + size + ", but the network takes signals of " + contract.input();
    }
}
