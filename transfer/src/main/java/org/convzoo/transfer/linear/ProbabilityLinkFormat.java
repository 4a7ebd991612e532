package org.convzoo.transfer.linear;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What makes probabilities of scores, as bytes: a letter for its kind, then its numbers. */
final class ProbabilityLinkFormat {

    private ProbabilityLinkFormat() {}

    static void write(ProbabilityLink link, DataOutputStream out) throws IOException {
        if (link instanceof ProbabilityLink.Softmax) {
            out.writeByte('m');
        } else if (link instanceof ProbabilityLink.Logistic) {
            out.writeByte('l');
        } else if (link instanceof ProbabilityLink.None) {
            out.writeByte('n');
        } else if (link instanceof ProbabilityLink.Sigmoid sigmoid) {
            out.writeByte('s');
            LinearModelFormat.writeNumbers(sigmoid.slopes(), out);
            LinearModelFormat.writeNumbers(sigmoid.offsets(), out);
        } else {
            out.writeByte('i');
            for (IsotonicCurve curve : ((ProbabilityLink.Isotonic) link).curves()) {
                out.writeInt(curve.scores().length);
                LinearModelFormat.writeNumbers(curve.scores(), out);
                LinearModelFormat.writeNumbers(curve.probabilities(), out);
            }
        }
    }

    static ProbabilityLink read(int columns, DataInputStream in) throws IOException {
        char kind = (char) in.readByte();
        return switch (kind) {
            case 'm' -> new ProbabilityLink.Softmax();
            case 'l' -> new ProbabilityLink.Logistic();
            case 'n' -> new ProbabilityLink.None();
            case 's' ->
                new ProbabilityLink.Sigmoid(
                        LinearModelFormat.readNumbers(columns, in), LinearModelFormat.readNumbers(columns, in));
            case 'i' -> {
                List<IsotonicCurve> curves = new ArrayList<>();
                for (int column = 0; column < columns; column++) {
                    int points = LinearModelFormat.count(in);
                    curves.add(new IsotonicCurve(
                            LinearModelFormat.readNumbers(points, in), LinearModelFormat.readNumbers(points, in)));
                }
                yield new ProbabilityLink.Isotonic(curves);
            }
            default -> throw new IOException("there are no probabilities of kind " + kind);
        };
    }
}
