package org.convzoo.configs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Loads the text of a configuration file. */
final class ConfigText {

    /** No run needs more; a bigger file is a mistaken argument, perhaps a model or a data set. */
    private static final int LARGEST_FILE = 1 << 20;

    private ConfigText() {}

    /**
     * Loads a file in UTF-8, without its byte order mark.
     *
     * @throws UserException if there is no such file, it is too large or it cannot be read
     * @throws InvalidConfigException at the first bytes that are not UTF-8
     */
    static String load(Path file) {
        if (Files.isDirectory(file)) {
            throw UserException.wrongUsage(file + " is a folder; give the path of a YAML file");
        }
        if (!Files.exists(file)) {
            throw UserException.wrongUsage("there is no file " + file + " (looked for "
                    + file.toAbsolutePath().normalize() + "); give the path of a YAML file");
        }
        try {
            long size = Files.size(file);
            if (size > LARGEST_FILE) {
                throw UserException.wrongUsage(file + " has " + size + " bytes; a configuration has at most "
                        + LARGEST_FILE + ": give the path of a YAML file");
            }
            return decode(Files.readAllBytes(file), file.toString());
        } catch (IOException unreadable) {
            throw UserException.failed(
                    file + " cannot be read (" + unreadable + "); check its permissions", unreadable);
        }
    }

    private static String decode(byte[] bytes, String label) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer decoded = CharBuffer.allocate(bytes.length); // UTF-8 never has fewer bytes than UTF-16 has chars
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), decoded, true);
        String text = decoded.flip().toString();
        String withoutMark = text.startsWith("\uFEFF") ? text.substring(1) : text;
        if (result.isError()) {
            Problems problems = new Problems();
            problems.add(
                    YamlTree.end(withoutMark, label),
                    "the bytes here are not UTF-8; save the file in the encoding UTF-8");
            throw problems.toException();
        }
        return withoutMark;
    }
}
