package org.convzoo.training.schedules;

/**
 * Falls along a power of the part that is left.
 *
 * @param steps that it takes
 * @param last what is left in the end
 */
record Polynomial(long steps, double power, double last) implements Course {

    @Override
    public double factor(long step) {
        double left = 1 - (double) Math.min(step, steps) / steps;
        return last + (1 - last) * Math.pow(left, power);
    }
}
