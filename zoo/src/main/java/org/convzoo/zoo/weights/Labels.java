package org.convzoo.zoo.weights;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Named classes in the order of a network's outputs.
 *
 * @param classes at index 0 what the first output stands for
 */
public record Labels(List<Label> classes) {

    /**
     * One class.
     *
     * @param id of the data set; of ImageNet the WordNet id, e.g. {@code n01440764}
     * @param names synonyms, the commonest first
     */
    public record Label(String id, List<String> names) {
        public Label {
            names = List.copyOf(names);
        }
    }

    public Labels {
        classes = List.copyOf(classes);
    }

    /** Classes that are known by one name each. */
    public static Labels ofNames(List<String> names) {
        return new Labels(
                names.stream().map(name -> new Label(name, List.of(name))).toList());
    }

    /** Classes that nobody named: {@code class 0} and so on. */
    public static Labels unnamed(int classes) {
        return ofNames(
                IntStream.range(0, classes).mapToObj(index -> "class " + index).toList());
    }

    /** Whether names, synonyms or ids stand for these classes, in this order; an id that only counts says nothing. */
    public boolean match(List<String> texts) {
        return texts.size() == classes.size()
                && IntStream.range(0, texts.size()).allMatch(index -> isMeant(texts.get(index), index));
    }

    private boolean isMeant(String text, int index) {
        Label label = classes.get(index);
        return label.names().stream().anyMatch(text::equalsIgnoreCase)
                || text.equalsIgnoreCase(label.id()) && !text.equals(Integer.toString(index));
    }

    /** One name for each class, all different: its first that no class before it has taken. */
    public List<String> names() {
        Set<String> taken = new HashSet<>();
        List<String> names = new ArrayList<>();
        for (Label label : classes) {
            names.add(label.names().stream()
                    .filter(taken::add)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("every name of " + label + " is taken")));
        }
        return names;
    }

    /** The class of an id, else of a name. */
    public OptionalInt find(String text) {
        OptionalInt identified = identified(text);
        return identified.isPresent() ? identified : named(text);
    }

    /**
     * The class of a name.
     *
     * @param text a name in {@link #names()}, or a synonym that no other class has; if need be in other letters, small
     *     or capital
     */
    public OptionalInt named(String text) {
        List<String> names = names();
        return Stream.<Predicate<Integer>>of(
                        index -> text.equals(names.get(index)),
                        index -> text.equalsIgnoreCase(names.get(index)),
                        index -> classes.get(index).names().stream().anyMatch(text::equalsIgnoreCase))
                .map(this::only)
                .filter(OptionalInt::isPresent)
                .findFirst()
                .orElse(OptionalInt.empty());
    }

    /** The class of an id, in any case of letters. */
    public OptionalInt identified(String id) {
        return only(index -> id.equalsIgnoreCase(classes.get(index).id()));
    }

    private OptionalInt only(Predicate<Integer> wanted) {
        int[] found = IntStream.range(0, classes.size()).filter(wanted::test).toArray();
        return found.length == 1 ? OptionalInt.of(found[0]) : OptionalInt.empty();
    }
}
