package org.convzoo.evaluation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** How numbers look in a report, whatever the language of the machine. */
final class Numbers {

    private Numbers() {}

    /** 10000 as {@code 10,000}. */
    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** {@code 1 image}, {@code 2 images}. */
    static String count(int value, String singular, String plural) {
        return count(value) + " " + (value == 1 ? singular : plural);
    }

    /** {@code once}, {@code twice}, {@code 7 times}, never broken between two lines. */
    static String times(int value) {
        return switch (value) {
            case 1 -> "once";
            case 2 -> "twice";
            default -> count(value) + "\u00a0times";
        };
    }

    /** 0.9912 as {@code 99.12%}; what is not quite everything never rounds to 100 %. */
    static String percent(double share) {
        double shown = share < 1 ? Math.min(share, 0.9999) : share;
        return String.format(Locale.ROOT, "%.2f%%", 100 * shown);
    }

    /** A difference of two shares in percentage points: {@code +1.96}, {@code −0.50}, {@code 0.00}. */
    static String points(double difference) {
        String digits = String.format(Locale.ROOT, "%.2f", Math.abs(100 * difference));
        return (digits.equals("0.00") ? "" : difference > 0 ? "+" : "\u2212") + digits;
    }

    /** {@code 4.2 s}, {@code 3 min 20 s}, {@code 2 h 5 min}. */
    static String duration(double seconds) {
        long rounded = Math.round(seconds);
        if (rounded < 60) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        return rounded < 3600
                ? rounded / 60 + " min " + rounded % 60 + " s"
                : rounded / 3600 + " h " + rounded % 3600 / 60 + " min";
    }

    /** Four decimals: 0.0312. */
    static String decimal(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    /** Four significant digits without idle zeros, for values of any magnitude: 0.001, 2.303, 0.00001. */
    static String significant(double value) {
        return new BigDecimal(value)
                .round(new MathContext(4))
                .stripTrailingZeros()
                .toPlainString();
    }

    /** A tenth of a pixel is finer than any screen. */
    static String coordinate(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
