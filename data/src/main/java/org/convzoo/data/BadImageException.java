package org.convzoo.data;

import org.convzoo.configs.UserException;
import org.jspecify.annotations.Nullable;

/** One image cannot be used; the others may go on without it. */
public final class BadImageException extends UserException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    /**
     * @param image what a person knows it by
     * @param reason what is wrong, as a sentence goes on after the image's name
     * @param remedy what to do, after a semicolon and a space
     */
    public BadImageException(String image, String reason, String remedy, @Nullable Throwable cause) {
        super(Kind.FAILED, "image " + image + " " + reason + remedy, cause);
        this.reason = reason;
    }

    /** What is wrong, without the image's name and without what to do. */
    public String reason() {
        return reason;
    }
}
