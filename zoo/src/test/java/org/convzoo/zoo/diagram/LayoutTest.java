package org.convzoo.zoo.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.convzoo.zoo.diagram.Scene.Point;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayoutTest {

    @Test
    void neighboursThatWantTheSamePlaceShareIt() {
        LeastSquares positions = new LeastSquares();
        positions.add(0, 1, 0);
        positions.add(0, 1, 10);
        positions.add(50, 1, 20);

        assertThat(positions.solve()).containsExactly(-5.0, 5.0, 50.0);
    }

    @Test
    void theHeavierOneStays() {
        LeastSquares positions = new LeastSquares();
        positions.add(0, 9, 0);
        positions.add(0, 1, 10);

        assertThat(positions.solve()).containsExactly(-1.0, 9.0);
    }

    @Test
    void scenesFillTheHeightBeforeTheyGoOnToTheRight() {
        Scene wide = Scene.ofTexts(100, 40, List.of());
        Scene narrow = Scene.ofTexts(30, 40, List.of());
        Packing packing = new Packing(List.of(wide, narrow, narrow, narrow), 10, 90);

        assertThat(packing.width())
                .as("three beside each other under the first")
                .isEqualTo(110);
        assertThat(packing.height()).isEqualTo(90);
    }

    /** Widths in DejaVu Sans and its bold face at 100 pixels, as the font's own tables give them. */
    @ParameterizedTest
    @CsvSource({
        "local response normalization, false, 1438.2",
        "35 × bottleneck block, false, 1101.9",
        "local response normalization, true, 1626.2",
        "35 × bottleneck block, true, 1230.5"
    })
    void textIsNeverWiderThanEstimated(String text, boolean bold, double width) {
        assertThat(Typeface.width(text, 100, bold)).isBetween(width, width * 1.15);
        assertThat(Typeface.width(text, 12, bold)).isEqualTo(Typeface.width(text, 100, bold) * 0.12, within(1e-9));
    }

    @Test
    void longTextIsBroken() {
        double width = Typeface.width("two words", 12, false);
        assertThat(Typeface.wrapped("two words and more", 12, false, width)).containsExactly("two words", "and more");
    }

    @Test
    void wiresHaveRoundCorners() {
        assertThat(WirePath.of(List.of(new Point(0, 0), new Point(0, 20), new Point(4, 20))))
                .isEqualTo("M0 0L0 14Q0 20 2 20L4 20");
    }
}
