package org.convzoo.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Lessons are notebooks of nbformat 4.5, have been run from top to bottom, and are small enough for a code host to show. */
class NotebookFormatTest {

    private static final int LARGEST = 300_000;
    private static final Set<String> OUTPUTS = Set.of("stream", "execute_result", "display_data");

    static List<Notebook> lessons() {
        return Notebook.all();
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void isANotebookForThisKernel(Notebook lesson) {
        assertThat(lesson.json().path("nbformat").asInt()).isEqualTo(4);
        assertThat(lesson.json().path("nbformat_minor").asInt()).isEqualTo(5);
        JsonNode kernel = lesson.json().at("/metadata/kernelspec");
        assertThat(kernel.path("name").asText()).isEqualTo("convzoo");
        assertThat(kernel.path("language").asText()).isEqualTo("java");
        assertThat(lesson.json().at("/metadata/language_info/name").asText()).isEqualTo("java");
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void everyCellIsWhole(Notebook lesson) {
        Set<String> ids = new HashSet<>();
        for (JsonNode cell : lesson.cells()) {
            String id = cell.path("id").asText();
            assertThat(id).as("an id of %s", lesson).matches("[a-zA-Z0-9_-]{1,64}");
            assertThat(ids.add(id)).as("the id %s of %s comes once", id, lesson).isTrue();
            assertThat(cell.path("cell_type").asText()).isIn("markdown", "code");
            assertThat(cell.path("metadata").isObject()).isTrue();
            assertThat(Notebook.source(cell)).as("%s of %s", id, lesson).isNotBlank();
        }
        assertThat(Notebook.source(lesson.cells().get(0)))
                .as("the heading of %s", lesson)
                .startsWith("# ");
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void hasBeenRunFromTopToBottom(Notebook lesson) {
        int count = 0;
        boolean pictures = false;
        for (JsonNode cell : lesson.cells()) {
            if (!cell.path("cell_type").asText().equals("code")) {
                continue;
            }
            count++;
            assertThat(cell.path("execution_count").asInt())
                    .as("the count of %s in %s; run it: notebooks-java/run-all", cell.path("id"), lesson)
                    .isEqualTo(count);
            for (JsonNode output : cell.path("outputs")) {
                assertThat(output.path("output_type").asText()).isIn(OUTPUTS);
                assertThat(output.path("name").asText())
                        .as("what %s of %s writes", cell.path("id"), lesson)
                        .isNotEqualTo("stderr");
                pictures |= output.at("/data/image~1svg+xml").isTextual()
                        || output.at("/data/image~1png").isTextual();
            }
        }
        assertThat(pictures).as("pictures in %s", lesson).isTrue();
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void isSmall(Notebook lesson) throws IOException {
        assertThat(Files.size(lesson.file())).as("bytes of %s", lesson).isLessThan(LARGEST);
    }
}
