package org.convzoo.transfer;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convzoo.engine.FloatMatrix;
import org.convzoo.training.features.FeatureHead;
import org.convzoo.transfer.linear.LinearModel;
import org.convzoo.transfer.linear.ProbabilityLink;

/** A linear classifier, as a run has it. */
record LinearHead(LinearModel model, Map<String, String> facts) implements FeatureHead {

    static final byte KIND = 1;

    @Override
    public List<String> classes() {
        return model.classes();
    }

    @Override
    public int features() {
        return model.features();
    }

    /** Without a calibration, the class that is decided on has all of the probability. */
    @Override
    public double[][] probabilities(FloatMatrix rows) {
        if (!(model.link() instanceof ProbabilityLink.None)) {
            return model.probabilities(rows);
        }
        int[] decided = model.predict(rows);
        double[][] probabilities = new double[decided.length][classes().size()];
        for (int row = 0; row < decided.length; row++) {
            probabilities[row][decided[row]] = 1;
        }
        return probabilities;
    }

    /** One score, of two classes, is that of the second; the first then has 0. */
    @Override
    public Optional<LinearLayer> asLayer() {
        if (model.intercepts().length > 1) {
            return Optional.of(new LinearLayer(model.weights(), model.intercepts()));
        }
        return Optional.of(new LinearLayer(
                new float[][] {new float[features()], model.weights()[0]}, new double[] {0, model.intercepts()[0]}));
    }

    @Override
    public void write(OutputStream out) throws IOException {
        out.write(KIND);
        DataOutputStream data = new DataOutputStream(out);
        model.write(data);
        data.flush();
    }
}
