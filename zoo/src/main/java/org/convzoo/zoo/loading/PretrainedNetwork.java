package org.convzoo.zoo.loading;

import java.util.List;
import java.util.Optional;
import org.convzoo.configs.ImageContract;
import org.convzoo.configs.ModelConfig;
import org.convzoo.zoo.adaptation.NewHead;
import org.convzoo.zoo.assembly.GraphAssembler;
import org.convzoo.zoo.assembly.Learning;
import org.convzoo.zoo.blueprint.Blueprint;
import org.convzoo.zoo.tensors.TensorFile;
import org.convzoo.zoo.weights.Labels;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * A network with the weights of a file, and what they mean.
 *
 * @param model as it was built, with its input
 * @param graph takes {@code [N, C, H, W]}, gives probabilities {@code [N, K]}
 * @param contract what it expects of an image
 * @param labels of its outputs, in order; none if its head is of no use
 * @param account what was loaded and what was not, and how contract and labels are known: a sentence each
 */
public record PretrainedNetwork(
        ModelConfig model, ComputationGraph graph, ImageContract contract, Labels labels, List<String> account) {

    public PretrainedNetwork {
        account = List.copyOf(account);
    }

    /**
     * What a network is to learn next.
     *
     * @param labels of its outputs
     * @param learning how
     * @param seed that decides what the file does not hold
     * @param head that takes the place of the network's own; empty if that is kept
     */
    public record NextTask(List<String> labels, Learning learning, long seed, Optional<NewHead> head) {

        public NextTask {
            labels = List.copyOf(labels);
        }

        /** For a network that keeps its head. */
        public NextTask(List<String> labels, Learning learning, long seed) {
            this(labels, learning, seed, Optional.empty());
        }
    }

    /**
     * The network of a file, ready to be asked. Beside it, one of its arrays is in memory at a time.
     *
     * @param model whose weights it shall have; which ones the model asks for is not looked at
     * @throws org.convzoo.configs.UserException if the file cannot be read, holds another network, or has no head
     */
    public static PretrainedNetwork load(ModelConfig model, WeightFile file) {
        try (TensorFile tensors = TensorFile.open(file.path());
                Loading loading = Loading.of(model, file, tensors)) {
            int classes = loading.requireClasses();
            Blueprint blueprint = loading.blueprint(classes);
            ComputationGraph graph = GraphAssembler.assembleUnset(blueprint, Learning.with(new NoOp()), 0);
            List<String> account = loading.fill(graph, blueprint, Optional.empty());
            Labels labels = loading.labels().orElseGet(() -> Labels.unnamed(classes));
            return new PretrainedNetwork(loading.model(), graph, loading.contract(), labels, account);
        }
    }

    /**
     * As {@link #load(ModelConfig, WeightFile)}, but a file without a head will do: then there are no labels, and what the
     * network's outputs say means nothing.
     */
    public static PretrainedNetwork loadBody(ModelConfig model, WeightFile file) {
        boolean hasHead;
        try (TensorFile tensors = TensorFile.open(file.path());
                Loading loading = Loading.of(model, file, tensors)) {
            hasHead = loading.hasHead();
        }
        if (hasHead) {
            return load(model, file);
        }
        PretrainedNetwork body = load(model, file, new NextTask(List.of("one", "other"), Learning.with(new NoOp()), 0));
        return new PretrainedNetwork(body.model, body.graph, body.contract, new Labels(List.of()), body.account);
    }

    /**
     * The network of a file, made to learn something. Its classifier is kept if it names the same classes, else a new one
     * takes its place, as for layers behind the body that the file does not have; or the head is another altogether.
     *
     * @param model whose weights it shall have; which ones the model asks for is not looked at
     * @throws org.convzoo.configs.UserException if the file cannot be read or holds another network
     */
    public static PretrainedNetwork load(ModelConfig model, WeightFile file, NextTask task) {
        try (TensorFile tensors = TensorFile.open(file.path());
                Loading loading = Loading.of(model, file, tensors)) {
            int classes = task.labels().size();
            Blueprint own = loading.blueprint(classes);
            Blueprint blueprint =
                    task.head().map(head -> head.attachTo(own, classes)).orElse(own);
            ComputationGraph graph = GraphAssembler.assembleUnset(blueprint, task.learning(), task.seed());
            List<String> account = task.head().isPresent()
                    ? loading.fillBody(
                            graph, blueprint, task.labels(), task.head().get())
                    : loading.fill(graph, blueprint, loading.whyClassifierIsNew(task.labels()));
            return new PretrainedNetwork(
                    loading.model(), graph, loading.contract(), Labels.ofNames(task.labels()), account);
        }
    }
}
