package org.convzoo.configs;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How much the images of each class count in the loss.
 *
 * @param balanced whether the weights are those under which all classes count the same; then {@code byClass} is empty
 * @param byClass weight by class name, greater than 0; classes that are left out have 1
 */
public record ClassWeightsConfig(boolean balanced, Map<String, Double> byClass) {

    /** All classes count the same, however many images they have. */
    public static final ClassWeightsConfig BALANCED = new ClassWeightsConfig(true, Map.of());

    public ClassWeightsConfig {
        byClass = Collections.unmodifiableMap(new TreeMap<>(byClass));
    }

    /** Weights by class name. */
    public static ClassWeightsConfig of(Map<String, Double> byClass) {
        return new ClassWeightsConfig(false, byClass);
    }
}
