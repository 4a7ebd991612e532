package org.convzoo.training;

import java.util.List;
import org.convzoo.configs.ImageContract;
import org.convzoo.configs.UserException;
import org.convzoo.data.LabelledImages;
import org.convzoo.data.RawImage;
import org.convzoo.data.RawSignal;
import org.convzoo.data.Sample;
import org.jspecify.annotations.Nullable;

/**
 * Images that nobody has labelled, as batches want them: all count as class 0, which predicting does not look at, and a
 * black pixel or a silent signal stands in for what cannot be read, so that the rest of its batch goes on.
 */
final class UnlabelledImages implements LabelledImages {

    private static final RawImage BLACK = new RawImage(1, 1, 1, new byte[1]);

    private final List<UnlabelledImage> images;
    private final ImageContract contract;
    // Written by the thread that reads an image, read after its batch was handed over, which orders the two.
    private final @Nullable String[] failures;

    UnlabelledImages(List<UnlabelledImage> images, ImageContract contract) {
        this.images = images;
        this.contract = contract;
        this.failures = new String[images.size()];
    }

    /** Why an image could not be read, or null if it could. */
    @Nullable
    String failure(int index) {
        return failures[index];
    }

    @Override
    public int size() {
        return images.size();
    }

    @Override
    public int label(int index) {
        return 0;
    }

    @Override
    public String id(int index) {
        return images.get(index).name();
    }

    @Override
    public Sample sample(int index) {
        try {
            Sample sample = images.get(index).pixels().apply(contract.background());
            String complaint = SignalFit.complaint(contract, sample);
            if (complaint == null) {
                return sample;
            }
            failures[index] = id(index) + " " + complaint;
        } catch (UserException unreadable) {
            failures[index] = unreadable.getMessage();
        }
        return standIn();
    }

    private Sample standIn() {
        int channels = contract.input().channels();
        int length = contract.input().width();
        return contract.forSignals() ? new RawSignal(channels, length, new float[channels * length]) : BLACK;
    }

    @Override
    public RawImage read(int index) {
        throw new UnsupportedOperationException("what is only predicted is read once");
    }
}
