package org.convzoo.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What the numbers say, in words. */
final class Summary {

    private Summary() {}

    static String of(EvaluationReport evaluation) {
        List<String> sentences = new ArrayList<>();
        sentences.add(score(evaluation));
        sentences.addAll(confusion(evaluation));
        sentences.addAll(weakestClass(evaluation));
        return String.join(" ", sentences);
    }

    private static String score(EvaluationReport evaluation) {
        String images = Numbers.count(evaluation.images(), "image", "images");
        if (evaluation.correct() == evaluation.images()) {
            return "The model names " + (evaluation.images() == 1 ? "the one image" : "all " + images) + " rightly.";
        }
        return "The model names " + (evaluation.correct() == 0 ? "none" : Numbers.count(evaluation.correct())) + " of "
                + images + " rightly.";
    }

    private static List<String> confusion(EvaluationReport evaluation) {
        List<ConfusionMatrix.Confusion> confusions =
                evaluation.confusionMatrix().confusions();
        if (confusions.isEmpty()) {
            return List.of();
        }
        ConfusionMatrix.Confusion most = confusions.get(0);
        long ties =
                confusions.stream().filter(one -> one.count() == most.count()).count();
        if (ties > 3) {
            return List.of("No pair of classes is confused more than " + Numbers.times(most.count()) + ".");
        }
        String others = ties == 1 ? "" : ties == 2 ? ", one other pair as often" : ", two other pairs as often";
        return List.of("It takes " + quoted(evaluation, most.actual()) + " for " + quoted(evaluation, most.predicted())
                + " most often (" + Numbers.times(most.count()) + ")" + others + ".");
    }

    private static List<String> weakestClass(EvaluationReport evaluation) {
        return evaluation.perClass().stream()
                .filter(one -> one.support() > 0)
                .min(Comparator.comparingDouble(ClassMetrics::recall))
                .filter(one -> one.recall() < 1 && evaluation.labels().size() > 2)
                .map(one -> "The class it finds least is “" + one.label() + "”: " + Numbers.percent(one.recall())
                        + " of its " + Numbers.count(one.support(), "image", "images") + ".")
                .stream()
                .toList();
    }

    private static String quoted(EvaluationReport evaluation, int label) {
        return "“" + evaluation.labels().get(label) + "”";
    }
}
