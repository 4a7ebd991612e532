package org.convzoo.zoo.loading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.convzoo.configs.ImageContract;
import org.convzoo.configs.ImageSize;
import org.convzoo.configs.UserException;
import org.convzoo.zoo.Architecture;
import org.convzoo.zoo.names.NamingConvention;
import org.convzoo.zoo.weights.LabelSet;
import org.convzoo.zoo.weights.Labels;
import org.convzoo.zoo.weights.PublishedWeights;
import org.convzoo.zoo.weights.Publisher;
import org.convzoo.zoo.weights.WeightsCatalogue;

/**
 * What the images and the outputs of a file's network are.
 *
 * @param contract for the input that the file's network was made for
 * @param labels its classes are likely to have; empty if nothing is known
 * @param contractSource how the contract is known, in words
 * @param labelsSource how the labels are known, in words
 */
record Meaning(ImageContract contract, Optional<Labels> labels, String contractSource, String labelsSource) {

    /** Documents in the metadata of files that convzoo wrote. */
    static final String CONTRACT = "convzoo/contract.json";

    static final String LABELS = "convzoo/labels.json";

    private static final String BY_FILE = "as the file says";

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * What the file itself says, else its publisher, else whoever publishes files with such names.
     *
     * @param published what its publisher says of it
     * @param metadata of the file
     * @param width of a MobileNet
     */
    static Meaning of(
            WeightFile file,
            Optional<PublishedWeights> published,
            Map<String, String> metadata,
            Architecture architecture,
            double width,
            NamingConvention convention) {
        Meaning meaning = published
                .map(Meaning::published)
                .or(() -> usual(architecture, width, convention).map(Meaning::assumed))
                .orElseGet(() -> new Meaning(
                        architecture.contract(architecture.defaultInput()),
                        Optional.empty(),
                        "those that " + architecture.name() + " is trained with here, since the file does not say",
                        ""));
        return meaning.corrected(file, metadata);
    }

    private static Meaning published(PublishedWeights weights) {
        String words = "as " + weights.publisher() + " published them with " + weights.name();
        return new Meaning(
                weights.contract(), Optional.of(weights.labels().labels()), words, weights.labels() + ", " + words);
    }

    private static Meaning assumed(PublishedWeights weights) {
        String words =
                "taken to be as with " + weights.publisher() + "'s " + weights.name() + ", since the file does not say";
        return new Meaning(
                weights.contract(), Optional.of(weights.labels().labels()), words, weights.labels() + ", " + words);
    }

    /** The oldest recipe of whoever publishes under such names, which most people's own training follows. */
    private static Optional<PublishedWeights> usual(
            Architecture architecture, double width, NamingConvention convention) {
        Set<Publisher> publishers = publishers(convention);
        return WeightsCatalogue.of(architecture.name()).stream()
                .filter(weights -> publishers.contains(weights.publisher()))
                .filter(weights -> weights.head() && weights.width() == width)
                .reduce((newer, older) -> older);
    }

    private static Set<Publisher> publishers(NamingConvention convention) {
        return switch (convention) {
            case TORCHVISION, TIMM -> Set.of(Publisher.TORCHVISION);
            case PYTORCH_RESNET_CIFAR10 -> Set.of(Publisher.IDELBAYEV);
            case KERAS -> Set.of(Publisher.KERAS, Publisher.MALLI);
            case CONVZOO -> Set.of();
        };
    }

    /** The same for another input. */
    Meaning withInput(ImageSize input) {
        return new Meaning(contract.withInput(input), labels, contractSource, labelsSource);
    }

    /** Those that the file itself names. */
    Optional<Labels> ownLabels() {
        return labels.filter(any -> labelsSource.equals(BY_FILE));
    }

    private Meaning corrected(WeightFile file, Map<String, String> metadata) {
        Meaning meaning = this;
        if (metadata.containsKey(CONTRACT)) {
            ImageContract own = read(file, metadata.get(CONTRACT), ImageContract.class);
            meaning = new Meaning(own, meaning.labels, BY_FILE, meaning.labelsSource);
        }
        if (metadata.containsKey(LABELS)) {
            List<String> names = names(file, metadata.get(LABELS));
            meaning =
                    new Meaning(meaning.contract, Optional.of(LabelSet.known(names)), meaning.contractSource, BY_FILE);
        }
        return meaning;
    }

    private static List<String> names(WeightFile file, String document) {
        List<String> names = Arrays.asList(read(file, document, String[].class));
        if (names.contains(null) || Set.copyOf(names).size() < names.size()) {
            throw UserException.failed(unreadable(file, "a class has no name, or that of another"));
        }
        return List.copyOf(names);
    }

    private static <T> T read(WeightFile file, String document, Class<T> type) {
        try {
            T content = JSON.readValue(document, type);
            if (content == null) {
                throw UserException.failed(unreadable(file, "there is nothing"));
            }
            return content;
        } catch (JsonProcessingException broken) {
            throw UserException.failed(unreadable(file, broken.getOriginalMessage()), broken);
        }
    }

    private static String unreadable(WeightFile file, String reason) {
        return file.path() + " is damaged: what it says of its images or classes cannot be read (" + reason
                + "); fetch or convert it again";
    }
}
