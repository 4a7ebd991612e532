package org.convzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What {@code zoo describe} says of a network. */
record Described(JsonNode document) {

    /** @param words what follows the verb: a network's name and options */
    static Described of(String... words) {
        CapturedTerminal terminal = new CapturedTerminal(Path.of(""));
        List<String> line = new ArrayList<>(List.of("zoo", "describe"));
        line.addAll(List.of(words));
        line.add("--json");
        assertThat(terminal.run(line.toArray())).as(terminal.err()).isZero();
        try {
            return new Described(new ObjectMapper().readTree(terminal.out()));
        } catch (JsonProcessingException notJson) {
            throw new AssertionError("zoo describe --json printed something else: " + terminal.out(), notJson);
        }
    }

    long number(String pointer) {
        JsonNode found = document.at(pointer);
        assertThat(found.isNumber()).as("a number at %s", pointer).isTrue();
        return found.asLong();
    }

    Stream<JsonNode> layers() {
        return StreamSupport.stream(document.get("layers").spliterator(), false);
    }

    JsonNode layer(String name) {
        return layers().filter(layer -> layer.get("name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no layer " + name));
    }

    /** {@code 55x55x96}; a plain number for a vector. */
    static String output(JsonNode layer) {
        JsonNode shape = layer.get("output");
        String channels = shape.get("channels").asText();
        return shape.get("vector").asBoolean()
                ? channels
                : shape.get("height").asText() + "x" + shape.get("width").asText() + "x" + channels;
    }

    static long weights(JsonNode layer) {
        return layer.get("parameters").asLong() - layer.get("biases").asLong();
    }

    /** Values of the layer's output, at four bytes each. */
    static long values(JsonNode layer) {
        return layer.get("activationBytes").asLong() / 4;
    }
}
