package org.convzoo.transfer.linear;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * The last steps and what they changed the gradient by, from which a direction follows: the two loops of limited-memory
 * BFGS (Nocedal and Wright, "Numerical Optimization", algorithm 7.4). Each group of columns has a Hessian of its own.
 */
final class StepMemory {

    private static final int STEPS = 10;

    private final Geometry geometry;
    private final int[] groups;
    private final Deque<Pair> pairs = new ArrayDeque<>();

    /** @param product inner product of step and change for each group; 0 where the step told nothing */
    private record Pair(Coefficients step, Coefficients change, double[] product, double[] factor) {}

    StepMemory(Geometry geometry, int[] groups) {
        this.geometry = geometry;
        this.groups = groups;
    }

    /** The gradient, which is changed, becomes the direction to go. */
    Coefficients direction(Coefficients gradient) {
        for (Iterator<Pair> latestFirst = pairs.descendingIterator(); latestFirst.hasNext(); ) {
            Pair pair = latestFirst.next();
            for (int group = 0; group < pair.product.length; group++) {
                if (pair.product[group] > 0) {
                    pair.factor[group] = product(pair.step, gradient, group) / pair.product[group];
                    add(gradient, group, -pair.factor[group], pair.change);
                }
            }
        }
        for (int group = 0; group < groups.length - 1; group++) {
            scale(gradient, group, firstScale(group));
        }
        for (Pair pair : pairs) {
            for (int group = 0; group < pair.product.length; group++) {
                if (pair.product[group] > 0) {
                    double factor = product(pair.change, gradient, group) / pair.product[group];
                    add(gradient, group, pair.factor[group] - factor, pair.step);
                }
            }
        }
        for (int group = 0; group < groups.length - 1; group++) {
            scale(gradient, group, -1);
        }
        return gradient;
    }

    private double firstScale(int group) {
        for (Iterator<Pair> latestFirst = pairs.descendingIterator(); latestFirst.hasNext(); ) {
            Pair pair = latestFirst.next();
            if (pair.product[group] > 0) {
                return pair.product[group] / product(pair.change, pair.change, group);
            }
        }
        return 1;
    }

    /** @param change of the gradient by the step */
    void remember(Coefficients step, Coefficients change) {
        double[] products = new double[groups.length - 1];
        for (int group = 0; group < products.length; group++) {
            products[group] = Math.max(0, product(step, change, group));
        }
        pairs.add(new Pair(step, change, products, new double[products.length]));
        if (pairs.size() > STEPS) {
            pairs.remove();
        }
    }

    boolean isEmpty() {
        return pairs.isEmpty();
    }

    void forget() {
        pairs.clear();
    }

    /** The inner product of a group, intercepts included. */
    double product(Coefficients one, Coefficients other, int group) {
        double sum = 0;
        for (int column = groups[group]; column < groups[group + 1]; column++) {
            sum += geometry.weightProduct(one, other, column) + one.intercepts()[column] * other.intercepts()[column];
        }
        return sum;
    }

    private void add(Coefficients to, int group, double factor, Coefficients from) {
        for (int column = groups[group]; column < groups[group + 1]; column++) {
            to.add(column, factor, from);
        }
    }

    private void scale(Coefficients all, int group, double factor) {
        for (int column = groups[group]; column < groups[group + 1]; column++) {
            all.scale(column, factor);
        }
    }
}
