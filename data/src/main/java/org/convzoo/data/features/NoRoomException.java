package org.convzoo.data.features;

import org.convzoo.configs.ImageSize;

/** A table does not fit where it was to be kept; the message says why and what to do, as a sentence goes on after "because". */
public final class NoRoomException extends Exception {

    private static final long serialVersionUID = 1L;

    NoRoomException(String message) {
        super(message);
    }

    /** A batch is too large for one chunk. */
    public static NoRoomException largeBatch(int images, ImageSize shape) {
        return new NoRoomException("a batch of " + images + " images has more than 1 GiB of features of " + shape
                + "; set data.batchSize to a smaller number, or cut the network higher");
    }
}
