package org.convzoo.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.convzoo.evaluation.RateSweep.Point;
import org.convzoo.evaluation.RateSweep.Suggestion;
import org.junit.jupiter.api.Test;

class RateSuggestionsTest {

    private static final List<Double> LOSSES = List.of(
            2.3, 2.35, 2.29, 2.3, 2.31, 2.28, 2.2, 2.1, 1.9, 1.6, 1.2, 0.9, 0.8, 0.75, 0.9, 1.5, 4.0, 9.0, 20.0, 50.0);
    private static final List<Double> RATES = IntStream.range(0, 20)
            .mapToObj(step -> 1e-4 * Math.pow(10, step / 4.0))
            .toList();

    @Test
    void theRunningMeanMakesUpForItsBeginning() {
        List<Point> points = smoothed(RATES, LOSSES, 0.5);
        assertThat(points).hasSize(20);
        assertThat(points.get(0)).isEqualTo(new Point(1e-4, 2.3, 2.3));
        assertThat(points.get(2).smoothed()).isCloseTo(2.3085714285714287, within(1e-12));
    }

    /** Made with the functions valley, minimum and steep of fastai 2.7.12's schedule module, written down in NumPy. */
    @Test
    void suggestionsAreFastais() {
        List<Suggestion> suggestions = RateSuggestions.of(smoothed(RATES, LOSSES, 0.5), 20);
        assertThat(suggestions).extracting(Suggestion::name).containsExactly("valley", "minimum / 10", "steepest");
        assertThat(suggestions.get(0).rate()).isCloseTo(0.0031622776601683794, within(1e-12));
        assertThat(suggestions.get(1).rate()).isCloseTo(0.01778279410038923, within(1e-12));
        assertThat(suggestions.get(2).rate()).isCloseTo(0.01778279410038923, within(1e-12));
    }

    @Test
    void aLossThatNeverFallsSuggestsNothing() {
        List<Double> rising = new ArrayList<>(LOSSES);
        Collections.sort(rising);
        assertThat(RateSuggestions.of(smoothed(RATES, rising, 0.5), 20)).isEmpty();
    }

    @Test
    void theRateGrowsByTheSameFactorEachStep() {
        RateGrowth growth = new RateGrowth(1e-6, 1, 25);
        assertThat(growth.at(0)).isEqualTo(1e-6);
        assertThat(growth.at(4)).isCloseTo(1e-5, within(1e-15));
        assertThat(growth.at(24)).isCloseTo(1, within(1e-12));
        assertThatThrownBy(() -> new RateGrowth(1, 1, 25)).hasMessageContaining("got 1.0 to 1.0");
        assertThatThrownBy(() -> new RateGrowth(1e-6, 1, 19)).hasMessageContaining("at least 20 steps, got 19");
    }

    private static List<Point> smoothed(List<Double> rates, List<Double> losses, double kept) {
        SmoothedLoss mean = new SmoothedLoss(kept);
        return IntStream.range(0, rates.size())
                .mapToObj(step -> new Point(rates.get(step), losses.get(step), mean.after(losses.get(step))))
                .toList();
    }
}
