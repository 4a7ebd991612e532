package org.convzoo.data;

/**
 * The rows with which a cross-entropy becomes PyTorch's with weights and label smoothing (Szegedy et al. 2015,
 * arXiv:1512.00567, section 7): of an image of class {@code y} in {@code K} classes, {@code (1 - smoothing) * weight[y]}
 * for its own class and {@code smoothing / K * weight[c]} for every class {@code c}, all times the image's weight.
 *
 * @param images whose weights count
 * @param smoothing part of the certainty that is divided among all classes, 0 to 1
 * @param classWeights one a class
 */
record WeightedTargets(LabelledImages images, double smoothing, double[] classWeights) implements Targets {

    @Override
    public void put(int index, int label, float[] row) {
        double imageWeight = images.weight(index);
        double share = smoothing / row.length;
        for (int other = 0; other < row.length; other++) {
            row[other] = (float) (share * classWeights[other] * imageWeight);
        }
        row[label] = (float) ((1 - smoothing + share) * classWeights[label] * imageWeight);
    }

    @Override
    public double weight(int index, int label) {
        return classWeights[label] * images.weight(index);
    }
}
