package org.convzoo.training.schedules;

/**
 * Falls along half a cosine, again and again (Loshchilov and Hutter, arXiv:1608.03983, equation 5).
 *
 * @param firstPeriod steps of the first fall
 * @param multiplier of the period after each restart
 * @param last what is left at the end of a fall
 */
record Cosine(long firstPeriod, int multiplier, double last) implements Course {

    @Override
    public double factor(long step) {
        long begun = 0;
        long period = firstPeriod;
        if (multiplier == 1) {
            begun = step / period * period;
        } else {
            while (step - begun >= period) {
                begun += period;
                period *= multiplier;
            }
        }
        double done = (double) (step - begun) / period;
        return last + (1 - last) * 0.5 * (1 + Math.cos(Math.PI * done));
    }
}
