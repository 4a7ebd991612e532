package org.convzoo.transfer;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convzoo.engine.FloatMatrix;
import org.convzoo.training.features.FeatureHead;
import org.convzoo.transfer.classical.ClassicalModel;

/** A classifier that is not linear, as a run has it. */
record ClassicalHead(ClassicalModel model, Map<String, String> facts) implements FeatureHead {

    static final byte KIND = 2;

    @Override
    public List<String> classes() {
        return model.classes();
    }

    @Override
    public int features() {
        return model.features();
    }

    @Override
    public double[][] probabilities(FloatMatrix rows) {
        return model.probabilities(rows);
    }

    @Override
    public Optional<LinearLayer> asLayer() {
        return Optional.empty();
    }

    @Override
    public void write(OutputStream out) throws IOException {
        out.write(KIND);
        model.write(out);
    }
}
