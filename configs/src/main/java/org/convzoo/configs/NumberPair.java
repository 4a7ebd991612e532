package org.convzoo.configs;

import java.util.List;

/** Checks the two numbers of a key that takes a list of them. */
final class NumberPair {

    private NumberPair() {}

    static List<Double> of(String key, List<Double> numbers) {
        if (numbers.size() != 2) {
            throw new KeyException(key, "must be two numbers, got " + numbers.size());
        }
        return List.copyOf(numbers);
    }

    static List<Double> ascending(String key, List<Double> numbers) {
        List<Double> pair = of(key, numbers);
        if (pair.get(0) > pair.get(1)) {
            throw new KeyException(
                    key, "must be the least and the largest value, got " + pair.get(0) + " and " + pair.get(1));
        }
        return pair;
    }
}
