package org.convzoo.zoo.tensors;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.CharArrayReader;
import java.io.IOException;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.convzoo.zoo.tensors.SafetensorsHeader.Claim;

/** Reads the JSON of a header; nothing may be twice, missing, unknown or of another kind than the format says. */
final class SafetensorsHeaderParser {

    static final String METADATA = "__metadata__";

    private static final JsonFactory STRICT = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(4).build())
            .build();

    /** No network has nearly as many, and whoever compares names and shapes does it for each. */
    private static final int MOST_TENSORS = 1 << 16;

    private final WeightFileProblems problems;
    private final List<Claim> claims = new ArrayList<>();
    private final Map<String, String> metadata = new LinkedHashMap<>();

    SafetensorsHeaderParser(WeightFileProblems problems) {
        this.problems = problems;
    }

    List<Claim> claims() {
        return claims;
    }

    Map<String, String> metadata() {
        return metadata;
    }

    void parse(CharBuffer text) throws IOException {
        try (JsonParser json = STRICT.createParser(
                new CharArrayReader(text.array(), text.arrayOffset() + text.position(), text.remaining()))) {
            expect(json.nextToken(), JsonToken.START_OBJECT, "the header");
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String name = json.currentName();
                if (name.equals(METADATA)) {
                    readMetadata(json);
                } else if (claims.size() == MOST_TENSORS) {
                    throw problems.damaged("its header has more than " + MOST_TENSORS + " tensors");
                } else {
                    claims.add(claim(json, name));
                }
            }
            if (json.nextToken() != null) {
                throw problems.damaged("something follows the header's closing brace");
            }
        }
    }

    private void readMetadata(JsonParser json) throws IOException {
        expect(json.nextToken(), JsonToken.START_OBJECT, METADATA);
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String key = json.currentName();
            expect(json.nextToken(), JsonToken.VALUE_STRING, METADATA + "." + key);
            metadata.put(key, json.getText());
        }
    }

    private Claim claim(JsonParser json, String name) throws IOException {
        expect(json.nextToken(), JsonToken.START_OBJECT, name);
        ElementType type = null;
        List<Long> shape = null;
        List<Long> offsets = null;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String key = json.currentName();
            switch (key) {
                case "dtype" -> type = type(json, name);
                case "shape" -> shape = numbers(json, name + ".shape");
                case "data_offsets" -> offsets = numbers(json, name + ".data_offsets");
                default ->
                    throw problems.damaged("tensor " + WeightFileProblems.shortened(name) + " has the key "
                            + WeightFileProblems.shortened(key) + "; dtype, shape and data_offsets are known");
            }
        }
        if (type == null || shape == null || offsets == null || offsets.size() != 2) {
            throw problems.damaged(
                    "tensor " + WeightFileProblems.shortened(name) + " needs a dtype, a shape and two data_offsets");
        }
        return new Claim(new TensorEntry(name, type, shape), offsets.get(0), offsets.get(1));
    }

    private ElementType type(JsonParser json, String name) throws IOException {
        expect(json.nextToken(), JsonToken.VALUE_STRING, name + ".dtype");
        String type = json.getText();
        return Arrays.stream(ElementType.values())
                .filter(known -> known.name().equals(type))
                .findFirst()
                .orElseThrow(() -> problems.refused(
                        "tensor " + WeightFileProblems.shortened(name) + " has elements of type "
                                + WeightFileProblems.shortened(type),
                        "convert it to one of " + Arrays.toString(ElementType.values())));
    }

    private List<Long> numbers(JsonParser json, String what) throws IOException {
        expect(json.nextToken(), JsonToken.START_ARRAY, what);
        List<Long> numbers = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            expect(json.currentToken(), JsonToken.VALUE_NUMBER_INT, what);
            if (json.getNumberType() == JsonParser.NumberType.BIG_INTEGER || json.getLongValue() < 0) {
                throw problems.damaged(
                        WeightFileProblems.shortened(what) + " holds a number below zero or beyond 64 bits");
            }
            numbers.add(json.getLongValue());
        }
        return numbers;
    }

    private void expect(JsonToken found, JsonToken wanted, String what) {
        if (found != wanted) {
            throw problems.damaged(
                    WeightFileProblems.shortened(what) + " in the header should be " + wanted + ", not " + found);
        }
    }
}
