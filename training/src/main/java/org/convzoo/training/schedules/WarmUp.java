package org.convzoo.training.schedules;

/**
 * A linear rise to the base rate, which the step after the last one has (Goyal et al. 2017, arXiv:1706.02677, section
 * 2.2).
 *
 * @param steps that it takes
 * @param start part of the base rate that the first step has; 0 stands for one of as many equal parts
 */
record WarmUp(long steps, double start) {

    double factor(long step) {
        return start == 0 ? (step + 1.0) / steps : start + (1 - start) * step / steps;
    }
}
