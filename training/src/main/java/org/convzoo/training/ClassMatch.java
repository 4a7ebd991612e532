package org.convzoo.training;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.convzoo.data.DelegatedImages;
import org.convzoo.data.ImagePart;
import org.convzoo.data.LabelledImages;
import org.convzoo.data.Sample;
import org.convzoo.zoo.weights.Labels;

/**
 * Which of a network's outputs each class of images is.
 *
 * @param way how the classes were found
 * @param theirs names of the images' classes
 * @param outputs for each of them the output, counted from 0; negative for those that were not found
 */
record ClassMatch(Way way, List<String> theirs, int[] outputs) {

    private static final int SHOWN = 3;
    private static final int UNKNOWN = -1;

    /** What the images' classes are called by. */
    enum Way {
        NAME {
            @Override
            OptionalInt find(String text, Labels labels) {
                OptionalInt found = labels.named(text);
                return found.isPresent() ? found : labels.named(text.replace('_', ' '));
            }
        },
        ID {
            @Override
            OptionalInt find(String text, Labels labels) {
                // many data sets call a folder n02085620-Chihuahua
                return labels.identified(text.split("[-_ ]", 2)[0]);
            }
        },
        INDEX {
            @Override
            OptionalInt find(String text, Labels labels) {
                boolean number = text.matches("[0-9]{1,6}");
                int index = number ? Integer.parseInt(text) : -1;
                return number && index < labels.classes().size() ? OptionalInt.of(index) : OptionalInt.empty();
            }
        };

        /** The class of the network that a class of the images is. */
        abstract OptionalInt find(String text, Labels labels);
    }

    /**
     * Finds the images' classes among the network's: all by name, or all by id, or all by index, whichever finds most of
     * them.
     *
     * @param ways that may be tried
     */
    static ClassMatch of(List<String> theirs, Labels network, List<Way> ways) {
        return ways.stream()
                .map(way -> of(theirs, network, way))
                .min(Comparator.comparingInt(match -> match.unknown().size()))
                .orElseThrow();
    }

    private static ClassMatch of(List<String> theirs, Labels network, Way way) {
        int[] outputs = theirs.stream()
                .mapToInt(name -> way.find(name, network).orElse(UNKNOWN))
                .toArray();
        Set<Integer> taken = new HashSet<>();
        for (int index = 0; index < outputs.length; index++) {
            if (!taken.add(outputs[index])) {
                outputs[index] = UNKNOWN;
            }
        }
        return new ClassMatch(way, theirs, outputs);
    }

    /** The images' classes that are none of the network's, or one that another of them is already. */
    List<String> unknown() {
        return IntStream.range(0, outputs.length)
                .filter(index -> outputs[index] == UNKNOWN)
                .mapToObj(theirs::get)
                .toList();
    }

    /** Whether the images' classes are the network's, in its order: then there is nothing to tell. */
    boolean isIdentity(Labels network) {
        return theirs.equals(network.names());
    }

    /** {@code 2 of the network's 1000 classes, found by id: n01440764 = tench, n01443537 = goldfish}. */
    String inWords(Labels network) {
        List<String> names = network.names();
        String examples = IntStream.range(0, Math.min(SHOWN, outputs.length))
                .mapToObj(index -> theirs.get(index) + " = " + names.get(outputs[index]))
                .collect(Collectors.joining(", "));
        return outputs.length + " of the network's " + names.size() + " classes, found by "
                + way.name().toLowerCase(Locale.ROOT) + ": " + examples + (outputs.length > SHOWN ? ", …" : "");
    }

    /** The same images with the network's outputs as their labels. */
    LabelledImages relabelled(LabelledImages images) {
        return new Relabelled(images, outputs);
    }

    private record Relabelled(LabelledImages images, int[] outputs) implements DelegatedImages {
        @Override
        public int label(int index) {
            return outputs[images.label(index)];
        }

        @Override
        public Sample sample(int index) {
            return images.sample(index);
        }

        @Override
        public Sample sample(int index, ImagePart.Choice part) {
            return images.sample(index, part);
        }
    }
}
