package org.convzoo.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.convzoo.configs.ImageContract;
import org.convzoo.configs.ImageSize;
import org.convzoo.configs.UserException;
import org.convzoo.zoo.Architecture;
import org.convzoo.zoo.Zoo;
import org.convzoo.zoo.assembly.GraphAssembler;
import org.convzoo.zoo.assembly.Learning;
import org.convzoo.zoo.blueprint.Blueprint;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.learning.config.NoOp;

/** A model's archive is no contract if anything in it may be another network's. */
class ModelDocumentsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> TEN =
            IntStream.range(0, 10).mapToObj(String::valueOf).toList();

    private static Architecture lenet;
    private static ComputationGraph graph;

    @TempDir
    private Path folder;

    @BeforeAll
    static void build() {
        lenet = Zoo.named("lenet5");
        graph = GraphAssembler.assemble(lenet.blueprint(), Learning.with(new NoOp()), 1);
    }

    private ModelDocuments read(Object contract, Object labels) {
        Path file = folder.resolve("model.zip");
        Map<String, Object> documents = new HashMap<>();
        documents.put("contract.json", contract);
        documents.put("labels.json", labels);
        ModelArchive.write(file, graph, documents);
        return ModelDocuments.read(file, ModelArchive.network(file).getConfiguration());
    }

    private void refused(Object contract, Object labels, String reason) {
        assertThatThrownBy(() -> read(contract, labels))
                .isInstanceOf(UserException.class)
                .hasMessageContaining(folder.resolve("model.zip") + " is damaged: ")
                .hasMessageContaining(reason)
                .hasMessageNotContainingAny("\n", "REDACTED");
    }

    private static ImageContract own() {
        return lenet.contract(lenet.defaultInput());
    }

    @Test
    void whatFitsIsGiven() {
        assertThat(read(own(), TEN)).isEqualTo(new ModelDocuments(own(), TEN));
    }

    @Test
    void labelsOfAnotherNetworkAreRefused() {
        refused(own(), List.of("0", "1", "2"), "its labels.json names 3 classes, its network has 10 outputs");
        refused(own(), List.of("0"), "its labels.json names 1 class, its network has 10 outputs");
        refused(own(), List.of(1, List.of()), "its labels.json cannot be read (");
        refused(own(), Stream.concat(Stream.of("1"), TEN.stream().skip(1)).toList(), "a class has no name, or that of");
        refused(own(), NullNode.instance, "its labels.json cannot be read (there is nothing)");
    }

    @Test
    void aContractOfAnotherNetworkIsRefused() {
        ImageContract colours =
                ImageContract.normalised(new ImageSize(32, 32, 3), List.of(.5, .5, .5), List.of(.2, .2, .2));
        refused(colours, TEN, "its contract.json is for images of 32x32x3, which would bring layer ");
        refused(own().withInput(new ImageSize(64, 64, 1)), TEN, "for images of 64x64x1, which would bring layer ");
        refused(own().withInput(new ImageSize(2, 2, 1)), TEN, "for images of 2x2x1, which would bring layer f6 ");
        refused(NullNode.instance, TEN, "its contract.json cannot be read (there is nothing)");
        refused(
                JSON.<ObjectNode>valueToTree(own()).set("mean", JSON.valueToTree(List.of(.5, .5))),
                TEN,
                "its contract.json cannot be read (Cannot construct instance of");
        refused(Map.of("input", Map.of("height", 3)), TEN, "its contract.json cannot be read (");
    }

    /** All but those for positions of a game, whose planes are no channels of an image. */
    private static Stream<Architecture> ofImages() {
        return Zoo.all().stream()
                .filter(architecture -> architecture.defaultInput().channels() <= 3);
    }

    @ParameterizedTest
    @MethodSource("ofImages")
    void everyNetworkTakesTheImagesItIsFor(Architecture architecture) {
        Blueprint blueprint = architecture.blueprint();
        ComputationGraphConfiguration network = GraphAssembler.configuration(blueprint, Learning.with(new NoOp()), 1);
        List<String> labels = IntStream.range(0, architecture.defaultClasses(architecture.defaultInput()))
                .mapToObj(String::valueOf)
                .toList();
        Path file = folder.resolve("model.zip");
        ModelArchive.write(
                file,
                graph,
                Map.of("contract.json", architecture.contract(architecture.defaultInput()), "labels.json", labels));

        assertThat(ModelDocuments.read(file, ComputationGraphConfiguration.fromJson(network.toJson()))
                        .labels())
                .hasSameSizeAs(labels);
    }
}
