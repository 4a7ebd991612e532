package org.convzoo.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.convzoo.configs.ConfigReader;
import org.convzoo.zoo.blueprint.Blueprint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Counts that papers and reference implementations give. */
class PublishedFiguresTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    lenet5-1998         |     60000 |     60000 |     60000 |     0 |  120
                    lenet5              |     61706 |     61706 |     61706 |     0 |  120
                    digit-cnn           |   1199882 |   1199882 |   1199882 |    12 |   64
                    alexnet             |  60965224 |  60965224 |  60965224 |   724 |  256
                    alexnet-single      |  62378344 |  62378344 |  62378344 |  1135 |  256
                    alexnet-torchvision |  61100840 |  61100840 |  61100840 |   714 |  256
                    zfnet               |  62357608 |  62357608 |  62357608 |  1168 |  256
                    zfnet-wide          | 107627624 | 107627624 | 107627624 |  2477 |  512
                    vgg-a               | 132863336 | 132863336 | 132863336 |  7609 |  512
                    vgg-a-lrn           | 132863336 | 132863336 | 132863336 |  7609 |  512
                    vgg-b               | 133047848 | 133047848 | 133047848 | 11308 |  512
                    vgg-c               | 133638952 | 133638952 | 133638952 | 11771 |  512
                    vgg16               | 138357544 | 138357544 | 138357544 | 15470 |  512
                    vgg19               | 143667240 | 143667240 | 143667240 | 19632 |  512
                    vgg-a-bn            | 132868840 | 132874344 | 132868840 |  7609 |  512
                    vgg-b-bn            | 133053736 | 133059624 | 133053736 | 11308 |  512
                    vgg16-bn            | 138365992 | 138374440 | 138365992 | 15470 |  512
                    vgg19-bn            | 143678248 | 143689256 | 143678248 | 19632 |  512
                    googlenet           |   6998552 |   6998552 |  13378280 |  1583 | 1024
                    googlenet-bn        |   6624904 |   6639464 |  13004888 |  1498 | 1024
                    resnet18            |  11689512 |  11699112 |  11689512 |  1814 |  512
                    resnet34            |  21797672 |  21814696 |  21797672 |  3664 |  512
                    resnet50            |  25557032 |  25610152 |  25557032 |  4089 | 2048
                    resnet101           |  44549160 |  44654504 |  44549160 |  7801 | 2048
                    resnet152           |  60192808 |  60344232 |  60192808 | 11514 | 2048
                    resnet20-cifar      |    269722 |    271098 |    269722 |    41 |   64
                    resnet32-cifar      |    464154 |    466426 |    464154 |    69 |   64
                    resnet44-cifar      |    658586 |    661754 |    658586 |    97 |   64
                    resnet56-cifar      |    853018 |    857082 |    853018 |   125 |   64
                    resnet110-cifar     |   1727962 |   1736058 |   1727962 |   253 |   64
                    inception-resnet-v2 |  55813192 |  55873736 |  55813192 | 13156 | 1536
                    xception            |  22855952 |  22910480 |  22855952 |  8357 | 2048
                    squeezenet1_0       |   1248424 |   1248424 |   1248424 |   819 |  512
                    squeezenet1_1       |   1235496 |   1235496 |   1235496 |   349 |  512
                    mobilenet           |   4231976 |   4253864 |   4231976 |   569 | 1024
                    alphago-policy      |   3882793 |   3882793 |   3882793 |  1401 |  192
                    conv1d              |    264962 |    265986 |    264962 |    34 |  128
                    mlp                 |    898510 |    898510 |    898510 |     1 |  500
                    xo                  |       128 |       128 |       128 |     0 |    3
                    """)
    void countsAreThePublishedOnes(
            String name, long trainable, long total, long withAuxiliaryHeads, long millionMacs, int featureWidth) {
        ModelSummary summary = ModelSummary.of(Zoo.named(name).blueprint());

        assertThat(summary.parameters()).as("trainable parameters").isEqualTo(trainable);
        assertThat(summary.total())
                .as("with the statistics of batch normalization")
                .isEqualTo(total);
        assertThat(summary.parametersWithAuxiliaryHeads())
                .as("with auxiliary heads")
                .isEqualTo(withAuxiliaryHeads);
        assertThat(Math.round(summary.macs() / 1e6))
                .as("millions of multiply-accumulates")
                .isEqualTo(millionMacs);
        assertThat(summary.featureWidth()).as("pooled features").isEqualTo(featureWidth);
    }

    @Test
    void everyNetworkIsInTheTableAbove() {
        assertThat(Zoo.all()).hasSize(39);
    }

    @ParameterizedTest
    @CsvSource({"resnet50,3858", "resnet101,7570", "resnet152,11282"})
    void thePapersStrideCostsLess(String name, long millionMacs) {
        ModelSummary summary = ModelSummary.of(blueprint(name, "model.stride=paper"));
        assertThat(Math.round(summary.macs() / 1e6)).isEqualTo(millionMacs);
        assertThat(summary.parameters())
                .isEqualTo(ModelSummary.of(Zoo.named(name).blueprint()).parameters());
    }

    @ParameterizedTest
    @CsvSource({"0.75,2585560", "0.5,1331592", "0.25,470072"})
    void mobileNetsAreAsNarrowAsKerasHasThem(String width, long trainable) {
        ModelSummary summary = ModelSummary.of(blueprint("mobilenet", "model.width=" + width));
        assertThat(summary.parameters()).isEqualTo(trainable);
    }

    @Test
    void optionBHasProjections() {
        // two projections: 16·32 and 32·64 weights, and batch normalization over 32 and 64 channels
        assertThat(ModelSummary.of(blueprint("resnet20-cifar", "model.shortcut=optionB"))
                        .parameters())
                .isEqualTo(269_722 + 16 * 32 + 32 * 64 + 2 * 32 + 2 * 64);
    }

    private static Blueprint blueprint(String name, String setting) {
        Architecture architecture = Zoo.named(name);
        return architecture.blueprint(
                ConfigReader.readModel(name, List.of(setting)),
                architecture.defaultClasses(architecture.defaultInput()));
    }
}
