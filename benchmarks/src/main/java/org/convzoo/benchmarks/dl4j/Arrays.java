package org.convzoo.benchmarks.dl4j;

import org.convzoo.benchmarks.trial.Batch;
import org.convzoo.benchmarks.trial.Network;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The benchmark's batch as ND4J holds it.
 *
 * @param features {@code [N, C, H, W]}
 * @param labels one-hot {@code [N, K]}
 */
record Arrays(INDArray features, INDArray labels) {

    static Arrays of(Network network) {
        Batch batch = Batch.of(network);
        INDArray labels = Nd4j.zeros(DataType.FLOAT, network.batch(), network.classes());
        for (int i = 0; i < network.batch(); i++) {
            labels.putScalar(i, batch.labels()[i], 1);
        }
        INDArray features = Nd4j.create(
                batch.features(),
                new long[] {network.batch(), network.channels(), network.size(), network.size()},
                'c');
        return new Arrays(features, labels);
    }
}
