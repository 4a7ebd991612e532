package org.convzoo.configs;

import org.jspecify.annotations.Nullable;

/** A failure that the person at the keyboard can mend; its message is one line that says what, where and what to do next. */
public class UserException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What the command's exit status says. */
    public enum Kind {
        /** The work could not be done: exit status 1. */
        FAILED(1),
        /** The command or the configuration is wrong: exit status 2. */
        WRONG_USAGE(2);

        private final int exitStatus;

        Kind(int exitStatus) {
            this.exitStatus = exitStatus;
        }

        public int exitStatus() {
            return exitStatus;
        }
    }

    private final Kind kind;

    protected UserException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public static UserException failed(String message) {
        return new UserException(Kind.FAILED, message, null);
    }

    public static UserException failed(String message, @Nullable Throwable cause) {
        return new UserException(Kind.FAILED, message, cause);
    }

    public static UserException wrongUsage(String message) {
        return new UserException(Kind.WRONG_USAGE, message, null);
    }

    public Kind kind() {
        return kind;
    }
}
