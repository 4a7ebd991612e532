package org.convzoo.zoo.tensors;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A checked header.
 *
 * @param tensors by name, in the order of their bytes; each lies inside the file, without holes or overlaps
 */
record SafetensorsHeader(Map<String, PlacedTensor> tensors, Map<String, String> metadata) {

    /** The format's own bound. */
    private static final long LONGEST = 100_000_000;

    private static final int LENGTH_FIELD = 8;

    SafetensorsHeader {
        tensors = Collections.unmodifiableMap(tensors);
        metadata = Collections.unmodifiableMap(metadata);
    }

    static SafetensorsHeader read(FileBytes bytes, WeightFileProblems problems) throws IOException {
        ByteBuffer lengthField = ByteBuffer.allocate(LENGTH_FIELD).order(ByteOrder.LITTLE_ENDIAN);
        bytes.read(0, lengthField);
        long length = lengthField.getLong(0);
        long room = bytes.length() - LENGTH_FIELD;
        if (length < 2 || length > Math.min(LONGEST, room)) {
            throw problems.damaged("its first eight bytes say that the header has " + Long.toUnsignedString(length)
                    + " bytes; " + room + " follow, and " + LONGEST + " are allowed");
        }
        ByteBuffer text = ByteBuffer.allocate((int) length);
        bytes.read(LENGTH_FIELD, text);
        SafetensorsHeaderParser header = new SafetensorsHeaderParser(problems);
        try {
            header.parse(StandardCharsets.UTF_8.newDecoder().decode(text.flip()));
        } catch (JsonProcessingException notJson) {
            throw problems.damaged("the header is not strict JSON: " + notJson.getOriginalMessage() + " (character "
                    + notJson.getLocation().getCharOffset() + ")");
        } catch (CharacterCodingException notText) {
            throw problems.damaged("the header is not UTF-8 text");
        }
        return new SafetensorsHeader(
                placed(header.claims(), LENGTH_FIELD + length, room - length, problems), header.metadata());
    }

    /** @param size of the part of the file that tensors must fill, which begins at {@code start} */
    private static Map<String, PlacedTensor> placed(
            List<Claim> claims, long start, long size, WeightFileProblems problems) {
        // Headers may list tensors in any order; an empty one has the place where the next one begins.
        List<Claim> inPlace = new ArrayList<>(claims);
        inPlace.sort(Comparator.comparingLong(Claim::begin).thenComparingLong(Claim::end));
        Map<String, PlacedTensor> tensors = new LinkedHashMap<>();
        long position = 0;
        for (Claim claim : inPlace) {
            String name = WeightFileProblems.shortened(claim.entry().name());
            if (claim.begin() != position) {
                throw problems.damaged("tensor " + name + " begins at offset " + claim.begin() + ", but " + position
                        + " is where the one before it ends");
            }
            if (claim.end() > size) {
                throw problems.damaged("tensor " + name + " ends at offset " + claim.end() + ", but only " + size
                        + " bytes follow the header");
            }
            if (claim.bytes() != claim.end() - claim.begin()) {
                throw problems.damaged("tensor " + name + " of " + claim.entry().type() + " and shape "
                        + claim.entry().shape() + " does not fit the offsets " + claim.begin() + " to " + claim.end());
            }
            tensors.put(claim.entry().name(), new PlacedTensor(claim.entry(), start + claim.begin()));
            position = claim.end();
        }
        if (position != size) {
            throw problems.damaged(
                    "its tensors end at offset " + position + ", but " + size + " bytes follow the header");
        }
        return tensors;
    }

    /** What the header says about one tensor: its place relative to the header's end. */
    record Claim(TensorEntry entry, long begin, long end) {

        /** That the shape needs; -1 if that is more than any file has. */
        long bytes() {
            try {
                return Math.multiplyExact(entry.elements(), entry.type().bytes());
            } catch (ArithmeticException tooLarge) {
                return -1;
            }
        }
    }
}
