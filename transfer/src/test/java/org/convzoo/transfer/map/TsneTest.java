package org.convzoo.transfer.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.convzoo.transfer.linear.MadeRows;
import org.junit.jupiter.api.Test;

/** Held against scikit-learn 1.2.1, TSNE(init="pca", learning_rate="auto"): {@code src/test/python/map_references.py} prints it. */
class TsneTest {

    private static double[][] rows(int n) {
        return MadeRows.turned(MadeRows.of(n, 20));
    }

    private static List<Integer> nearestFirst(int of, int n, double[][] rows) {
        return IntStream.range(0, n)
                .filter(other -> other != of)
                .boxed()
                .sorted(Comparator.comparingDouble(other -> IntStream.range(0, rows[of].length)
                        .mapToDouble(k -> (rows[of][k] - rows[other][k]) * (rows[of][k] - rows[other][k]))
                        .sum()))
                .toList();
    }

    /** Venna and Kaski 2001: of five neighbours in the picture, how far from being neighbours are those that were none. */
    private static double trustworthiness(double[][] rows, Tsne picture) {
        int n = rows.length;
        int near = 5;
        double[][] points = IntStream.range(0, n)
                .mapToObj(row -> new double[] {picture.x()[row], picture.y()[row]})
                .toArray(double[][]::new);
        double penalty = 0;
        for (int row = 0; row < n; row++) {
            List<Integer> before = nearestFirst(row, n, rows);
            for (int neighbour : nearestFirst(row, n, points).subList(0, near)) {
                penalty += Math.max(0, before.indexOf(neighbour) + 1 - near);
            }
        }
        return 1 - penalty * 2 / (n * near * (2.0 * n - 3 * near - 1));
    }

    @Test
    void itIsAsGoodAsScikitLearns() {
        double[][] rows = rows(300);
        Tsne picture = Tsne.of(rows);
        assertThat(picture.perplexity()).isEqualTo(30);
        assertThat(picture.divergence()).isCloseTo(0.38396, Percentage.withPercentage(3));
        assertThat(trustworthiness(rows, picture)).isCloseTo(0.97311, within(0.005));
    }

    @Test
    void soItIsOfMoreRows() {
        assertThat(Tsne.of(rows(1000)).divergence()).isCloseTo(1.19537, Percentage.withPercentage(3));
    }

    @Test
    void theThreadsDoNotMatter() throws Exception {
        double[][] rows = rows(200);
        Tsne one = new ForkJoinPool(1).submit(() -> Tsne.of(rows)).get();
        Tsne three = new ForkJoinPool(3).submit(() -> Tsne.of(rows)).get();
        assertThat(three.x()).isEqualTo(one.x());
        assertThat(three.y()).isEqualTo(one.y());
    }

    @Test
    void rowsThatAreTheSameStayTogether() {
        double[][] rows = rows(60);
        rows[7] = rows[3].clone();
        rows[11] = rows[3].clone();
        Tsne picture = Tsne.of(rows);
        assertThat(Arrays.stream(picture.x())).allMatch(Double::isFinite);
        assertThat(picture.x()[7]).isCloseTo(picture.x()[3], within(1.0));
        assertThat(picture.y()[11]).isCloseTo(picture.y()[3], within(1.0));
        double[][] same = new double[20][2];
        assertThat(Arrays.stream(Tsne.of(same).x())).as("all in one place").allMatch(Double::isFinite);
    }

    @Test
    void aFewRowsHaveFewNeighbours() {
        Tsne picture = Tsne.of(rows(Tsne.LEAST_ROWS));
        assertThat(picture.perplexity()).isCloseTo(4 / 3.0, within(1e-9));
        assertThat(picture.x()).doesNotContain(Double.NaN).hasSize(5);
    }
}
