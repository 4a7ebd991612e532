package org.convzoo.zoo.loading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Layers of one kind that nobody named. Keras numbers them over all networks of a session; its first release spelled
 * their kinds otherwise.
 *
 * @param kind as tables spell it
 * @param pattern of an array's name: the layer's kind, its number and the array
 * @param places of the numbers there are, from 1
 */
record CountedLayers(String kind, Pattern pattern, Map<Integer, Integer> places) {

    private static final Pattern CONVOLUTIONS = Pattern.compile("(?:conv2d|convolution2d)(?:_(\\d{1,9}))?(/[^/]+)");
    private static final Pattern BATCH_NORMALIZATIONS =
            Pattern.compile("(?:batch_normalization|batchnormalization)(?:_(\\d{1,9}))?(/[^/]+)");

    static CountedLayers convolutions(List<String> names) {
        return of("conv2d", CONVOLUTIONS, names);
    }

    static CountedLayers batchNormalizations(List<String> names) {
        return of("batch_normalization", BATCH_NORMALIZATIONS, names);
    }

    private static CountedLayers of(String kind, Pattern pattern, List<String> names) {
        List<Integer> numbers = names.stream()
                .map(pattern::matcher)
                .filter(Matcher::matches)
                .map(CountedLayers::number)
                .distinct()
                .sorted()
                .toList();
        Map<Integer, Integer> places = new HashMap<>();
        numbers.forEach(number -> places.put(number, places.size() + 1));
        return new CountedLayers(kind, pattern, places);
    }

    /** The name with its layer counted from 1; other names as they are. */
    String fromOne(String name) {
        Matcher matcher = pattern.matcher(name);
        return matcher.matches() ? kind + "_" + places.get(number(matcher)) + matcher.group(2) : name;
    }

    /** The first layer of a kind has none. */
    private static int number(MatchResult name) {
        return name.group(1) == null ? 0 : Integer.parseInt(name.group(1));
    }
}
