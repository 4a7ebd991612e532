package org.convzoo.training.schedules;

import java.util.List;
import org.convzoo.configs.ScheduleConfig;

/**
 * The same all through an epoch, and reduced when epochs bring nothing better. What was reduced so far follows from the
 * epochs' values, which a run keeps anyway; there is no other state.
 */
record ReduceOnPlateau(ScheduleConfig.ReduceOnPlateau config, double reduced) implements Course {

    @Override
    public double factor(long step) {
        return reduced;
    }

    /**
     * The course after some epochs, those of the warm-up included, which are let pass.
     *
     * @param scores monitored values of all finished epochs, higher being better
     */
    ReduceOnPlateau after(List<Double> scores) {
        double factor = 1;
        double best = Double.NEGATIVE_INFINITY;
        int without = 0;
        int cooling = 0;
        for (int epoch = config.warmUp().warmupEpochs(); epoch < scores.size(); epoch++) {
            double score = scores.get(epoch);
            if (isBetter(score, best)) {
                best = score;
                without = 0;
            } else {
                without++;
            }
            if (cooling > 0) {
                cooling--;
                without = 0;
            }
            if (without > config.patience()) {
                factor = Math.max(factor * config.factor(), config.minimumFactor());
                cooling = config.cooldown();
                without = 0;
            }
        }
        return new ReduceOnPlateau(config, factor);
    }

    /** A loss, which is below zero here, must come nearer to zero by a part of itself; an accuracy must grow by one. */
    private boolean isBetter(double score, double best) {
        return best == Double.NEGATIVE_INFINITY || score > best + config.threshold() * Math.abs(best);
    }
}
