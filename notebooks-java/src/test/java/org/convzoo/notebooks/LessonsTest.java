package org.convzoo.notebooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.convzoo.evaluation.ImageGrid;
import org.convzoo.evaluation.SvgPicture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every lesson works: its cells, in their order, in the JDK's own JShell. The data home is empty, so that they go on with the
 * images that they draw themselves; {@code run-all} runs them with others.
 */
class LessonsTest {

    private static final int LESSONS = 8;

    static List<Notebook> lessons() {
        return Notebook.all();
    }

    @Test
    void thereAreAllLessons() {
        assertThat(lessons()).hasSize(LESSONS);
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void everyCellEvaluates(Notebook lesson) {
        try (CellEvaluator shell = new CellEvaluator(System.getProperty("java.class.path"))) {
            int number = 0;
            for (JsonNode cell : lesson.cells()) {
                number++;
                if (cell.path("cell_type").asText().equals("code")) {
                    draw(evaluate(shell, lesson, number, Notebook.source(cell)));
                }
            }
        }
    }

    private static @Nullable Object evaluate(CellEvaluator shell, Notebook lesson, int number, String source) {
        try {
            return shell.evaluate(source);
        } catch (CellFailure failure) {
            return fail(
                    lesson + ", cell " + number + ": " + failure.getMessage() + "\nin the snippet\n"
                            + failure.snippet(),
                    failure);
        }
    }

    /** A picture is drawn when it is shown: what is wrong with one would not be seen otherwise. */
    private static void draw(@Nullable Object value) {
        if (value instanceof SvgPicture picture) {
            assertThat(picture.svg()).startsWith("<svg");
        } else if (value instanceof ImageGrid grid) {
            assertThat(grid.picture().getWidth()).isPositive();
        }
    }
}
