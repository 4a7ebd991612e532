package org.convzoo.benchmarks.weights;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.convzoo.configs.ModelConfig;
import org.convzoo.engine.NativeRuntime;
import org.convzoo.engine.PeakMemory;
import org.convzoo.zoo.Zoo;
import org.convzoo.zoo.loading.PretrainedNetwork;
import org.convzoo.zoo.loading.WeightFile;
import org.convzoo.zoo.tensors.TensorFile;

/**
 * What loading one file took a process that did nothing else.
 *
 * @param format of the file
 * @param loading seconds until the network was there, and known whether somebody has published the file
 * @param network bytes of its parameters
 * @param largestArray bytes of it
 * @param peak the most physical memory that the process ever held, in bytes
 */
record LoadingTrial(String format, double loading, long network, long largestArray, long peak) {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final double NANOSECONDS = 1e9;

    /**
     * Loads, and prints what it took in a line.
     *
     * @param arguments a network and a file
     */
    public static void main(String[] arguments) throws Exception {
        System.out.println(JSON.writeValueAsString(measure(arguments[0], Path.of(arguments[1]))));
    }

    private static LoadingTrial measure(String network, Path path) {
        NativeRuntime.start(System.getenv());
        long start = System.nanoTime();
        WeightFile file = WeightFile.of(path, Zoo.named(network));
        PretrainedNetwork loaded = PretrainedNetwork.load(ModelConfig.of(network), file);
        long done = System.nanoTime();
        long peak = PeakMemory.requireBytes();
        try (TensorFile tensors = TensorFile.open(path)) {
            return new LoadingTrial(
                    tensors.format(),
                    (done - start) / NANOSECONDS,
                    loaded.graph().numParams() * Float.BYTES,
                    tensors.entries().stream()
                                    .mapToLong(entry -> entry.elements())
                                    .max()
                                    .orElseThrow()
                            * Float.BYTES,
                    peak);
        } finally {
            loaded.graph().close();
        }
    }
}
