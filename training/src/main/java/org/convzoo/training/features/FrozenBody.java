package org.convzoo.training.features;

import org.convzoo.configs.ImageContract;
import org.convzoo.engine.ExecutionPlan;
import org.convzoo.engine.Precision;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * A network whose lower part stays as it is while its features are in use.
 *
 * @param graph takes {@code [N, C, H, W]}
 * @param plan runs it; whoever opened it closes it
 * @param precision that the plan was opened with
 * @param contract what the network expects of an image
 */
public record FrozenBody(ComputationGraph graph, ExecutionPlan plan, Precision precision, ImageContract contract) {}
