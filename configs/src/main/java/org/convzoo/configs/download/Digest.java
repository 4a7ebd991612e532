package org.convzoo.configs.download;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.zip.Adler32;

/**
 * What the content of a file must hash to.
 *
 * @param algorithm as the publisher chose it
 * @param hexadecimal in lower case; of SHA-256 the first digits are enough, which is what PyTorch puts into file names
 */
public record Digest(Algorithm algorithm, String hexadecimal) {

    /** How a file is hashed. */
    public enum Algorithm {
        SHA_256("SHA-256", 8, 64),
        /** Tells damage; whoever can change the file can keep its MD5. */
        MD5("MD5", 32, 32),
        /** Tells damage only; 32 bits. */
        ADLER_32("Adler-32", 8, 8);

        private final String title;
        private final Pattern form;

        Algorithm(String title, int fewestDigits, int mostDigits) {
            this.title = title;
            this.form = Pattern.compile("[0-9a-f]{" + fewestDigits + "," + mostDigits + "}");
        }

        /** Of the whole file, in lower-case hexadecimal. */
        public String of(Path file) throws IOException {
            try (InputStream content = Files.newInputStream(file)) {
                return switch (this) {
                    case SHA_256, MD5 -> hash(content);
                    case ADLER_32 -> adler(content);
                };
            }
        }

        @Override
        public String toString() {
            return title;
        }

        private String hash(InputStream content) throws IOException {
            MessageDigest digest;
            try {
                digest = MessageDigest.getInstance(title);
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException("every Java platform has " + title, impossible);
            }
            byte[] piece = new byte[1 << 20];
            for (int length = content.read(piece); length >= 0; length = content.read(piece)) {
                digest.update(piece, 0, length);
            }
            return HexFormat.of().formatHex(digest.digest());
        }

        private static String adler(InputStream content) throws IOException {
            Adler32 sum = new Adler32();
            byte[] piece = new byte[1 << 20];
            for (int length = content.read(piece); length >= 0; length = content.read(piece)) {
                sum.update(piece, 0, length);
            }
            return HexFormat.of().toHexDigits(sum.getValue(), 8);
        }
    }

    public Digest {
        if (!algorithm.form.matcher(hexadecimal).matches()) {
            throw new IllegalArgumentException(
                    "no " + algorithm + " in lower-case hexadecimal, nor the beginning of one: " + hexadecimal);
        }
    }

    /** A whole SHA-256, or its first eight digits or more. */
    public static Digest sha256(String hexadecimal) {
        return new Digest(Algorithm.SHA_256, hexadecimal);
    }

    public static Digest md5(String hexadecimal) {
        return new Digest(Algorithm.MD5, hexadecimal);
    }

    public static Digest adler32(long sum) {
        return new Digest(Algorithm.ADLER_32, HexFormat.of().toHexDigits(sum, 8));
    }

    /** Whether a digest of the same algorithm is this one, or begins like it. */
    public boolean matches(String found) {
        return found.startsWith(hexadecimal);
    }

    @Override
    public String toString() {
        boolean beginning = algorithm == Algorithm.SHA_256 && hexadecimal.length() < 64;
        return algorithm + " " + hexadecimal + (beginning ? "…" : "");
    }
}
