package org.convzoo.zoo.tensors;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.convzoo.zoo.tensors.PickleValue.Constant;
import org.convzoo.zoo.tensors.PickleValue.Dictionary;
import org.convzoo.zoo.tensors.PickleValue.Real;
import org.convzoo.zoo.tensors.PickleValue.StoredTensor;
import org.convzoo.zoo.tensors.PickleValue.Text;
import org.convzoo.zoo.tensors.PickleValue.Whole;

/**
 * What {@code torch.save} was given: a state dictionary, or a checkpoint with one inside.
 *
 * @param tensors of the state dictionary
 * @param metadata the numbers and texts beside the state dictionary, and under {@link #STATE_DICTIONARY} its key
 */
record Checkpoint(Map<String, StoredTensor> tensors, Map<String, String> metadata) {

    static final String STATE_DICTIONARY = "stateDictionary";

    /** Where training scripts put the weights; the first that holds tensors is taken. */
    private static final List<String> KEYS =
            List.of("state_dict", "model_state_dict", "model", "net", "model_ema", "state_dict_ema");

    Checkpoint {
        tensors = Collections.unmodifiableMap(tensors);
        metadata = Collections.unmodifiableMap(metadata);
    }

    static Checkpoint of(PickleValue root, WeightFileProblems problems) {
        if (!(root instanceof Dictionary dictionary)) {
            throw problems.refused("it holds no dictionary of tensors", "save state_dict()");
        }
        for (String key : KEYS) {
            if (dictionary.values().get(key) instanceof Dictionary inside
                    && !tensors(inside).isEmpty()) {
                return new Checkpoint(tensors(inside), beside(dictionary, key));
            }
        }
        Map<String, StoredTensor> tensors = tensors(dictionary);
        if (tensors.isEmpty()) {
            throw problems.refused(
                    "it holds no tensors, neither directly nor under one of " + KEYS + "; its keys are "
                            + WeightFileProblems.shortened(
                                    dictionary.values().keySet().toString()),
                    "save state_dict()");
        }
        return new Checkpoint(tensors, Map.of());
    }

    private static Map<String, StoredTensor> tensors(Dictionary dictionary) {
        Map<String, StoredTensor> tensors = new LinkedHashMap<>();
        dictionary.values().forEach((name, value) -> {
            if (value instanceof StoredTensor tensor) {
                tensors.put(name, tensor);
            }
        });
        return tensors;
    }

    private static Map<String, String> beside(Dictionary checkpoint, String stateDictionary) {
        Map<String, String> plain = new LinkedHashMap<>();
        checkpoint.values().forEach((name, value) -> {
            if (value instanceof Text text) {
                plain.put(name, text.value());
            } else if (value instanceof Whole whole) {
                plain.put(name, Long.toString(whole.value()));
            } else if (value instanceof Real real) {
                plain.put(name, Double.toString(real.value()));
            } else if (value == Constant.TRUE || value == Constant.FALSE) {
                plain.put(name, Boolean.toString(value == Constant.TRUE));
            }
        });
        plain.put(STATE_DICTIONARY, stateDictionary);
        return plain;
    }
}
