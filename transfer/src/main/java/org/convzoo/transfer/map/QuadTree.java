package org.convzoo.transfer.map;

import java.util.Arrays;

/** Points of a plane in squares that are divided into four until each holds one place. Made anew again and again, it keeps its memory. */
final class QuadTree {

    private static final int NONE = -1;
    /** Places that are still together so deep are taken for one. */
    private static final int DEEPEST = 60;

    private int[] children;
    private int[] counts;
    private double[] sumsOfX;
    private double[] sumsOfY;
    private double[] widths;
    private int cells;

    QuadTree(int points) {
        int room = 4 * points + 16;
        children = new int[4 * room];
        counts = new int[room];
        sumsOfX = new double[room];
        sumsOfY = new double[room];
        widths = new double[room];
    }

    /** Puts points in, in place of those that were there. */
    void build(double[] x, double[] y) {
        double lowX = Arrays.stream(x).min().orElse(0);
        double lowY = Arrays.stream(y).min().orElse(0);
        double width = Math.max(
                Math.max(
                        Arrays.stream(x).max().orElse(0) - lowX,
                        Arrays.stream(y).max().orElse(0) - lowY),
                Double.MIN_NORMAL);
        cells = 0;
        int root = cell(width);
        for (int point = 0; point < x.length; point++) {
            insert(root, x[point], y[point], lowX, lowY, width);
        }
    }

    private int cell(double width) {
        if (cells == counts.length) {
            children = Arrays.copyOf(children, 2 * children.length);
            counts = Arrays.copyOf(counts, 2 * cells);
            sumsOfX = Arrays.copyOf(sumsOfX, 2 * cells);
            sumsOfY = Arrays.copyOf(sumsOfY, 2 * cells);
            widths = Arrays.copyOf(widths, 2 * cells);
        }
        Arrays.fill(children, 4 * cells, 4 * cells + 4, NONE);
        counts[cells] = 0;
        sumsOfX[cells] = 0;
        sumsOfY[cells] = 0;
        widths[cells] = width;
        return cells++;
    }

    private boolean isLeaf(int cell) {
        return children[4 * cell] == NONE;
    }

    private void insert(int root, double x, double y, double lowX, double lowY, double rootWidth) {
        int cell = root;
        double left = lowX;
        double bottom = lowY;
        double width = rootWidth;
        for (int depth = 0; ; depth++) {
            boolean together = counts[cell] == 0
                    || depth == DEEPEST
                    || x == sumsOfX[cell] / counts[cell] && y == sumsOfY[cell] / counts[cell];
            if (isLeaf(cell) && !together) {
                divide(cell, left, bottom, width);
            }
            counts[cell]++;
            sumsOfX[cell] += x;
            sumsOfY[cell] += y;
            if (isLeaf(cell)) {
                return;
            }
            width /= 2;
            int quarter = quarter(x, y, left, bottom, width);
            left += (quarter & 1) * width;
            bottom += (quarter >> 1) * width;
            cell = children[4 * cell + quarter];
        }
    }

    /** What a leaf holds, which lies in one place, goes into one of its quarters. */
    private void divide(int cell, double left, double bottom, double width) {
        for (int quarter = 0; quarter < 4; quarter++) {
            // first: a new cell may move the array
            int made = cell(width / 2);
            children[4 * cell + quarter] = made;
        }
        double x = sumsOfX[cell] / counts[cell];
        double y = sumsOfY[cell] / counts[cell];
        int child = children[4 * cell + quarter(x, y, left, bottom, width / 2)];
        counts[child] = counts[cell];
        sumsOfX[child] = sumsOfX[cell];
        sumsOfY[child] = sumsOfY[cell];
    }

    private static int quarter(double x, double y, double left, double bottom, double half) {
        return (x >= left + half ? 1 : 0) + (y >= bottom + half ? 2 : 0);
    }

    /** What pushes a point away: the sums over all others of q, and of q^2 times the way to the point, with q = 1 / (1 + distance^2). */
    record Push(double sum, double x, double y) {}

    /**
     * Adds up over whole cells where these look small from the point.
     *
     * @param angle largest width of such a cell, over its distance
     */
    Push push(double x, double y, double angle) {
        int[] open = new int[4 * (DEEPEST + 2)];
        int depth = 0;
        open[depth++] = 0;
        double sum = 0;
        double pushX = 0;
        double pushY = 0;
        while (depth > 0) {
            int cell = open[--depth];
            int count = counts[cell];
            if (count == 0) {
                continue;
            }
            double wayX = x - sumsOfX[cell] / count;
            double wayY = y - sumsOfY[cell] / count;
            double squared = wayX * wayX + wayY * wayY;
            if (isLeaf(cell) || widths[cell] * widths[cell] < angle * angle * squared) {
                double q = 1 / (1 + squared);
                // a point is no neighbour of itself
                double others = isLeaf(cell) && squared == 0 ? count - 1.0 : count;
                sum += others * q;
                pushX += others * q * q * wayX;
                pushY += others * q * q * wayY;
            } else {
                System.arraycopy(children, 4 * cell, open, depth, 4);
                depth += 4;
            }
        }
        return new Push(sum, pushX, pushY);
    }
}
