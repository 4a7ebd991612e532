package org.convzoo.data.features;

import java.util.HexFormat;

/**
 * What a table holds, told by a SHA-256 over all that its values depend on: two tables of one key are equal.
 *
 * @param hexadecimal 64 digits in lower case
 */
public record TableKey(String hexadecimal) {

    static final int BYTES = 32;

    public TableKey {
        if (!hexadecimal.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("no SHA-256 in lower-case hexadecimal: " + hexadecimal);
        }
    }

    byte[] bytes() {
        return HexFormat.of().parseHex(hexadecimal);
    }
}
