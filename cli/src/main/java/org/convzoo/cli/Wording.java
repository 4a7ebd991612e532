package org.convzoo.cli;

import java.util.List;
import java.util.Locale;

/** Numbers as they stand in sentences. */
final class Wording {

    private Wording() {}

    /** {@code 1 row}, {@code 2,000 rows}. */
    static String count(long number, String noun) {
        return Table.number(number) + " " + noun + (number == 1 ? "" : "s");
    }

    /** At most two decimals: {@code 2.33}, {@code 112.5}. */
    static String decimal(double number) {
        return String.format(Locale.ROOT, "%,.2f", number).replaceFirst("\\.?0+$", "");
    }

    /** {@code 1, 2 or 4}. */
    static String anyOf(List<Integer> numbers) {
        List<String> words =
                numbers.stream().map(number -> Table.number(number)).toList();
        int last = words.size() - 1;
        return last < 1 ? String.join("", words) : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
    }

    /** As a factor reads best: {@code 2.5} and {@code 41,943}. */
    static String factor(double number) {
        return number < 10 ? decimal(number) : Table.number(Math.round(number));
    }

    /** With a decimal below ten images: {@code 1.5 images/s}, {@code 5,400 images/s}. */
    static String speed(double imagesPerSecond) {
        return String.format(Locale.ROOT, imagesPerSecond < 10 ? "%.1f images/s" : "%,.0f images/s", imagesPerSecond);
    }

    static String bytes(long bytes) {
        if (bytes < 1 << 10) {
            return count(bytes, "byte");
        }
        if (bytes < 1 << 20) {
            return String.format(Locale.ROOT, "%.1f KiB", bytes / 1024.0);
        }
        return bytes < 1 << 30
                ? String.format(Locale.ROOT, "%.1f MiB", bytes / 1048576.0)
                : String.format(Locale.ROOT, "%,.2f GiB", bytes / 1073741824.0);
    }

    /** {@code 4.2 s}, {@code 3 min 20 s}, {@code 2 h 5 min}. */
    static String duration(double seconds) {
        long rounded = Math.round(seconds);
        if (rounded < 60) {
            return String.format(Locale.ROOT, seconds < 10 ? "%.1f s" : "%.0f s", seconds);
        }
        return rounded < 3600
                ? rounded / 60 + " min " + rounded % 60 + " s"
                : Table.number(rounded / 3600) + " h " + rounded % 3600 / 60 + " min";
    }
}
