package org.convzoo.notebooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A lesson of this folder as its file has it. */
record Notebook(Path file, JsonNode json) {

    /** The folder with the lessons, which is where Maven runs a module's tests. */
    static List<Notebook> all() {
        try (Stream<Path> files = Files.list(Path.of(""))) {
            return files.filter(file -> file.toString().endsWith(".ipynb"))
                    .sorted()
                    .map(Notebook::read)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Notebook read(Path file) {
        try {
            return new Notebook(file, new ObjectMapper().readTree(file.toFile()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file + " is no JSON", unreadable);
        }
    }

    List<JsonNode> cells() {
        return StreamSupport.stream(json.path("cells").spliterator(), false).toList();
    }

    /** The text of a cell, which is written as a list of lines. */
    static String source(JsonNode cell) {
        StringBuilder text = new StringBuilder();
        cell.path("source").forEach(line -> text.append(line.asText()));
        return text.toString();
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
