package org.convzoo.data.inspection;

import java.util.Arrays;
import java.util.List;

/**
 * How close to a picture another one may come by chance. Around it, the number of pictures within a distance r grows as
 * r^D, where the local dimension D is estimated from the distances to its neighbours (Levina and Bickel 2004, "Maximum
 * Likelihood Estimation of Intrinsic Dimension", equation 8). Extrapolated inwards, that gives the distance within which
 * the whole set should have no pair at all. Photographs have many dimensions and are far apart; handwritten ones have few
 * and are crowded.
 */
final class Crowding {

    /** Pairs that a set may have within the distance, were all its pictures as crowded as this one. */
    private static final double PAIRS_BY_CHANCE = 0.01;

    /** Below this there are not enough neighbours to estimate anything by. */
    static final int FEWEST = 40;

    private static final int COMPARED = 4096;
    private static final int FARTHEST_NEIGHBOUR = 50;

    private final List<Miniature> pictures;
    private final int compared;

    Crowding(List<Miniature> pictures) {
        this.pictures = pictures;
        this.compared = Math.min(COMPARED, pictures.size());
    }

    /** The distance below which it is no chance, by comparison with some thousand pictures spread over the set. */
    double distanceBelowChance(int picture) {
        double[] distances = new double[compared];
        int count = 0;
        for (int step = 0; step < compared; step++) {
            int other = (int) ((long) step * pictures.size() / compared);
            if (other != picture) {
                distances[count++] = Miniature.distance(pictures.get(picture).correlation(pictures.get(other)));
            }
        }
        Arrays.sort(distances, 0, count);
        int last = Math.min(FARTHEST_NEIGHBOUR, count / 2);
        // The nearest are left out: copies are among them.
        int first = Math.max(1, last / 5);
        double logarithms = 0;
        for (int neighbour = first; neighbour < last; neighbour++) {
            logarithms += Math.log(distances[last - 1] / Math.max(distances[neighbour - 1], Float.MIN_NORMAL));
        }
        if (logarithms == 0) {
            return 0;
        }
        double dimension = (last - first) / logarithms;
        double pairsWithin = 0.5 * pictures.size() * first * pictures.size() / compared;
        return distances[first - 1] * Math.pow(PAIRS_BY_CHANCE / pairsWithin, 1 / dimension);
    }
}
