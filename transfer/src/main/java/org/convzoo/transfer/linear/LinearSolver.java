package org.convzoo.transfer.linear;

import org.jspecify.annotations.Nullable;

/** Finds the least of an objective. */
sealed interface LinearSolver permits QuasiNewton, OrthantWise, HingeDescent, CrammerSinger {

    /**
     * Goes down.
     *
     * @param costs what the loss of each row is multiplied by: C times its weight; rows of 0 are not learned from
     * @param start where an earlier search of this solver ended, perhaps with other costs; nothing is changed in it
     */
    Solution solve(double[] costs, @Nullable Solution start);
}
