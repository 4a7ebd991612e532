package org.convzoo.transfer.classical;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.convzoo.engine.FloatMatrix;
import org.convzoo.transfer.linear.FeatureClassifier;
import org.convzoo.transfer.linear.FeatureRows;
import org.tribuo.Model;
import org.tribuo.Prediction;
import org.tribuo.classification.Label;

/** A trained classifier that is not linear. */
public final class ClassicalModel implements FeatureClassifier {

    private static final Label UNKNOWN = new Label(Label.UNKNOWN);

    private final List<String> classes;
    private final int features;
    private final Model<Label> model;
    private final TribuoRows rows;

    ClassicalModel(List<String> classes, int features, Model<Label> model) {
        this.classes = List.copyOf(classes);
        this.features = features;
        this.model = model;
        this.rows = new TribuoRows(features);
    }

    @Override
    public List<String> classes() {
        return classes;
    }

    @Override
    public int features() {
        return features;
    }

    @Override
    public double[][] probabilities(FloatMatrix matrix) {
        FeatureRows.require(matrix, features);
        double[][] probabilities = new double[matrix.rows()][classes.size()];
        for (int row = 0; row < probabilities.length; row++) {
            Prediction<Label> prediction = model.predict(rows.row(matrix, row, UNKNOWN));
            for (int label = 0; label < classes.size(); label++) {
                Label score = prediction.getOutputScores().get(name(label));
                probabilities[row][label] = score == null ? 0 : score.getScore();
            }
        }
        return probabilities;
    }

    @Override
    public int[] predict(FloatMatrix matrix) {
        double[][] probabilities = probabilities(matrix);
        int[] predicted = new int[probabilities.length];
        for (int row = 0; row < predicted.length; row++) {
            for (int label = 1; label < classes.size(); label++) {
                if (probabilities[row][label] > probabilities[row][predicted[row]]) {
                    predicted[row] = label;
                }
            }
        }
        return predicted;
    }

    /** What Tribuo calls a class: names of classes are the user's, and need not differ in what it compares. */
    static String name(int label) {
        return Integer.toString(label);
    }

    /** Writes all that is needed to predict: classes, features, and Tribuo's protocol buffer. The stream stays open. */
    public void write(OutputStream out) throws IOException {
        DataOutputStream data = new DataOutputStream(out);
        data.writeInt(features);
        data.writeInt(classes.size());
        for (String name : classes) {
            data.writeUTF(name);
        }
        data.flush();
        model.serializeToStream(out);
    }

    /** Reads what {@link #write} wrote; the stream ends there. */
    public static ClassicalModel read(InputStream in) throws IOException {
        DataInputStream data = new DataInputStream(in);
        int features = data.readInt();
        int count = data.readInt();
        List<String> classes = new ArrayList<>();
        for (int label = 0; label < count; label++) {
            classes.add(data.readUTF());
        }
        return new ClassicalModel(
                classes, features, Model.deserializeFromStream(data).castModel(Label.class));
    }
}
