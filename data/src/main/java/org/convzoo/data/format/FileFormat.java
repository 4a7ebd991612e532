package org.convzoo.data.format;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The formats that images are read from, told apart by how a file begins, whatever it is called. */
public enum FileFormat {
    JPEG {
        @Override
        public Optional<String> damage(byte[] file) {
            return JpegFile.damage(file);
        }
    },
    PNG {
        @Override
        public Optional<String> damage(byte[] file) {
            return PngFile.damage(file);
        }
    },
    GIF {
        @Override
        public Optional<String> damage(byte[] file) {
            return GifFile.damage(file);
        }
    },
    BMP,
    TIFF {
        @Override
        public Optional<String> damage(byte[] file) {
            return TiffFile.damage(file);
        }
    },
    WEBP {
        @Override
        public Optional<String> damage(byte[] file) {
            return RiffFile.damage(file);
        }
    },
    /** PBM, PGM and PPM. */
    PNM;

    /** The format of a file; empty if it is none of these. */
    public static Optional<FileFormat> of(byte[] file) {
        if (begins(file, "\u00FF\u00D8\u00FF")) {
            return Optional.of(JPEG);
        }
        if (begins(file, PngFile.SIGNATURE)) {
            return Optional.of(PNG);
        }
        if (begins(file, "GIF87a") || begins(file, "GIF89a")) {
            return Optional.of(GIF);
        }
        if (begins(file, "BM")) {
            return Optional.of(BMP);
        }
        if (begins(file, "II*\0") || begins(file, "MM\0*")) {
            return Optional.of(TIFF);
        }
        if (begins(file, "RIFF") && file.length >= 12 && text(file, 8, 4).equals("WEBP")) {
            return Optional.of(WEBP);
        }
        return PnmFile.isOne(file) ? Optional.of(PNM) : Optional.empty();
    }

    /**
     * What is missing of a file, in words, as far as the format's own lengths and checksums tell; empty where nothing is,
     * or where the decoder itself notices.
     */
    public Optional<String> damage(byte[] file) {
        return Optional.empty();
    }

    static boolean begins(byte[] file, String start) {
        return file.length >= start.length() && text(file, 0, start.length()).equals(start);
    }

    /** One character a byte. */
    static String text(byte[] file, int start, int length) {
        return new String(file, start, length, StandardCharsets.ISO_8859_1);
    }
}
