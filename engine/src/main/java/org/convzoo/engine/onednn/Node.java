package org.convzoo.engine.onednn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One piece of a graph's arithmetic: it adds its commands to a program, forward and then backward. */
abstract class Node {

    private final String name;
    private final List<Node> inputs;
    private final List<Buffer> gradients = new ArrayList<>();
    private @Nullable Buffer output;
    private @Nullable Boolean needsGradient;

    Node(String name, List<Node> inputs) {
        this.name = name;
        this.inputs = new ArrayList<>(inputs);
    }

    /** Adds the commands that compute the output. */
    abstract Buffer forward(ProgramBuilder program);

    /** Adds the commands that turn the gradient of the output into gradients of inputs and parameters. */
    abstract void backward(ProgramBuilder program, Buffer gradient);

    /** Whether a parameter of its own is optimised. */
    boolean trains() {
        return false;
    }

    String name() {
        return name;
    }

    Node input() {
        return inputs.get(0);
    }

    List<Node> inputs() {
        return inputs;
    }

    /** Whether anything at or below this node is optimised. */
    final boolean needsGradient() {
        if (needsGradient == null) {
            needsGradient = trains() || inputs.stream().anyMatch(Node::needsGradient);
        }
        return needsGradient;
    }

    final void compileForward(ProgramBuilder program) {
        output = forward(program);
    }

    final void compileBackward(ProgramBuilder program) {
        if (needsGradient()) {
            gradient(program).ifPresent(gradient -> backward(program, gradient));
        }
    }

    /** The sum over all that read the output; nothing when nobody needs it. */
    private Optional<Buffer> gradient(ProgramBuilder program) {
        if (gradients.size() <= 1) {
            return gradients.stream().findFirst();
        }
        float[] ones = new float[gradients.size()];
        Arrays.fill(ones, 1);
        return Optional.of(program.sum("sum of gradients " + name, gradients, ones));
    }

    final void addGradient(Buffer gradient) {
        gradients.add(gradient);
    }

    final Buffer output() {
        if (output == null) {
            throw new IllegalStateException(name + " is read before it is compiled");
        }
        return output;
    }
}
