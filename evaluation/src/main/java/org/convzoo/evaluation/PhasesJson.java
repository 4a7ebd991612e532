package org.convzoo.evaluation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** The keys of {@code report.json} that are about phases; {@link ReportJson} lists them. */
final class PhasesJson {

    private PhasesJson() {}

    /** Nothing where there were no phases. */
    static ObjectNode of(TrainingPhases phases, EvaluationReport evaluation) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        if (phases.phases().isEmpty()) {
            return node;
        }
        node.set("phases", of(phases));
        node.putObject("model").put("phase", phases.best()).put("epoch", phases.bestEpoch());
        phases.frozenTest().ifPresent(before -> {
            ObjectNode gains = node.putObject("gains");
            gains.put("since", phases.frozen());
            ArrayNode classes = gains.putArray("classes");
            ClassGain.of(before.recalls(), evaluation.perClass()).forEach(gain -> classes.addObject()
                    .put("label", gain.label())
                    .put("recallThen", gain.before())
                    .put("recallNow", gain.after())
                    .put("images", gain.images())
                    .put("withinChance", gain.withinChance()));
        });
        return node;
    }

    static ArrayNode of(TrainingPhases phases) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (PhaseResult phase : phases.phases()) {
            PhaseResult.@Nullable Test test = phase.test();
            array.addObject()
                    .put("name", phase.name())
                    .put("trains", phase.trains())
                    .put("parameters", phase.parameters())
                    .put("cut", phase.cut())
                    .put("epochs", phase.epochs())
                    .put("seconds", phase.seconds())
                    .put("featureSeconds", phase.featureSeconds())
                    .put("imagesPerSecond", phase.imagesPerSecond())
                    .put("bestValidationAccuracy", phase.validationAccuracy())
                    .put("bestValidationLoss", finite(phase.validationLoss()))
                    .put("testAccuracy", test == null ? null : test.accuracy());
        }
        return array;
    }

    /** JSON has no NaN. */
    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
