package org.convzoo.zoo.diagram;

import java.util.List;
import org.convzoo.zoo.blueprint.Addition;
import org.convzoo.zoo.blueprint.Blueprint.Node;
import org.convzoo.zoo.blueprint.Concatenation;
import org.convzoo.zoo.blueprint.PaddedShortcut;
import org.jspecify.annotations.Nullable;

/** What a block is called, told from its layers. */
enum BlockKind {
    /** Branches over one map, side by side (Szegedy et al., arXiv:1409.4842, figure 2). */
    INCEPTION("Inception module"),
    /** The same where every branch halves the map (Szegedy et al., arXiv:1602.07261, figures 7 and 18). */
    REDUCTION("reduction module"),
    /** Few 1x1 filters before the branches (Iandola et al., arXiv:1602.07360, figure 1). */
    FIRE("fire module"),
    /** Branches and a shortcut (Szegedy et al., arXiv:1602.07261, figures 16, 17 and 19). */
    INCEPTION_RESIDUAL("Inception-ResNet block"),
    /** A sum with a shortcut (He et al., arXiv:1512.03385, figure 2). */
    RESIDUAL("residual block"),
    /** The same where 1x1 convolutions come before and behind (figure 5, right). */
    BOTTLENECK("bottleneck block"),
    /** The same of separable convolutions (Chollet, arXiv:1610.02357, figure 5). */
    SEPARABLE_RESIDUAL("separable residual block"),
    /** A depthwise convolution, then a 1x1 (Howard et al., arXiv:1704.04861, figure 3, right). */
    SEPARABLE("depthwise separable block"),
    /** Brings gradients to the lower layers (Szegedy et al., arXiv:1409.4842, section 5). */
    AUXILIARY("auxiliary head");

    private final String words;

    BlockKind(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** Null for a plain chain of layers, which is no block to a reader. */
    static @Nullable BlockKind of(List<Step> steps) {
        Step first = steps.get(0);
        if (first.first().auxiliary()) {
            return AUXILIARY;
        }
        boolean sum = has(steps, Addition.class);
        if (has(steps, Concatenation.class)) {
            return sum ? INCEPTION_RESIDUAL : joined(steps);
        }
        if (sum) {
            return residual(steps);
        }
        boolean separable = steps.size() == 2
                && !first.isSeparable()
                && LayerWords.isDepthwise(first.first().layer());
        return separable ? SEPARABLE : null;
    }

    private static BlockKind joined(List<Step> steps) {
        Node first = steps.get(0).first();
        List<Node> beginnings = steps.stream()
                .map(Step::first)
                .filter(node -> node.inputs().equals(first.inputs()))
                .toList();
        if (beginnings.size() == 1) {
            return FIRE;
        }
        Node last = steps.get(steps.size() - 1).last();
        return last.output().height() < first.inputShapes().get(0).height() ? REDUCTION : INCEPTION;
    }

    private static BlockKind residual(List<Step> steps) {
        if (steps.stream().anyMatch(Step::isSeparable)) {
            return SEPARABLE_RESIDUAL;
        }
        List<Step> body = new Branches(steps).body();
        boolean narrow = body.size() == 3
                && LayerWords.structure(body.get(0).first().layer()).startsWith("1x1")
                && LayerWords.structure(body.get(2).first().layer()).startsWith("1x1");
        return narrow ? BOTTLENECK : RESIDUAL;
    }

    private static boolean has(List<Step> steps, Class<?> layer) {
        return steps.stream().anyMatch(step -> layer.isInstance(step.first().layer()));
    }

    /** What brings the input of a residual block to its sum; empty for other blocks. */
    String shortcut(List<Step> steps) {
        return switch (this) {
            case RESIDUAL, BOTTLENECK, SEPARABLE_RESIDUAL -> shortcut(new Branches(steps));
            case INCEPTION, REDUCTION, FIRE, INCEPTION_RESIDUAL, SEPARABLE, AUXILIARY -> "";
        };
    }

    private static String shortcut(Branches branches) {
        List<Step> shortcut = branches.shortcut();
        if (shortcut.isEmpty()) {
            return "identity shortcut";
        }
        return shortcut.get(0).first().layer() instanceof PaddedShortcut
                ? "zero-padded shortcut"
                : "projection shortcut";
    }
}
