package org.convzoo.training;

import java.util.Locale;
import java.util.Map;
import org.convzoo.configs.EngineConfig;
import org.convzoo.configs.PrecisionConfig;
import org.convzoo.configs.RunConfig;
import org.convzoo.configs.UserException;
import org.convzoo.engine.ExecutionPlan;
import org.convzoo.engine.Precision;
import org.convzoo.engine.Processor;
import org.convzoo.engine.UpdateOptions;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * How the networks of a run are executed.
 *
 * @param engine what executes them
 * @param precision how activations are stored
 */
record Execution(EngineConfig engine, Precision precision) {

    private static final String ENGINE = "CONVZOO_ENGINE";

    /**
     * What a configuration asks for, unless {@code CONVZOO_ENGINE} says otherwise.
     *
     * @throws UserException if this processor cannot compute so
     */
    static Execution of(RunConfig config, Processor processor, Map<String, String> environment) {
        EngineConfig engine = engine(config.engine(), environment);
        if (config.precision() == PrecisionConfig.FLOAT32) {
            return new Execution(engine, Precision.FLOAT32);
        }
        if (engine == EngineConfig.DL4J) {
            throw UserException.wrongUsage(
                    "precision: bfloat16 is not for engine dl4j, which computes in float32; leave one of the two out");
        }
        Precision.BFLOAT16.require(processor);
        return new Execution(engine, Precision.BFLOAT16);
    }

    /** For predictions: float32, whatever a network was trained with. */
    static Execution forInference(Map<String, String> environment) {
        return new Execution(engine(EngineConfig.AUTO, environment), Precision.FLOAT32);
    }

    /** The same with nothing rounded, for results that others will compare with. */
    Execution inFloat32() {
        return new Execution(engine, Precision.FLOAT32);
    }

    private static EngineConfig engine(EngineConfig configured, Map<String, String> environment) {
        String asked = environment.getOrDefault(ENGINE, "");
        return switch (asked.toLowerCase(Locale.ROOT)) {
            case "" -> configured;
            case "auto" -> EngineConfig.AUTO;
            case "dl4j" -> EngineConfig.DL4J;
            default -> throw UserException.wrongUsage(ENGINE + " must be auto or dl4j, got " + asked);
        };
    }

    ExecutionPlan open(ComputationGraph graph) {
        return open(graph, UpdateOptions.none());
    }

    ExecutionPlan open(ComputationGraph graph, UpdateOptions options) {
        return switch (engine) {
            case AUTO -> ExecutionPlan.open(graph, precision, options);
            case DL4J -> ExecutionPlan.dl4j(graph, options);
        };
    }
}
