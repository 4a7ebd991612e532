package org.convzoo.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Averages of a graph's parameters over its steps, running statistics of batch normalization included: where those are
 * kept as logarithms of a deviation, it is the variances that are averaged. A plan moves them and may keep parts of them
 * in layouts of its own until it is synchronised.
 */
public final class WeightAverages implements AutoCloseable {

    private static final double LOGARITHM_OF_TEN = Math.log(10);

    private final INDArray parameters;
    private final INDArray values;
    private final List<Entry> entries = new ArrayList<>();

    /** A parameter array and its average, {@code [n]} both. */
    private record Entry(String name, INDArray own, INDArray average, boolean logarithm) {}

    private WeightAverages(ComputationGraph graph) {
        parameters = graph.params();
        values = parameters.dup();
        for (Layer layer : graph.getLayers()) {
            boolean normalizes = layer.conf().getLayer() instanceof BatchNormalization;
            layer.paramTable(false)
                    .forEach((key, own) -> entries.add(new Entry(
                            layer.conf().getLayer().getLayerName() + "_" + key,
                            view(parameters, own),
                            of(own),
                            normalizes && key.equals(BatchNormalizationParamInitializer.GLOBAL_LOG_STD))));
        }
    }

    /** Averages that begin as the parameters are. */
    public static WeightAverages of(ComputationGraph graph) {
        return new WeightAverages(graph);
    }

    /** All of them, in the order of the graph's parameters. */
    public INDArray values() {
        return values;
    }

    public long bytes() {
        return values.length() * values.dataType().width();
    }

    /** The averages of one parameter array, {@code [n]}, in the order in which the graph holds it. */
    public INDArray of(INDArray parameter) {
        return view(values, parameter);
    }

    private INDArray view(INDArray whole, INDArray parameter) {
        long from = (parameter.data().addressPointer().address()
                        - parameters.data().addressPointer().address())
                / parameters.dataType().width();
        return whole.reshape(whole.length()).get(NDArrayIndex.interval(from, from + parameter.length()));
    }

    /** Whether a parameter of this name is a running statistic. */
    public static boolean isStatistic(String key) {
        return key.equals(BatchNormalizationParamInitializer.GLOBAL_MEAN)
                || key.equals(BatchNormalizationParamInitializer.GLOBAL_VAR)
                || key.equals(BatchNormalizationParamInitializer.GLOBAL_LOG_STD);
    }

    /**
     * Moves averages towards the parameters.
     *
     * @param decay share of the average that stays
     * @param others names of parameters that somebody else takes care of
     */
    public void move(double decay, Set<String> others) {
        for (Entry entry : entries) {
            if (!others.contains(entry.name)) {
                move(decay, entry);
            }
        }
    }

    private static void move(double decay, Entry entry) {
        if (decay == 0) {
            entry.average.assign(entry.own);
        } else if (entry.logarithm) {
            // log10 s' = log10 s + log10(decay + (1 - decay) (now / s)^2) / 2 for deviations s
            INDArray ratio = Transforms.exp(entry.own.sub(entry.average).muli(2 * LOGARITHM_OF_TEN), false);
            INDArray growth = ratio.subi(1).muli(1 - decay).addi(1);
            entry.average.addi(Transforms.log(growth, false).muli(0.5 / LOGARITHM_OF_TEN));
        } else {
            entry.average.addi(entry.own.sub(entry.average).muli(1 - decay));
        }
    }

    /**
     * Parameters become their averages and averages become them.
     *
     * @param others names of parameters that somebody else takes care of
     */
    public void exchange(Set<String> others) {
        for (Entry entry : entries) {
            if (!others.contains(entry.name)) {
                INDArray kept = entry.own.dup();
                entry.own.assign(entry.average);
                entry.average.assign(kept);
            }
        }
    }

    @Override
    public void close() {
        values.close();
    }
}
