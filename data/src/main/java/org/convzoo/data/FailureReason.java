package org.convzoo.data;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Why reading or writing failed, in words: Java's file exceptions carry nothing but the path. */
public final class FailureReason {

    private FailureReason() {}

    /** One line without the path, from the innermost cause. */
    public static String of(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        if (root instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (root instanceof NoSuchFileException) {
            return "it does not exist";
        }
        if (root instanceof FileSystemException file && file.getReason() != null) {
            return file.getReason();
        }
        String message = root.getMessage() == null
                ? ""
                : root.getMessage().replaceAll("\\s+", " ").strip();
        return message.isEmpty() || root instanceof FileSystemException
                ? root.getClass().getSimpleName()
                : message;
    }
}
