package org.convzoo.benchmarks.images;

import java.nio.file.Path;
import java.util.Locale;
import org.convzoo.configs.DataConfig;
import org.convzoo.configs.DataLocator;
import org.convzoo.configs.ImageContract;
import org.convzoo.configs.MnistConfig;
import org.convzoo.configs.download.Access;
import org.convzoo.data.Batch;
import org.convzoo.data.BatchStream;
import org.convzoo.data.EpochOrder;
import org.convzoo.data.LabelledImages;
import org.convzoo.data.Pass;
import org.convzoo.data.mnist.MnistSource;
import org.convzoo.engine.ExecutionPlan;
import org.convzoo.engine.NativeRuntime;
import org.convzoo.zoo.Architecture;
import org.convzoo.zoo.Zoo;
import org.convzoo.zoo.assembly.GraphAssembler;
import org.convzoo.zoo.assembly.Learning;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.learning.config.Adam;

/** How much of its time LeNet-5 waits for MNIST's images while it learns them. */
final class WaitingTime {

    private static final int EPOCHS = 4;
    private static final int BATCH = 64;
    private static final double RATE = 0.001;
    private static final long SEED = 42;
    private static final double NANOSECONDS = 1e9;

    /** Part of an epoch's time: the first batch cannot be there before it is asked for. */
    private static final double NOTHING = 0.01;

    private WaitingTime() {}

    /**
     * Prints a row for each epoch. The exit status is 1 if an epoch after the first one waited.
     *
     * @param arguments the folder that holds MNIST's files
     */
    public static void main(String[] arguments) {
        int workers = NativeRuntime.start(System.getenv()).threads();
        Path here = Path.of("").toAbsolutePath();
        Architecture lenet = Zoo.named("lenet5");
        ImageContract contract = lenet.contract(lenet.defaultInput());
        ComputationGraph graph = GraphAssembler.assemble(lenet.blueprint(), Learning.with(new Adam(RATE)), SEED);
        boolean waits = false;
        try (MnistSource mnist = MnistSource.open(
                        new MnistConfig(arguments[0], null),
                        new DataConfig.SplitConfig(0.1, 0.2),
                        SEED,
                        new DataLocator(null, here, here),
                        Access.direct());
                ExecutionPlan plan = ExecutionPlan.open(graph)) {
            System.out.printf("%5s %10s %16s %10s%n", "epoch", "seconds", "waited seconds", "images/s");
            for (int epoch = 0; epoch < EPOCHS; epoch++) {
                double share = learn(plan, mnist.training(), mnist.labels().size(), contract, epoch, workers);
                waits |= epoch > 0 && share > NOTHING;
            }
        } finally {
            graph.close();
        }
        System.exit(waits ? 1 : 0);
    }

    /** The part of an epoch's time in which nothing was learned because no batch was there. */
    private static double learn(
            ExecutionPlan plan, LabelledImages images, int classes, ImageContract contract, int epoch, int workers) {
        int[] order = EpochOrder.shuffled(images.size(), SEED, epoch);
        Pass pass = Pass.of(images, classes, contract, BATCH, order);
        double waited;
        long begun = System.nanoTime();
        try (BatchStream stream = BatchStream.open(pass, workers)) {
            while (true) {
                Batch batch = stream.next();
                if (batch == null) {
                    break;
                }
                plan.step(batch.features(), batch.labels(), RATE, epoch);
            }
            waited = stream.waited().toNanos() / NANOSECONDS;
        }
        double seconds = (System.nanoTime() - begun) / NANOSECONDS;
        System.out.printf(
                Locale.ROOT,
                "%5d %10.2f %7.3f (%4.2f %%) %10.0f%n",
                epoch + 1,
                seconds,
                waited,
                100 * waited / seconds,
                images.size() / seconds);
        return waited / seconds;
    }
}
