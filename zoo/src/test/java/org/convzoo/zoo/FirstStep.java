package org.convzoo.zoo;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.convzoo.engine.ExecutionPlan;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a network in the compiled plan says and does first.
 *
 * @param output before the step: {@code [N, K]}
 * @param loss that the step found
 * @param unchanged parameters that the step left exactly as they were
 * @param runByDeeplearning4j layers that the plan does not compile
 */
record FirstStep(INDArray output, double loss, Set<String> unchanged, Set<String> runByDeeplearning4j) {

    private static final String HANDED_OVER = "deeplearning4j ";

    static FirstStep of(ComputationGraph graph, INDArray images, INDArray labels) {
        Map<String, INDArray> before = TwoRoads.copies(graph);
        try (ExecutionPlan plan = ExecutionPlan.open(graph)) {
            INDArray output = plan.output(images).dup();
            double loss = plan.step(images, labels, 0.1, 0).loss();
            plan.synchronise();
            Set<String> unchanged = new TreeSet<>();
            TwoRoads.changes(graph, before).forEach((name, change) -> {
                if (TwoRoads.norm(change) == 0) {
                    unchanged.add(name);
                }
            });
            return new FirstStep(output, loss, unchanged, handedOver(plan));
        }
    }

    private static Set<String> handedOver(ExecutionPlan plan) {
        return plan.profile().keySet().stream()
                .filter(label -> label.startsWith(HANDED_OVER) && !label.startsWith(HANDED_OVER + "gradient "))
                .map(label -> label.substring(HANDED_OVER.length()))
                .collect(Collectors.toSet());
    }
}
