package org.convzoo.zoo.loading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.convzoo.configs.ConfigReader;
import org.convzoo.configs.ModelConfig;
import org.convzoo.zoo.Architecture;
import org.convzoo.zoo.Zoo;
import org.convzoo.zoo.assembly.GraphAssembler;
import org.convzoo.zoo.assembly.Learning;
import org.convzoo.zoo.blueprint.Blueprint;
import org.convzoo.zoo.names.NamingConvention;
import org.convzoo.zoo.names.ParameterNames;
import org.convzoo.zoo.tensors.TensorFile;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.learning.config.NoOp;

/** Published weight files fill the zoo's networks. */
@Tag("real-data")
class RealWeightsLoadTest {

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            resnet20-cifar, -,                PYTORCH_RESNET_CIFAR10, resnet20-12fca82f.th,               -
            resnet32-cifar, -,                PYTORCH_RESNET_CIFAR10, resnet32-d509ac18.th,               -
            resnet44-cifar, -,                PYTORCH_RESNET_CIFAR10, resnet44-014dd654.th,               -
            resnet56-cifar, -,                PYTORCH_RESNET_CIFAR10, resnet56-4bfd9763.th,               -
            squeezenet1_1,  -,                TORCHVISION,            squeezenet1_1_imagenet.safetensors, -
            squeezenet1_1,  -,                KERAS,                  squeezenet1_1_keras_notop.h5,       conv10
            mobilenet,      model.width=0.25, KERAS,                  mobilenet_v1_025_224_keras_full.h5, -
            """)
    void fillNetworks(String network, String option, NamingConvention convention, String file, String left) {
        Architecture architecture = Zoo.named(network);
        ModelConfig model = ConfigReader.readModel(network, option == null ? List.of() : List.of(option));
        Blueprint blueprint = architecture.blueprint(model, architecture.defaultClasses(architecture.defaultInput()));
        ParameterNames names = convention.names(architecture, blueprint).orElseThrow();
        ComputationGraph graph = GraphAssembler.assembleUnset(blueprint, Learning.with(new NoOp()), 1);
        Path path = RealWeights.file(file);
        try (TensorFile tensors = TensorFile.open(path)) {
            assertThat(ParameterLoader.loadBody(graph, names, ParameterSource.of(path, tensors)))
                    .isEqualTo(left == null ? List.of() : List.of(left));
        }
    }
}
