package org.convzoo.engine;

import java.util.List;
import org.convzoo.engine.onednn.UnsupportedGraphException;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Chooses how a graph is run. */
final class Plans {

    private static final Logger LOG = LoggerFactory.getLogger(Plans.class);

    private Plans() {}

    static ExecutionPlan open(ComputationGraph graph, Precision precision, UpdateOptions options) {
        precision.require(Processor.ofThisMachine());
        try {
            return new OneDnnPlan(graph, precision, options);
        } catch (UnsupportedGraphException reason) {
            LOG.warn("Deeplearning4j runs this graph, slowly, because {}", reason.getMessage());
        } catch (LinkageError noBinary) {
            LOG.warn(
                    "Deeplearning4j runs this graph, slowly, because oneDNN does not load here: {}",
                    noBinary.toString());
        }
        return new Dl4jPlan(graph, options);
    }

    static void requireVertices(ComputationGraph graph, List<String> names) {
        for (String name : names) {
            if (graph.getVertex(name) == null) {
                throw new IllegalArgumentException("the graph has no vertex " + name);
            }
        }
    }
}
