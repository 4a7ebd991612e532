package org.convzoo.zoo.loading;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.convzoo.configs.ImageContract;
import org.convzoo.configs.ImageSize;
import org.convzoo.configs.ModelConfig;
import org.convzoo.configs.UserException;
import org.convzoo.zoo.Architecture;
import org.convzoo.zoo.Zoo;
import org.convzoo.zoo.adaptation.NewHead;
import org.convzoo.zoo.assembly.GraphAssembler;
import org.convzoo.zoo.blueprint.Blueprint;
import org.convzoo.zoo.names.NamingConvention;
import org.convzoo.zoo.names.ParameterNames;
import org.convzoo.zoo.tensors.TensorFile;
import org.convzoo.zoo.weights.Labels;
import org.convzoo.zoo.weights.PublishedWeights;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.jspecify.annotations.Nullable;

/** A weight file whose names and shapes have been found to be a network's. */
final class Loading implements AutoCloseable {

    private final String format;
    private final ParameterSource source;
    private final ReadAhead readAhead;
    private final Recognition found;
    private final Supplier<Meaning> unknownMeaning;
    private @Nullable Meaning meaning;

    private Loading(
            String format, ParameterSource source, ReadAhead readAhead, Recognition found, Supplier<Meaning> meaning) {
        this.format = format;
        this.source = source;
        this.readAhead = readAhead;
        this.found = found;
        this.unknownMeaning = meaning;
    }

    static Loading of(ModelConfig model, WeightFile file, TensorFile tensors) {
        Architecture architecture = Zoo.named(model.architecture());
        Described described = new Described(model, file, tensors.metadata(), architecture);
        ParameterSource source = ParameterSource.of(file.path(), tensors);
        ReadAhead readAhead = file.readAhead();
        try {
            Recognition found = Recogniser.recognise(
                    architecture,
                    source,
                    convention -> Recognition.of(
                            architecture, model.withInput(described.input(convention)), convention, source));
            return new Loading(
                    tensors.format(),
                    source,
                    readAhead,
                    found,
                    () -> described.meaning(found.convention(), file.published()));
        } catch (RuntimeException refused) {
            readAhead.close();
            source.close();
            throw refused;
        }
    }

    /** What is known of a file apart from its arrays. */
    private record Described(
            ModelConfig model, WeightFile file, Map<String, String> metadata, Architecture architecture) {

        Meaning meaning(NamingConvention convention, Optional<PublishedWeights> published) {
            double width = Objects.requireNonNullElse(model.width(), 1.0);
            Meaning meaning = Meaning.of(file, published, metadata, architecture, width, convention);
            return model.input() == null ? meaning : meaning.withInput(model.input());
        }

        /** The same whoever published the file, as a rule: then nobody waits until it is known who did. */
        ImageSize input(NamingConvention convention) {
            List<ImageSize> inputs = file.possiblyPublished().stream()
                    .map(published -> meaning(convention, published).contract().input())
                    .distinct()
                    .toList();
            return inputs.size() == 1
                    ? inputs.get(0)
                    : meaning(convention, file.published()).contract().input();
        }
    }

    /** Of the file, in words. */
    String format() {
        return format;
    }

    /** Its arrays. */
    ParameterSource source() {
        return source;
    }

    /** What it holds of the network. */
    Recognition found() {
        return found;
    }

    /** Of its images and outputs. Waits until it is known whether the file is a published one. */
    Meaning meaning() {
        if (meaning == null) {
            meaning = unknownMeaning.get();
        }
        return meaning;
    }

    ModelConfig model() {
        return found.model();
    }

    ImageContract contract() {
        return meaning().contract();
    }

    /** Names of the file's own classes; empty where nobody gave them. */
    Optional<Labels> labels() {
        return meaning()
                .labels()
                .filter(labels -> labels.classes().size() == found.classes().orElse(-1));
    }

    /** Why the names that the file gives are of no use; empty if it gives none, or they are. */
    Optional<String> unfitLabels() {
        int outputs = found.classes().orElse(0);
        return meaning()
                .ownLabels()
                .map(own -> own.classes().size())
                .filter(named -> named != outputs)
                .map(named -> String.format(
                        Locale.ROOT, "the file names %,d, its head has %,d; they go by their numbers", named, outputs));
    }

    Blueprint blueprint(int classes) {
        return found.architecture().blueprint(found.model(), classes);
    }

