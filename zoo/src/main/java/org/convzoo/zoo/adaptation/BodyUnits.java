package org.convzoo.zoo.adaptation;

import java.util.ArrayList;
import java.util.List;
import org.convzoo.zoo.blueprint.Blueprint;
import org.convzoo.zoo.blueprint.Blueprint.Node;
import org.convzoo.zoo.blueprint.Convolution;
import org.convzoo.zoo.blueprint.Dense;
import org.convzoo.zoo.blueprint.SparseConvolution;

/**
 * The body of a network in the pieces that are unfrozen together: its blocks, and of what stands outside of blocks each
 * convolution or dense layer with what follows it. Pieces without parameters belong to the one before.
 */
final class BodyUnits {

    private BodyUnits() {}

    /** Names of their layers, from the input to the head. */
    static List<List<String>> of(Blueprint body) {
        List<List<String>> units = new ArrayList<>();
        Node before = null;
        boolean learns = false;
        for (Node node : body.nodes()) {
            boolean begins = before == null || (learns && beginsAfter(before, node));
            if (begins) {
                units.add(new ArrayList<>());
                learns = false;
            }
            units.get(units.size() - 1).add(node.name());
            learns |= node.parameters() > 0;
            before = node;
        }
        if (units.size() > 1 && !learns) {
            List<String> last = units.remove(units.size() - 1);
            units.get(units.size() - 1).addAll(last);
        }
        return units;
    }

    private static boolean beginsAfter(Node before, Node node) {
        if (node.block() != null) {
            return !node.block().equals(before.block());
        }
        return before.block() == null
                ? node.layer() instanceof Convolution
                        || node.layer() instanceof SparseConvolution
                        || node.layer() instanceof Dense
                : node.parameters() > 0;
    }
}
