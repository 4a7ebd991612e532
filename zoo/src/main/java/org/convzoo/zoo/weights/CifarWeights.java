package org.convzoo.zoo.weights;

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
 * The ResNets for CIFAR-10 with option-A shortcuts that Yerlan Idelbayev trained
 * (https://github.com/akamaster/pytorch_resnet_cifar10). Accuracies are 100 minus the errors in its README; images are
 * normalised as in its {@code trainer.py}.
 */
final class CifarWeights {

    private static final String FOLDER =
            "https://github.com/akamaster/pytorch_resnet_cifar10/raw/master/pretrained_models/";

    private static final ImageSize INPUT = new ImageSize(32, 32, 3);

    private static final ImageContract CONTRACT = new ImageContract(
            INPUT,
            Resize.exact(INPUT.height(), INPUT.width()),
            Interpolation.BILINEAR,
            ChannelOrder.RGB,
            1 / 255.0,
            List.of(0.485, 0.456, 0.406),
            List.of(0.229, 0.224, 0.225));

    static final List<PublishedWeights> ALL = List.of(
            cifar10("resnet20-cifar", "resnet20-12fca82f.th", 271_098, OptionalLong.of(1_099_231), 91.73),
            cifar10("resnet32-cifar", "resnet32-d509ac18.th", 466_426, OptionalLong.of(1_890_043), 92.63),
            cifar10("resnet44-cifar", "resnet44-014dd654.th", 661_754, OptionalLong.of(2_680_855), 93.10),
            cifar10("resnet56-cifar", "resnet56-4bfd9763.th", 857_082, OptionalLong.of(3_471_733), 93.39),
            cifar10("resnet110-cifar", "resnet110-1d1ed7c2.th", 1_736_058, OptionalLong.empty(), 93.68));

    private CifarWeights() {}

    private static PublishedWeights cifar10(
            String architecture, String file, long values, OptionalLong size, double top1) {
        return new PublishedWeights(
                "idelbayev-cifar10",
                architecture,
                1,
                Publisher.IDELBAYEV,
                PublishedFile.pytorch(FOLDER.concat(file), values, size),
                "BSD-2-Clause",
                LabelSet.CIFAR_10,
                true,
                CONTRACT,
                Optional.of(new Accuracy(top1, OptionalDouble.empty())),
                "");
    }
}
