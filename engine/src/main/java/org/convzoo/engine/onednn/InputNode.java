package org.convzoo.engine.onednn;

import java.util.List;

/** Where the features come in. */
final class InputNode extends Node {

    private final Buffer features;

    InputNode(String name, Buffer features) {
        super(name, List.of());
        this.features = features;
    }

    @Override
    Buffer forward(ProgramBuilder program) {
        return features;
    }

    @Override
    void backward(ProgramBuilder program, Buffer gradient) {
        throw new IllegalStateException("features are not optimised");
    }
}
