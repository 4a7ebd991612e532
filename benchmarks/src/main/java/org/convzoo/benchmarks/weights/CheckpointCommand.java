package org.convzoo.benchmarks.weights;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.convzoo.configs.ModelConfig;
import org.convzoo.engine.ExecutionPlan;
import org.convzoo.engine.NativeRuntime;
import org.convzoo.zoo.Zoo;
import org.convzoo.zoo.loading.PretrainedNetwork;
import org.convzoo.zoo.loading.WeightFile;
import org.convzoo.zoo.tensors.TensorEntry;
import org.convzoo.zoo.tensors.TensorFile;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Loads torchvision's files and compares the logits of the networks that they become with torchvision's own. */
final class CheckpointCommand {

    private static final double LARGEST_DIFFERENCE = 1e-3;

    private static final String HEADINGS = "%-20s %-30s %-24s %12s %10s%n";
    private static final String ROW = "%-20s %-30s %-24s %12.1e %10.0e%s%n";

    private CheckpointCommand() {}

    /**
     * Prints a row for each file. The exit status is 1 if the logits of any differ.
     *
     * @param arguments the folder that {@code torchvision_files.py} filled
     */
    public static void main(String[] arguments) throws IOException {
        System.exit(compare(Path.of(arguments[0]), System.out) == 0 ? 0 : 1);
    }

    /** How many files became networks whose logits differ. */
    private static int compare(Path folder, PrintStream out) throws IOException {
        NativeRuntime.start(System.getenv());
        List<MadeFiles> networks = MadeFiles.in(folder);
        out.println(networks.get(0).madeWith());
        out.printf(HEADINGS, "network", "file", "format", "difference", "allowed");
        int misses = 0;
        try (INDArray images = images(folder.resolve(MadeFiles.IMAGES + ".safetensors"))) {
            for (MadeFiles made : networks) {
                for (String name : made.files()) {
                    Path file = folder.resolve(name);
                    double difference = difference(logits(made.network(), file, images), made.logits());
                    boolean near = isNear(difference);
                    misses += near ? 0 : 1;
                    out.printf(
                            Locale.ROOT,
                            ROW,
                            made.network(),
                            name,
                            format(file),
                            difference,
                            LARGEST_DIFFERENCE,
                            near ? "" : "  MISSED");
                }
            }
        }
        return misses;
    }

    private static INDArray images(Path file) {
        try (TensorFile tensors = TensorFile.open(file)) {
            TensorEntry entry = tensors.entries().get(0);
            long[] shape = entry.shape().stream().mapToLong(Long::longValue).toArray();
            float[] values = new float[Math.toIntExact(entry.elements())];
            tensors.read(MadeFiles.IMAGES, FloatBuffer.wrap(values));
            return Nd4j.create(values, shape, 'c');
        }
    }

    private static String format(Path file) {
        try (TensorFile tensors = TensorFile.open(file)) {
            return tensors.format();
        }
    }

    /** {@code [N, K]}, row by row, of the network as users get it, before its softmax. */
    private static float[] logits(String network, Path file, INDArray images) {
        ComputationGraph graph = PretrainedNetwork.load(
                        ModelConfig.of(network), WeightFile.of(file, Zoo.named(network)))
                .graph();
        try {
            String output = graph.getConfiguration().getNetworkOutputs().get(0);
            LayerVertex vertex =
                    (LayerVertex) graph.getConfiguration().getVertices().get(output);
            ((BaseLayer) vertex.getLayerConf().getLayer()).setActivationFn(new ActivationIdentity());
            try (ExecutionPlan plan = ExecutionPlan.open(graph)) {
                return plan.output(images).data().asFloat();
            }
        } finally {
            graph.close();
        }
    }

    /** Not a number is not near. */
    static boolean isNear(double difference) {
        return difference <= LARGEST_DIFFERENCE;
    }

    /** The largest of a logit, relative to the largest of its image; infinite if the numbers of logits differ. */
    static double difference(float[] ours, List<float[]> theirs) {
        double worst = 0;
        int at = 0;
        for (float[] image : theirs) {
            if (at + image.length > ours.length) {
                return Double.POSITIVE_INFINITY;
            }
            double difference = 0;
            double largest = 0;
            for (float logit : image) {
                difference = Math.max(difference, Math.abs(ours[at++] - logit));
                largest = Math.max(largest, Math.abs(logit));
            }
            worst = Math.max(worst, difference / largest);
        }
        return at == ours.length ? worst : Double.POSITIVE_INFINITY;
    }
}
