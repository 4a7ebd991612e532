package org.convzoo.zoo.weights;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.convzoo.configs.ImageContract;
import org.convzoo.configs.ImageContract.ChannelOrder;
import org.convzoo.configs.ImageContract.Interpolation;
import org.convzoo.configs.ImageContract.Resize;
import org.convzoo.configs.ImageSize;
import org.convzoo.zoo.weights.PublishedWeights.Accuracy;

/**
 * What torchvision publishes for the zoo's architectures. Addresses, accuracies and transforms are those of the
 * {@code *_Weights} enumerations in torchvision 0.14, files {@code alexnet.py}, {@code vgg.py}, {@code googlenet.py},
 * {@code resnet.py} and {@code squeezenet.py}; the licence is torchvision's. Its {@code VGG16_Weights.IMAGENET1K_FEATURES}
 * is left out: its classifier is not a number.
 */
final class TorchvisionWeights {

    private static final String FOLDER = "https://download.pytorch.org/models/";

    private static final List<Double> IMAGENET_MEAN = List.of(0.485, 0.456, 0.406);
    private static final List<Double> IMAGENET_DEVIATION = List.of(0.229, 0.224, 0.225);

    /** The crop that {@code transforms._presets.ImageClassification} makes. */
    private static final ImageSize CROP = new ImageSize(224, 224, 3);

    private static final int V1_SHORTER_SIDE = 256;
    private static final int V2_SHORTER_SIDE = 232;

    // An architecture's default comes first.
    static final List<PublishedWeights> ALL = List.of(
            v1("alexnet-torchvision", "alexnet-owt-7be5be79.pth", 61_100_840, 56.522, 79.066),
            v1("vgg-a", "vgg11-8a719046.pth", 132_863_336, 69.020, 88.628),
            v1("vgg-b", "vgg13-19584684.pth", 133_047_848, 69.928, 89.246),
            v1("vgg16", "vgg16-397923af.pth", 138_357_544, 71.592, 90.382),
            v1("vgg19", "vgg19-dcbb9e9d.pth", 143_667_240, 72.376, 90.876),
            v1("vgg-a-bn", "vgg11_bn-6002323d.pth", 132_874_344, 70.370, 89.810),
            v1("vgg-b-bn", "vgg13_bn-abd245e5.pth", 133_059_624, 71.586, 90.374),
            v1("vgg16-bn", "vgg16_bn-6c64b313.pth", 138_374_440, 73.360, 91.516),
            v1("vgg19-bn", "vgg19_bn-c79401a0.pth", 143_689_256, 74.218, 91.842),
            googlenet(v1("googlenet-bn", "googlenet-1378be20.pth", 13_019_960, 69.778, 89.530)),
            v1("resnet18", "resnet18-f37072fd.pth", 11_699_112, 69.758, 89.078),
            v1("resnet34", "resnet34-b627a593.pth", 21_814_696, 73.314, 91.420),
            v2("resnet50", "resnet50-11ad3fa6.pth", 25_610_152, 80.858, 95.434),
            v1("resnet50", "resnet50-0676ba61.pth", 25_610_152, 76.130, 92.862),
            v2("resnet101", "resnet101-cd907fc2.pth", 44_654_504, 81.886, 95.780),
            v1("resnet101", "resnet101-63fe2227.pth", 44_654_504, 77.374, 93.546),
            v2("resnet152", "resnet152-f82ba261.pth", 60_344_232, 82.284, 96.002),
            v1("resnet152", "resnet152-394f9c45.pth", 60_344_232, 78.312, 94.046),
            v1("squeezenet1_0", "squeezenet1_0-b66bff10.pth", 1_248_424, 58.092, 80.420),
            v1("squeezenet1_1", "squeezenet1_1-b8a52dc0.pth", 1_235_496, 58.178, 80.624));

    private TorchvisionWeights() {}

    private static PublishedWeights v1(String architecture, String file, long values, double top1, double top5) {
        return weights("torchvision-imagenet1k-v1", architecture, file, values, V1_SHORTER_SIDE, top1, top5);
    }

    private static PublishedWeights v2(String architecture, String file, long values, double top1, double top5) {
        return weights("torchvision-imagenet1k-v2", architecture, file, values, V2_SHORTER_SIDE, top1, top5);
    }

    /**
     * torchvision builds this network with {@code transform_input=True}, which takes the normalised image
     * {@code (v - mean) / deviation} to {@code (v - 0.5) / 0.5} before the first convolution. Here the contract says so
     * at once, and the network has no such layer.
     */
    private static PublishedWeights googlenet(PublishedWeights weights) {
        List<Double> half = Collections.nCopies(3, 0.5);
        return weights.withContract(contract(V1_SHORTER_SIDE, half, half))
                .withRemark("the file also holds the two auxiliary heads");
    }

    private static PublishedWeights weights(
            String name, String architecture, String file, long values, int shorterSide, double top1, double top5) {
        return new PublishedWeights(
                name,
                architecture,
                1,
                Publisher.TORCHVISION,
                PublishedFile.pytorch(FOLDER.concat(file), values, OptionalLong.empty()),
                "BSD-3-Clause",
                LabelSet.IMAGENET_1K,
                true,
                contract(shorterSide, IMAGENET_MEAN, IMAGENET_DEVIATION),
                Optional.of(new Accuracy(top1, OptionalDouble.of(top5))),
                "");
    }

    private static ImageContract contract(int shorterSide, List<Double> mean, List<Double> deviation) {
        return new ImageContract(
                CROP,
                Resize.shorterSide(shorterSide),
                Interpolation.BILINEAR,
                ChannelOrder.RGB,
                1 / 255.0,
                mean,
                deviation);
    }
}
