package org.convzoo.zoo.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.convzoo.configs.ConfigReader;
import org.convzoo.configs.ImageContract;
import org.convzoo.configs.ImageContract.ChannelOrder;
import org.convzoo.configs.ImageContract.Interpolation;
import org.convzoo.configs.ImageContract.Resize;
import org.convzoo.configs.UserException;
import org.convzoo.configs.download.Digest;
import org.convzoo.zoo.weights.PublishedFile.Format;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class WeightsCatalogueTest {

    static List<PublishedWeights> all() {
        return WeightsCatalogue.all();
    }

    @Test
    void namesAndFilesAreUnique() {
        assertThat(all()).hasSize(46);
        assertThat(all())
                .extracting(weights -> weights.architecture() + " " + weights.name())
                .doesNotHaveDuplicates();
        assertThat(all()).extracting(weights -> weights.file().name()).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("all")
    void isComplete(PublishedWeights weights) {
        assertThat(WeightsCatalogue.named(weights.architecture(), weights.name()))
                .isEqualTo(weights);
        assertThat(weights.file().address()).hasScheme("https");
        assertThat(weights.file().address().toString())
                .endsWith("/" + weights.file().name());
        assertThat(weights.file().name())
                .endsWith(
                        switch (weights.file().format()) {
                            case PYTORCH -> "th";
                            case KERAS_HDF5 -> ".h5";
                            case DEEPLEARNING4J_ZIP -> ".zip";
                        });
        assertThat(weights.file().expected().largest())
                .isGreaterThanOrEqualTo(weights.file().approximateSize());
        weights.file().size().ifPresent(size -> assertThat(
                        (double) size / (4 * weights.file().values()))
                .as("names and padding take little beside the values")
                .isBetween(1.0, 1.05));
        assertThat(weights.contract().input().channels()).isEqualTo(3);
        weights.accuracy().ifPresent(accuracy -> {
            assertThat(accuracy.top1()).isBetween(50.0, 100.0);
            accuracy.top5().ifPresent(top5 -> assertThat(top5).isBetween(accuracy.top1(), 100.0));
        });
        boolean withoutDigest = weights.architecture().equals("mobilenet") || weights.publisher() == Publisher.MALLI;
        assertThat(weights.file().digest().isEmpty())
                .as("only for MobileNet and Malli's SqueezeNet the publisher gives none")
                .isEqualTo(withoutDigest);
    }

    @Test
    void readsTheHashInPyTorchsFileNames() {
        PublishedFile file =
                WeightsCatalogue.named("vgg16", "torchvision-imagenet1k-v1").file();
        assertThat(file.name()).isEqualTo("vgg16-397923af.pth");
        assertThat(file.format()).isEqualTo(Format.PYTORCH);
        assertThat(file.digest()).isEqualTo(Optional.of(Digest.sha256("397923af")));
        assertThat(file.approximateSize()).isEqualTo(553_430_176);
        assertThat(WeightsCatalogue.named("vgg16", "deeplearning4j-imagenet")
                        .file()
                        .digest())
                .hasToString("Optional[Adler-32 d0b833a2]");
    }

    @ParameterizedTest
    @CsvSource({
        "alexnet-torchvision, 1, alexnet-owt-7be5be79.pth",
        "vgg16, 1, vgg16-397923af.pth",
        "resnet18, 1, resnet18-f37072fd.pth",
        "resnet50, 1, resnet50-11ad3fa6.pth",
        "inception-resnet-v2, 1, inception_resnet_v2_weights_tf_dim_ordering_tf_kernels.h5",
        "xception, 1, xception_weights_tf_dim_ordering_tf_kernels.h5",
        "mobilenet, 1, mobilenet_1_0_224_tf.h5",
        "mobilenet, 0.75, mobilenet_7_5_224_tf.h5",
        "mobilenet, 0.5, mobilenet_5_0_224_tf.h5",
        "mobilenet, 0.25, mobilenet_2_5_224_tf.h5",
    })
    void imagenetMeansThePublishersDefault(String architecture, double width, String file) {
        assertThat(WeightsCatalogue.imagenet(architecture, width).file().name()).isEqualTo(file);
    }

    @Test
    void filesWithoutAClassifierAreNamedAsTheirPublisherDoes() {
        assertThat(WeightsCatalogue.all().stream()
                        .filter(weights -> !weights.head())
                        .map(weights -> weights.file().name()))
                .containsExactly(
                        "vgg16_weights_tf_dim_ordering_tf_kernels_notop.h5",
                        "vgg19_weights_tf_dim_ordering_tf_kernels_notop.h5",
                        "xception_weights_tf_dim_ordering_tf_kernels_notop.h5",
                        "inception_resnet_v2_weights_tf_dim_ordering_tf_kernels_notop.h5",
                        "mobilenet_1_0_224_tf_no_top.h5",
                        "mobilenet_7_5_224_tf_no_top.h5",
                        "mobilenet_5_0_224_tf_no_top.h5",
                        "mobilenet_2_5_224_tf_no_top.h5",
                        "squeezenet_weights_tf_dim_ordering_tf_kernels_notop.h5");
    }

    @Test
    void unknownNamesAreToldWithTheNearest() {
        assertThatThrownBy(() -> WeightsCatalogue.named("resnet50", "torchvision-imagenet-v2"))
                .isInstanceOf(UserException.class)
                .hasMessage("model.weights: resnet50 has no weights named torchvision-imagenet-v2"
                        + " (did you mean torchvision-imagenet1k-v2?);"
                        + " resnet50 has torchvision-imagenet1k-v2, torchvision-imagenet1k-v1");
        assertThatThrownBy(() -> WeightsCatalogue.imagenet("lenet5", 1))
                .isInstanceOf(UserException.class)
                .hasMessage("model.weights: there are no ImageNet weights for lenet5; none are published for this"
                        + " network: write weights: {file: …} for a file of your own, or train it");
        assertThatThrownBy(() -> WeightsCatalogue.imagenet("mobilenet", 0.3))
                .hasMessageStartingWith(
                        "model.weights: there are no ImageNet weights for mobilenet of width 0.3; mobilenet has keras-imagenet-1.0,");
    }

    @Test
    void contractsAreThoseOfTheSources() {
        ImageContract resnet =
                WeightsCatalogue.named("resnet50", "torchvision-imagenet1k-v2").contract();
        assertThat(resnet.resize()).isEqualTo(Resize.shorterSide(232));
        assertThat(resnet.interpolation()).isEqualTo(Interpolation.BILINEAR);
        ImageContract xception =
                WeightsCatalogue.named("xception", "keras-imagenet").contract();
        assertThat(xception.resize()).isEqualTo(Resize.shorterSide(342));
        assertThat(xception.interpolation()).isEqualTo(Interpolation.BICUBIC);
        assertThat(seen(xception, 0, 0)).isEqualTo(-1);
        assertThat(seen(xception, 255, 0)).isEqualTo(1);
        ImageContract vgg = WeightsCatalogue.named("vgg16", "keras-imagenet").contract();
        assertThat(vgg.channelOrder()).isEqualTo(ChannelOrder.BGR);
        assertThat(seen(vgg, 200, 0)).as("blue").isEqualTo(200 - 103.939);
        assertThat(WeightsCatalogue.named("vgg16", "deeplearning4j-imagenet").contract())
                .isEqualTo(vgg);
    }

    /** torchvision normalises by ImageNet's mean and deviation, and the network takes that back to 0.5 and 0.5. */
    @Test
    void googlenetSeesWhatTorchvisionsTransformInputMakes() {
        ImageContract contract = WeightsCatalogue.imagenet("googlenet-bn", 1).contract();
        double[] mean = {0.485, 0.456, 0.406};
        double[] deviation = {0.229, 0.224, 0.225};
        for (int channel = 0; channel < 3; channel++) {
            for (int value = 0; value <= 255; value += 51) {
                double normalised = (value / 255.0 - mean[channel]) / deviation[channel];
                double transformed = normalised * (deviation[channel] / 0.5) + (mean[channel] - 0.5) / 0.5;
                assertThat(seen(contract, value, channel)).isCloseTo(transformed, Offset.offset(1e-12));
            }
        }
    }

    private static double seen(ImageContract contract, int value, int channel) {
        return (value * contract.scale() - contract.mean().get(channel))
                / contract.standardDeviation().get(channel);
    }

    @Test
    void aConfigurationChoosesByWordOrByName() {
        assertThat(chosen("resnet50", "model.weights=imagenet")).hasValue("torchvision-imagenet1k-v2");
        assertThat(chosen("resnet50", "model.weights={name: torchvision-imagenet1k-v1}"))
                .hasValue("torchvision-imagenet1k-v1");
        assertThat(chosen("mobilenet", "model.weights=imagenet", "model.width=0.25"))
                .hasValue("keras-imagenet-0.25");
        assertThat(chosen("resnet50")).isEmpty();
        assertThat(chosen("resnet50", "model.weights={file: mine.pth}")).isEmpty();
    }

    @Test
    void weightsOfAnotherNetworkAreRefused() {
        assertThatThrownBy(() -> chosen("mobilenet", "model.weights={name: keras-imagenet-0.25}"))
                .hasMessage(
                        "model.weights: keras-imagenet-0.25 is for width 0.25, model.width is 1.0; make the two agree");
        assertThatThrownBy(() -> chosen("resnet50", "model.weights=imagenet", "model.stride=paper"))
                .hasMessage("model.stride: torchvision-imagenet1k-v2 was trained with stride: torchvision and means"
                        + " nothing with paper; leave one of the two out");
        assertThatThrownBy(() -> WeightsCatalogue.defaultOf("lenet5"))
                .isInstanceOf(UserException.class)
                .hasMessage("there are no weights for lenet5; none are published for this network: write weights:"
                        + " {file: …} for a file of your own, or train it");
    }

    private static Optional<String> chosen(String architecture, String... settings) {
        return WeightsCatalogue.chosen(ConfigReader.readModel(architecture, List.of(settings)), architecture)
                .map(PublishedWeights::name);
    }
}
