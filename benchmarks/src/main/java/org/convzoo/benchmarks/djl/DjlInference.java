package org.convzoo.benchmarks.djl;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.translate.NoopTranslator;
import ai.djl.translate.TranslateException;
import org.convzoo.benchmarks.trial.Network;
import org.convzoo.benchmarks.trial.Subject;

/** A prediction of a whole batch, on weights that need no gradient. */
final class DjlInference implements Subject {

    private final Model model;
    private final Predictor<NDList, NDList> predictor;
    private final NDList features;

    DjlInference(Model model, Network network) {
        this.model = model;
        model.getBlock().initialize(model.getNDManager(), DataType.FLOAT32, DjlContestant.inputShape(network));
        predictor = model.newPredictor(new NoopTranslator(null), Device.cpu());
        features = new NDList(DjlContestant.features(model.getNDManager(), network));
    }

    @Override
    public long parameters() {
        return DjlContestant.trainableParameters(model);
    }

    @Override
    public double step() {
        try (NDManager temporary = model.getNDManager().newSubManager()) {
            // what a prediction makes belongs to the manager of its input, which is given back when this one closes
            features.tempAttach(temporary);
            NDList logits = predictor.predict(features);
            logits.attach(temporary);
            return logits.singletonOrThrow().softmax(1).getFloat(0, 0);
        } catch (TranslateException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        predictor.close();
    }
}