    boolean hasHead() {
        return found.classes().isPresent();
    }

    /**
     * The classes that the file's head tells apart.
     *
     * @throws UserException if it has no head, one of another shape, or one with a single output
     */
    int requireClasses() {
        if (found.classes().isEmpty()) {
            throw UserException.failed(source.description() + " has no classifier (it lacks "
                    + String.join(", ", found.absentHead())
                    + "), so it names no classes; train one on top of it, or take weights that have one");
        }
        if (!found.absentHead().isEmpty()) {
            throw found.fitWithHead(source)
                    .refusal(found.names(), source, "choose the architecture and the input that it was made with");
        }
        if (found.classes().getAsInt() < 2) {
            throw UserException.failed(source.description() + " has a classifier with one output ("
                    + String.join(", ", found.classifiers())
                    + "), but networks here give each class an output; train one on top of it, or take weights of two"
                    + " classes or more");
        }
        return found.classes().getAsInt();
    }

    /** Why the file's classifier is of no use for these classes; empty if it is. */
    Optional<String> whyClassifierIsNew(List<String> wanted) {
        if (found.classes().isEmpty()) {
            boolean hasOther =
                    source.shapes().keySet().stream().anyMatch(name -> name.startsWith(Blueprint.NEW_HEAD + "_"));
            return Optional.of(
                    hasOther
                            ? "the file has a new head in its place; the transfer.head that made it would keep that one"
                            : "the file has none");
        }
        int classes = found.classes().getAsInt();
        if (classes != wanted.size()) {
            return Optional.of(String.format("%,d classes instead of %,d", wanted.size(), classes));
        }
        return labels().filter(own -> !own.match(wanted))
                .map(own -> "other classes than the file's: " + wanted.get(0) + ", … instead of "
                        + own.names().get(0) + ", …");
    }

    /**
     * Sets the parameters of a graph: from the file, or from the graph's seed where the file has nothing.
     *
     * @param blueprint of the graph
     * @param whyNew why the file's classifier is not wanted; empty if it is
     * @return what was done, a sentence each
     */
    List<String> fill(ComputationGraph graph, Blueprint blueprint, Optional<String> whyNew) {
        Set<String> drawn = new LinkedHashSet<>();
        try {
            drawn.addAll(ParameterLoader.loadBody(graph, found.namesFor(blueprint, whyNew.isEmpty()), source));
            if (whyNew.isPresent()) {
                drawn.addAll(found.classifiers());
            }
            GraphAssembler.draw(graph, List.copyOf(drawn));
        } catch (RuntimeException failure) {
            graph.params().close();
            throw failure;
        }
        return new Account(this, blueprint, drawn, whyNew).sentences();
    }

    /**
     * Sets the parameters of a graph with a head that the architecture does not have: those of the body from the file, those
     * of the head too if the file is of such a network for the same classes, else from the graph's seed.
     *
     * @param blueprint of the graph, whose features are the end of its body
     * @param wanted its classes
     * @param head of the graph
     * @return what was done, a sentence each
     */
    List<String> fillBody(ComputationGraph graph, Blueprint blueprint, List<String> wanted, NewHead head) {
        Blueprint body = blueprint.upTo(blueprint.features());
        boolean keepsHead = hasHeadOf(blueprint, wanted);
        List<String> drawn = blueprint.nodes().stream()
                .filter(node -> !keepsHead && !body.nodes().contains(node) && node.parameters() > 0)
                .map(Blueprint.Node::name)
                .toList();
        try {
            ParameterLoader.load(graph, found.namesOf(keepsHead ? blueprint : body), source);
            GraphAssembler.draw(graph, drawn);
        } catch (RuntimeException failure) {
            graph.params().close();
            throw failure;
        }
        return Account.ofBody(this, body, drawn, head.ofFeatures());
    }

    /** Only this project writes networks with heads that no architecture has. */
    private boolean hasHeadOf(Blueprint adapted, List<String> wanted) {
        if (found.convention() != NamingConvention.CONVZOO
                || meaning().ownLabels().filter(own -> own.match(wanted)).isEmpty()) {
            return false;
        }
        ParameterNames whole = found.namesOf(adapted);
        return Fit.of(whole, whole.parameters(), source).isPerfect();
    }

    @Override
    public void close() {
        readAhead.close();
        source.close();
    }
}
