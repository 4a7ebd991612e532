package org.convzoo.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.convzoo.benchmarks.trial.Measurement;
import org.convzoo.benchmarks.trial.Network;
import org.convzoo.benchmarks.trial.Work;
import org.junit.jupiter.api.Test;

class ResultsTest {

    private static final Cell CELL = new Cell(Network.LENET, Work.TRAINING);

    private final Results results = new Results();

    @Test
    void comparesWhatWasMeasuredSideBySide() {
        // the machine is half as fast in the second round, for both
        add(Contestant.CONVZOO_FLOAT32, 100, 400, 800);
        add(Contestant.STOCK_DL4J, 300, 40, 50, 1000);
        add(Contestant.CONVZOO_FLOAT32, 200, 200, 250);
        add(Contestant.STOCK_DL4J, 250, 25, 20, 30);

        assertThat(results.ratio(CELL, Contestant.CONVZOO_FLOAT32, Contestant.STOCK_DL4J))
                .hasValue(new Spread((600 / 50.0 + 225 / 25.0) / 2, 225 / 25.0, 600 / 50.0));
        assertThat(results.imagesPerSecond(CELL, Contestant.CONVZOO_FLOAT32)).isEqualTo(new Spread(325, 200, 800));
        assertThat(results.peakResidentBytes(CELL, Contestant.CONVZOO_FLOAT32)).isEqualTo(200 << 20);
    }

    @Test
    void comparesNobodyWithTheAbsent() {
        add(Contestant.CONVZOO_FLOAT32, 100, 400);
        add(Contestant.STOCK_DL4J, 300, 40);
        results.remove(CELL, Contestant.STOCK_DL4J);
        assertThat(results.ratio(CELL, Contestant.CONVZOO_FLOAT32, Contestant.STOCK_DL4J))
                .isEmpty();
        assertThat(Table.of(results)).isEqualToIgnoringNewLines("""

                        LeNet, training, batch 128
                                            images/s  (least-most)  x stock DL4J  x DJL + PyTorch  x convzoo float32  peak MiB
                          convzoo, float32       400     (400-400)             -                -                  -       100
                        """);
    }

    private void add(Contestant contestant, long mebibytes, double... imagesPerSecond) {
        List<Double> figures = java.util.Arrays.stream(imagesPerSecond).boxed().toList();
        results.add(CELL, contestant, new Measurement("library 1.0", 431_080, figures, mebibytes << 20));
    }
}
