package org.convzoo.zoo.tensors;

import java.nio.file.Path;
import org.convzoo.configs.UserException;

/** Words for weight files that cannot be read; always one line. */
final class WeightFileProblem {

    private WeightFileProblem() {}

    /** The bytes contradict their own format. */
    static UserException damaged(Path file, String format, String what) {
        return UserException.failed(line(file + " is not a sound " + format + " file: " + what
                + "; fetch it again and compare its size and SHA-256 with the publisher's"));
    }

    /** The file may be whole, but it is not what is read here. */
    static UserException refused(Path file, String format, String what, String advice) {
        return UserException.failed(line(file + " (" + format + ") is refused: " + what + "; " + advice));
    }

    /** The system refuses. */
    static UserException unreadable(Path file, Exception problem) {
        return UserException.failed(line("cannot read " + file + ": " + problem.getMessage()), problem);
    }

    /** Text from a file may hold anything; a message is one line and not too long. */
    private static String line(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]", "?");
    }
}
