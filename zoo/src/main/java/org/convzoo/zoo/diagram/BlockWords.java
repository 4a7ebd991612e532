package org.convzoo.zoo.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.convzoo.zoo.blueprint.Concatenation;
import org.convzoo.zoo.blueprint.Convolution;
import org.convzoo.zoo.blueprint.Shape;

/** What the main view says of a block's inside: the filters that a paper's table gives. */
final class BlockWords {

    private BlockWords() {}

    static List<String> of(Unit block) {
        return switch (Objects.requireNonNull(block.kind())) {
            case INCEPTION, REDUCTION -> channels("", block, "");
            case FIRE -> channels(block.steps().get(0).output().channels() + " → ", block, "");
            case INCEPTION_RESIDUAL ->
                channels("", block, " → " + block.last().output().channels());
            case RESIDUAL, BOTTLENECK, SEPARABLE_RESIDUAL -> convolutions(new Branches(block.steps()).body());
            case SEPARABLE -> convolutions(block.steps());
            case AUXILIARY -> List.of("for training only");
        };
    }

    /** The branches' channels, e.g. {@code 64 + 128 + 32 + 32 channels}. */
    private static List<String> channels(String before, Unit block, String behind) {
        Optional<String> sum = block.steps().stream()
                .filter(step -> step.first().layer() instanceof Concatenation)
                .findFirst()
                .map(join -> join.first().inputShapes().stream()
                        .map(Shape::channels)
                        .map(String::valueOf)
                        .collect(Collectors.joining(" + ")));
        return sum.map(branches -> List.of(before + branches + behind + " channels"))
                .orElse(List.of());
    }

    /** The convolutions of a chain, equal ones counted, e.g. {@code 1x1, 64}, {@code 3x3, 64}, {@code 1x1, 256}. */
    private static List<String> convolutions(List<Step> chain) {
        List<String> words = new ArrayList<>();
        int equal = 0;
        String before = "";
        for (Step step : chain) {
            if (!step.isConvolution()) {
                continue;
            }
            String next = convolution(step);
            equal = next.equals(before) ? equal + 1 : 1;
            if (equal > 1) {
                words.remove(words.size() - 1);
            }
            words.add(equal > 1 ? equal + " × " + next : next);
            before = next;
        }
        return words;
    }

    private static String convolution(Step step) {
        Convolution layer = (Convolution) step.first().layer();
        String size = LayerWords.size(layer.window());
        if (step.isSeparable()) {
            return size + " separable, " + step.output().channels();
        }
        return LayerWords.isDepthwise(layer) ? size + " depthwise" : size + ", " + layer.filters();
    }
}
