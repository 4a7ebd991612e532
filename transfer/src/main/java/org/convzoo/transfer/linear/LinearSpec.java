package org.convzoo.transfer.linear;

import java.util.Locale;
import org.convzoo.configs.UserException;

/**
 * What a linear classifier minimises over its weights w and intercepts b, which are never penalised:
 *
 * <pre>penalty(w) + C * sum of weight_i * loss(scores of row i, class of row i)</pre>
 *
 * <p>The penalty is {@code ||w||^2 / 2} or {@code |w|_1}, summed over all columns. scikit-learn's LogisticRegression
 * minimises the same. Its LinearSVC penalises the intercept like one more weight, of a feature that is always
 * {@code intercept_scaling}: the objectives are the same without an intercept, or in the limit of a large scaling. Two
 * classes need one column of scores, whatever the strategy.
 */
public sealed interface LinearSpec {

    /** How large weights may become. */
    enum Penalty {
        /** {@code ||w||^2 / 2}. */
        L2,
        /** {@code |w|_1}: weights of features that help little become 0. */
        L1
    }

    Penalty penalty();

    /**
     * Cross-entropy.
     *
     * @param strategy of several classes; of two classes both are the same
     */
    record LogisticRegression(Strategy strategy, Penalty penalty) implements LinearSpec {

        /** How several classes are told apart. */
        public enum Strategy {
            /** One softmax over all of them. */
            MULTINOMIAL,
            /** Each against all others, apart from the rest. */
            ONE_VS_REST
        }
    }

    /**
     * Support vectors: rows on the right side of a margin cost nothing.
     *
     * @param loss what a row costs that is not
     * @param strategy of several classes
     */
    record SupportVectorMachine(Loss loss, Strategy strategy, Penalty penalty) implements LinearSpec {

        /** Of a row with the score s and the sign y of its class. */
        public enum Loss {
            /** {@code max(0, 1 - y s)}. */
            HINGE,
            /** {@code max(0, 1 - y s)^2}. */
            SQUARED_HINGE
        }

        /** How several classes are told apart. */
        public enum Strategy {
            /** Each against all others, apart from the rest. */
            ONE_VS_REST,
            /**
             * The right score must exceed each other score by 1: {@code max(0, max over m != y of 1 + s_m - s_y)}
             * (Crammer and Singer 2001).
             */
            CRAMMER_SINGER
        }

        public SupportVectorMachine {
            boolean smooth = loss == Loss.SQUARED_HINGE && strategy == Strategy.ONE_VS_REST;
            if (penalty == Penalty.L1 && !smooth) {
                throw UserException.wrongUsage("a support vector machine with an L1 penalty needs the squared hinge and"
                        + " one-vs-rest, got " + words(loss) + " and " + words(strategy)
                        + ": choose these, or the L2 penalty");
            }
            if (strategy == Strategy.CRAMMER_SINGER && loss != Loss.HINGE) {
                throw UserException.wrongUsage("Crammer and Singer's support vector machine has the hinge loss, got "
                        + words(loss) + ": choose the hinge, or one-vs-rest");
            }
        }

        private static String words(Enum<?> choice) {
            return choice.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }
}
