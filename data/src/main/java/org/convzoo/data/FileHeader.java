package org.convzoo.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.convzoo.data.format.FileFormat;

/**
 * What the first bytes of an image file tell.
 *
 * @param bytes how large the file is
 * @param format by its content, e.g. {@code JPEG}, or {@code unknown}
 * @param ending of its name, in lower case without the dot; empty if there is none
 * @param orientation 1 to 8 as EXIF counts, 1 if it is stored upright or nothing is said
 */
public record FileHeader(long bytes, String format, String ending, int orientation) {

    /** Called so if no format is recognised. */
    public static final String UNKNOWN = "unknown";

    // Exif blocks are at most 64 KiB long and stand at the front of a JPEG file.
    private static final int READ = 1 << 17;

    /**
     * Reads the beginning of a file.
     *
     * @throws IOException if it cannot be read
     */
    public static FileHeader of(Path file) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            byte[] start = stream.readNBytes(READ);
            String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
            int dot = name.lastIndexOf('.');
            return new FileHeader(
                    Files.size(file),
                    FileFormat.of(start).map(FileFormat::name).orElse(UNKNOWN),
                    dot < 0 ? "" : name.substring(dot + 1),
                    Orientation.of(start));
        }
    }

    /** Whether the name ends as files of this format do; also where the format is unknown. */
    public boolean endingFits() {
        return switch (format) {
            case "JPEG" -> List.of("jpg", "jpeg", "jpe", "jfif").contains(ending);
            case "TIFF" -> List.of("tif", "tiff").contains(ending);
            case "PNM" -> List.of("pnm", "pbm", "pgm", "ppm").contains(ending);
            case UNKNOWN -> true;
            default -> ending.equals(format.toLowerCase(Locale.ROOT));
        };
    }
}
