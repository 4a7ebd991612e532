package org.convzoo.engine.onednn;

import java.util.ArrayList;
import java.util.List;

/** The gradients of one layer's parameters, collected so that they can be limited together. */
final class LayerGradient {

    private final List<Parameter> parameters = new ArrayList<>();
    private final List<Buffer> gradients = new ArrayList<>();

    /** Where the gradient of a parameter is to be written, in this layout. */
    Buffer of(ProgramBuilder program, Parameter parameter, Layout layout) {
        Buffer gradient = program.gradientOf(parameter, layout);
        parameters.add(parameter);
        gradients.add(gradient);
        return gradient;
    }

    /** A gradient that is in memory already. */
    void add(Parameter parameter, Buffer gradient) {
        parameters.add(parameter);
        gradients.add(gradient);
    }

    /** The optimizer's steps, as soon as the gradients are known, so that few of them live at once. */
    void optimise(ProgramBuilder program, String layer) {
        List<Buffer> inOrder = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            inOrder.add(
                    program.convert(gradients.get(i), parameters.get(i).master().layout()));
        }
        List<Buffer> learned = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            if (parameters.get(i).optimizerOrThrow().role().learns()) {
                learned.add(inOrder.get(i));
                if (program.options.accumulates()) {
                    program.add(
                            new AccumulateCommand(parameters.get(i), inOrder.get(i), program.context, program.workers));
                }
            }
        }
        program.afterClipping(layer, learned, () -> update(program, layer, inOrder));
    }

    private void update(ProgramBuilder program, String layer, List<Buffer> inOrder) {
        program.limit(layer, parameters.get(0).optimizerOrThrow().limit(), inOrder);
        for (int i = 0; i < parameters.size(); i++) {
            program.add(new UpdateCommand(parameters.get(i), inOrder.get(i), program.context, program.workers));
        }
    }
}
