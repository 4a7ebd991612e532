package org.convzoo.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.api.SoftAssertions;
import org.convzoo.configs.ModelConfig;
import org.convzoo.data.BadImages;
import org.convzoo.data.TestTimeAugmentation;
import org.convzoo.engine.ExecutionPlan;
import org.convzoo.engine.NativeRuntime;
import org.convzoo.zoo.Zoo;
import org.convzoo.zoo.loading.PretrainedNetwork;
import org.convzoo.zoo.loading.WeightFile;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.impl.ActivationIdentity;

/**
 * The whole road from JPEG files to logits beside torchvision's and Pillow's: decoding, resizing, cropping, normalising,
 * published weights.
 */
@Tag("real-data")
class PhotosTest {

    /** Measured: 6e-5, most of it from the golden file's four decimals. */
    private static final float LARGEST_DIFFERENCE = 1e-3f;

    @Test
    void logitsAreTorchvisions() throws IOException {
        JsonNode golden = golden();
        Path home = dataHome();
        ModelConfig squeezenet = ModelConfig.of("squeezenet1_1");
        NativeRuntime runtime = NativeRuntime.start(Map.of());
        PretrainedNetwork network = PretrainedNetwork.load(
                squeezenet,
                WeightFile.of(home.resolve("weights/squeezenet1_1_imagenet.safetensors"), Zoo.named("squeezenet1_1")));
        List<String> photos = new ArrayList<>();
        golden.get("likeliest").fieldNames().forEachRemaining(photos::add);
        List<UnlabelledImage> images = photos.stream()
                .map(photo ->
                        UnlabelledImage.file(home.resolve("imagenet/samples").resolve(photo)))
                .toList();
        float[][] logits;
        try (ExecutionPlan plan = ExecutionPlan.open(withoutSoftmax(network.graph()))) {
            logits = new Predictor(
                            plan,
                            network.contract(),
                            32,
                            runtime.threads(),
                            TestTimeAugmentation.NONE,
                            BadImages.REFUSED)
                    .probabilities(new UnlabelledImages(images, network.contract()), 1000);
        }
        SoftAssertions softly = new SoftAssertions();
        for (int index = 0; index < photos.size(); index++) {
            String photo = photos.get(index);
            softly.assertThat(largest(logits[index]))
                    .as("likeliest class of " + photo)
                    .isEqualTo(golden.at("/likeliest/" + photo).asInt());
            if (golden.get("logits").has(photo)) {
                softly.assertThat(largestDifference(logits[index], golden.at("/logits/" + photo)))
                        .as("logits of " + photo)
                        .isLessThanOrEqualTo(LARGEST_DIFFERENCE);
            }
        }
        softly.assertAll();
    }

    private static JsonNode golden() throws IOException {
        try (InputStream resource = PhotosTest.class.getResourceAsStream("squeezenet1_1-photos.json")) {
            assertThat(resource)
                    .as("make it: python3 training/src/test/python/torchvision_on_samples.py DATA_HOME")
                    .isNotNull();
            return new ObjectMapper().readTree(resource);
        }
    }

    private static Path dataHome() {
        String home = System.getenv("CONVZOO_DATA");
        // Tests run in the module's folder.
        Path folder = home == null ? Path.of("../../shared/data") : Path.of(home);
        Assumptions.assumeTrue(
                Files.isDirectory(folder.resolve("imagenet/samples")),
                () -> "skipped: no folder "
                        + folder.resolve("imagenet/samples").toAbsolutePath().normalize()
                        + "; set CONVZOO_DATA to the folder that has imagenet and weights");
        return folder;
    }

    private static ComputationGraph withoutSoftmax(ComputationGraph graph) {
        String output = graph.getConfiguration().getNetworkOutputs().get(0);
        LayerVertex vertex =
                (LayerVertex) graph.getConfiguration().getVertices().get(output);
        ((BaseLayer) vertex.getLayerConf().getLayer()).setActivationFn(new ActivationIdentity());
        return graph;
    }

    private static int largest(float[] values) {
        return IntStream.range(0, values.length)
                .reduce((best, index) -> values[index] > values[best] ? index : best)
                .orElseThrow();
    }

    private static float largestDifference(float[] ours, JsonNode theirs) {
        assertThat(ours).hasSize(theirs.size());
        float difference = 0;
        for (int index = 0; index < ours.length; index++) {
            difference = Math.max(
                    difference, Math.abs(ours[index] - theirs.get(index).floatValue()));
        }
        return difference;
    }
}
