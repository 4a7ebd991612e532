package org.convzoo.engine.onednn;

/** Says why a graph cannot be compiled; Deeplearning4j itself runs it instead. */
public final class UnsupportedGraphException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnsupportedGraphException(String reason) {
        super(reason);
    }
}
