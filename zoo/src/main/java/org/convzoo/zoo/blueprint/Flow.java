package org.convzoo.zoo.blueprint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.convzoo.configs.UserException;
import org.jspecify.annotations.Nullable;

/**
 * A place in a network while its table is written down: where the last layer's output goes on from. Adding a layer
 * gives the place behind it; going on twice from one place makes branches.
 */
public final class Flow {

    /** Values of a map, or parameters of a layer: 4 GiB in float32. Counts and sums of bytes then fit into a long. */
    private static final long LARGEST = 1L << 30;

    private final Draft draft;
    private final String at;
    private final Shape shape;
    private final @Nullable String block;
    private final boolean auxiliary;

    private Flow(Draft draft, String at, Shape shape, @Nullable String block, boolean auxiliary) {
        this.draft = draft;
        this.at = at;
        this.shape = shape;
        this.block = block;
        this.auxiliary = auxiliary;
    }

    /**
     * The input of a network.
     *
     * @throws UserException if it has more values than any layer may have
     */
    public static Flow from(NetworkOptions options) {
        Shape input = new Shape(
                options.input().channels(),
                options.input().height(),
                options.input().width());
        refuseIfTooLarge(input.size(), "values", "the input");
        return new Flow(new Draft(options, input), Blueprint.INPUT, input, null, false);
    }

    /**
     * The place behind the last layer of a network, to go on from.
     *
     * @param options of the layers that are added
     */
    public static Flow behind(Blueprint body, NetworkOptions options) {
        Draft draft = new Draft(options, body.input());
        body.nodes().forEach(draft::put);
        draft.features = body.features();
        Blueprint.Node last = body.nodes().get(body.nodes().size() - 1);
        return new Flow(draft, last.name(), last.output(), null, false);
    }

    /** What arrives here. */
    public Shape shape() {
        return shape;
    }

    /** From here on layers belong to a module; its name and an underscore come before theirs. */
    public Flow block(String name) {
        return new Flow(draft, at, shape, name, auxiliary);
    }

    /** From here on layers stand alone again. */
    public Flow endOfBlock() {
        return new Flow(draft, at, shape, null, auxiliary);
    }

    /** A branch that is there for training only. */
    public Flow auxiliary() {
        return new Flow(draft, at, shape, block, true);
    }

    /** Marks what arrives here as that which describes an image. */
    public Flow features() {
        draft.features = at;
        return this;
    }

    /**
     * The place behind another layer.
     *
     * @throws MapTooSmallException if the layer's window does not fit
     * @throws UserException if the layer has more parameters, or its output more values, than a layer may have
     */
    public Flow then(String name, LayerSpec layer) {
        if (layer instanceof Dropout own) {
            double probability = draft.options.dropout() == null ? own.probability() : draft.options.dropout();
            return probability == 0 ? this : put(name, new Dropout(probability), List.of(this));
        }
        return put(name, draft.withChosenActivation(layer), List.of(this));
    }

    /** The branches' channels one after the other; they come from this place. */
    public Flow concatenate(String name, Flow... branches) {
        return put(name, new Concatenation(), List.of(branches));
    }

    /** The sum of branches that come from this place. */
    public Flow add(String name, Flow... branches) {
        return put(name, new Addition(), List.of(branches));
    }

    private Flow put(String name, LayerSpec layer, List<Flow> sources) {
        List<Shape> shapes = sources.stream().map(Flow::shape).toList();
        String fullName = block == null ? name : block + "_" + name;
        Shape output = layer.output(shapes);
        if (output.height() < 1 || output.width() < 1) {
            throw new MapTooSmallException(fullName, shape);
        }
        refuseIfTooLarge(output.size(), "values", "the output of layer " + fullName);
        refuseIfTooLarge(layer.parameters(shapes.get(0)), "parameters", "layer " + fullName);
        draft.put(new Blueprint.Node(
                fullName,
                block,
                layer,
                sources.stream().map(source -> source.at).toList(),
                shapes,
                output,
                auxiliary));
        return new Flow(draft, fullName, output, block, auxiliary);
    }

    private static void refuseIfTooLarge(long number, String what, String where) {
        if (number > LARGEST) {
            throw UserException.wrongUsage(String.format(
                    Locale.ROOT,
                    "model: %s would have %,d %s, but may have at most %,d; take a smaller input or fewer classes",
                    where,
                    number,
                    what,
                    LARGEST));
        }
    }

    /** The network that ends here. */
    public Blueprint build(String name) {
        return new Blueprint(
                name,
                draft.input,
                draft.nodes,
                Objects.requireNonNull(draft.features, "no layer is marked as features"));
    }

    /** What all places of one network share while it grows. */
    private static final class Draft {
        private final NetworkOptions options;
        private final Shape input;
        private final List<Blueprint.Node> nodes = new ArrayList<>();
        private final Set<String> names = new HashSet<>(Set.of(Blueprint.INPUT));
        private @Nullable String features;

        private Draft(NetworkOptions options, Shape input) {
            this.options = options;
            this.input = input;
        }

        private void put(Blueprint.Node node) {
            if (!names.add(node.name())) {
                throw new IllegalStateException("two layers are called " + node.name());
            }
            nodes.add(node);
        }

        private LayerSpec withChosenActivation(LayerSpec layer) {
            Activation chosen = options.activation();
            if (chosen == null) {
                return layer;
            }
            if (layer instanceof Convolution own && own.activation() != Activation.IDENTITY) {
                return own.activation(chosen);
            } else if (layer instanceof SparseConvolution own) {
                return new SparseConvolution(own.connections(), own.window(), chosen);
            } else if (layer instanceof Dense own && own.activation() != Activation.IDENTITY) {
                return new Dense(own.units(), chosen);
            } else if (layer instanceof Activate) {
                return new Activate(chosen);
            }
            return layer;
        }
    }
}
