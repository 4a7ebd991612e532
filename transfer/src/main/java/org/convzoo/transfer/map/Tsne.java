package org.convzoo.transfer.map;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A picture of rows in which neighbours stay neighbours: t-SNE with forces by Barnes and Hut (van der Maaten 2014,
 * "Accelerating t-SNE using tree-based algorithms"). It begins with the two first principal components, draws nothing at
 * random and gives the same whatever the threads. Learning rate and exaggeration are those of Belkina et al. 2019 and
 * of scikit-learn 1.2.
 *
 * @param x of every row
 * @param y of every row
 * @param perplexity effective number of neighbours that was used
 * @param divergence of Kullback and Leibler, between how near rows are to each other in both pictures: the smaller, the better
 */
record Tsne(double[] x, double[] y, double perplexity, double divergence) {

    private static final double USUAL_PERPLEXITY = 30;
    private static final double ANGLE = 0.5;
    private static final int STEPS = 1000;
    private static final int EXAGGERATED_STEPS = 250;
    private static final double EXAGGERATION = 12;
    private static final double LEAST_RATE = 50;
    private static final double FIRST_DEVIATION = 1e-4;
    private static final double LEAST_GAIN = 0.01;

    /** Fewer rows have no neighbourhoods. */
    static final int LEAST_ROWS = 5;

    /**
     * Makes one.
     *
     * @param rows principal components, {@code [n][k]}, from the first on; n at least {@link #LEAST_ROWS}
     */
    static Tsne of(double[][] rows) {
        double perplexity = Math.min(USUAL_PERPLEXITY, (rows.length - 1) / 3.0);
        Affinities affinities = Affinities.of(rows, perplexity);
        double[] x = start(rows, 0);
        double[] y = start(rows, 1);
        Descent descent = new Descent(affinities, x, y);
        for (int step = 0; step < STEPS; step++) {
            boolean exaggerated = step < EXAGGERATED_STEPS;
            descent.step(exaggerated ? EXAGGERATION : 1, exaggerated ? 0.5 : 0.8);
        }
        return new Tsne(x, y, perplexity, descent.divergence());
    }

    /** A component, shrunk to where the forces are large. */
    private static double[] start(double[][] rows, int component) {
        double[] scores = Arrays.stream(rows)
                .mapToDouble(row -> component < row.length ? row[component] : 0)
                .toArray();
        double deviation = Math.sqrt(Arrays.stream(rows)
                        .mapToDouble(row -> row.length == 0 ? 0 : row[0] * row[0])
                        .sum()
                / rows.length);
        return Arrays.stream(scores)
                .map(score -> deviation == 0 ? 0 : FIRST_DEVIATION * score / deviation)
                .toArray();
    }

    /** Moves points step by step to where the divergence is smaller. */
    private static final class Descent {

        private final Affinities affinities;
        private final double[] x;
        private final double[] y;
        private final double rate;
        private final QuadTree tree;
        private final QuadTree.Push[] pushes;
        private final double[] slopesX;
        private final double[] slopesY;
        private final Axis axisX;
        private final Axis axisY;

        Descent(Affinities affinities, double[] x, double[] y) {
            this.affinities = affinities;
            this.x = x;
            this.y = y;
            this.rate = Math.max(x.length / EXAGGERATION / 4, LEAST_RATE);
            this.tree = new QuadTree(x.length);
            this.pushes = new QuadTree.Push[x.length];
            this.slopesX = new double[x.length];
            this.slopesY = new double[x.length];
            this.axisX = new Axis(x);
            this.axisY = new Axis(y);
        }

        void step(double exaggeration, double momentum) {
            double sum = push();
            IntStream.range(0, x.length).parallel().forEach(point -> pull(point, exaggeration, sum));
            axisX.move(slopesX, rate, momentum);
            axisY.move(slopesY, rate, momentum);
        }

        /** The forces that push points away from all others; the sum of q over all pairs. */
        private double push() {
            tree.build(x, y);
            IntStream.range(0, x.length)
                    .parallel()
                    .forEach(point -> pushes[point] = tree.push(x[point], y[point], ANGLE));
            // in their order, so that the sum is the same whatever the threads
            return Arrays.stream(pushes).mapToDouble(QuadTree.Push::sum).sum();
        }

        /** Equation 8 of the paper. */
        private void pull(int point, double exaggeration, double sum) {
            double pullX = 0;
            double pullY = 0;
            for (int i = affinities.first()[point]; i < affinities.first()[point + 1]; i++) {
                int other = affinities.neighbours()[i];
                double wayX = x[point] - x[other];
                double wayY = y[point] - y[other];
                double weight = exaggeration * affinities.values()[i] / (1 + wayX * wayX + wayY * wayY);
                pullX += weight * wayX;
                pullY += weight * wayY;
            }
            slopesX[point] = 4 * (pullX - pushes[point].x() / sum);
            slopesY[point] = 4 * (pullY - pushes[point].y() / sum);
        }

        double divergence() {
            double sum = push();
            double divergence = 0;
            for (int point = 0; point < x.length; point++) {
                for (int i = affinities.first()[point]; i < affinities.first()[point + 1]; i++) {
                    int other = affinities.neighbours()[i];
                    double wayX = x[point] - x[other];
                    double wayY = y[point] - y[other];
                    double q = 1 / (1 + wayX * wayX + wayY * wayY) / sum;
                    double p = affinities.values()[i];
                    if (p > 0) {
                        divergence += p * Math.log(p / q);
                    }
                }
            }
            return divergence;
        }
    }

    /** One coordinate of all points, with momentum and a gain of each (Jacobs 1988). */
    private static final class Axis {

        private final double[] places;
        private final double[] speeds;
        private final double[] gains;

        Axis(double[] places) {
            this.places = places;
            this.speeds = new double[places.length];
            this.gains = new double[places.length];
            Arrays.fill(gains, 1);
        }

        void move(double[] slopes, double rate, double momentum) {
            for (int i = 0; i < places.length; i++) {
                boolean turns = speeds[i] * slopes[i] >= 0;
                gains[i] = Math.max(LEAST_GAIN, turns ? gains[i] * 0.8 : gains[i] + 0.2);
                speeds[i] = momentum * speeds[i] - rate * gains[i] * slopes[i];
                places[i] += speeds[i];
            }
        }
    }
}
