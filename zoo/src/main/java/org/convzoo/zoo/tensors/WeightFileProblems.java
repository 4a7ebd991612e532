package org.convzoo.zoo.tensors;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.ZipException;
import org.convzoo.configs.UserException;

/**
 * Words for a weight file that cannot be read; always one line.
 *
 * @param format as {@link TensorFile#format()} says it
 */
record WeightFileProblems(Path file, String format) {

    /** The bytes contradict their own format. */
    UserException damaged(String what) {
        return UserException.failed(oneLine(file + " is not a sound " + format + " file: " + what
                + "; fetch it again and compare its size and SHA-256 with the publisher's"));
    }

    /** The file may be whole, but it is not what is read here. */
    UserException refused(String what, String advice) {
        return UserException.failed(oneLine(file + " (" + format + ") is refused: " + what + "; " + advice));
    }

    /** Reading failed: the file is too short or no sound zip, or the system refuses. */
    UserException unreadable(IOException problem) {
        if (problem instanceof EOFException || problem instanceof ZipException) {
            return damaged(String.valueOf(problem.getMessage()));
        }
        return cannotRead(file, problem);
    }

    /** There is no array of this name. */
    UserException missing(String tensor, int count) {
        return UserException.failed(oneLine(
                file + " holds no tensor " + shortened(tensor) + " among its " + count + "; look at the names it has"));
    }

    /** A number of a tensor is lost in a float. */
    UserException inexact(TensorEntry tensor, ArithmeticException reason) {
        return refused(
                "tensor " + shortened(tensor.toString()) + ": " + reason.getMessage(),
                "weights are computed with as 32-bit floats: convert it before");
    }

    /** The system refuses. */
    static UserException cannotRead(Path file, IOException problem) {
        String reason = problem instanceof NoSuchFileException
                ? "there is no such file; check the path"
                : String.valueOf(problem.getMessage());
        return UserException.failed(oneLine("cannot read " + file + ": " + reason), problem);
    }

    /** Names in a file may hold anything; a message is one line. */
    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]", "?");
    }

    /** A name from the file, no longer than a message can bear. */
    static String shortened(String name) {
        return name.length() <= 100 ? name : name.substring(0, 100) + "…";
    }
}
