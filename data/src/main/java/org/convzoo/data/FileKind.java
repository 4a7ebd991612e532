package org.convzoo.data;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What a file that is no image seems to be, so that its owner knows how it got there. */
final class FileKind {

    private FileKind() {}

    static String of(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, 256), StandardCharsets.ISO_8859_1);
        String lower = start.strip().toLowerCase(Locale.ROOT);
        if (lower.startsWith("<!doctype html") || lower.startsWith("<html")) {
            return "it is a web page";
        }
        if (lower.startsWith("<?xml") || lower.startsWith("<svg")) {
            return "it is XML or SVG text";
        }
        if (start.startsWith("ftyp", 4)) {
            return "it is HEIF, AVIF or a film; convert it to JPEG or PNG";
        }
        return "its first bytes are " + hexadecimal(bytes);
    }

    private static String hexadecimal(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (int index = 0; index < Math.min(bytes.length, 8); index++) {
            text.append(index == 0 ? "" : " ").append(String.format(Locale.ROOT, "%02x", bytes[index]));
        }
        return text.toString();
    }
}
