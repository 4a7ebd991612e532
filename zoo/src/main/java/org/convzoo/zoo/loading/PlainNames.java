package org.convzoo.zoo.loading;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.convzoo.configs.UserException;

/** Names without what the way a network was trained or saved has put into them. */
final class PlainNames {

    /** What parallel training, compilation and training frameworks wrap a PyTorch network in. */
    private static final List<String> WRAPPERS = List.of("module.", "_orig_mod.", "model.");

    private PlainNames() {}

    /**
     * The plain names in the order of the given ones, and for each the given one.
     *
     * @param file for messages
     * @throws UserException if two become the same
     */
    static Map<String, String> of(String file, List<String> names) {
        int wrapper = wrapper(names);
        List<CountedLayers> counted =
                List.of(CountedLayers.convolutions(names), CountedLayers.batchNormalizations(names));
        Map<String, String> plain = new LinkedHashMap<>();
        for (String name : names) {
            String recounted = name;
            for (CountedLayers layers : counted) {
                recounted = layers.fromOne(recounted);
            }
            String other = plain.put(recounted.substring(wrapper), name);
            if (other != null) {
                throw UserException.failed(file + " has two arrays for " + recounted.substring(wrapper) + ": " + other
                        + " and " + name + "; save the weights of one network alone");
            }
        }
        return plain;
    }

    /** Length of what every name begins with. */
    private static int wrapper(List<String> names) {
        int length = 0;
        boolean found = !names.isEmpty();
        while (found) {
            found = false;
            for (String wrapper : WRAPPERS) {
                int from = length;
                if (names.stream().allMatch(name -> name.startsWith(wrapper, from))) {
                    length += wrapper.length();
                    found = true;
                }
            }
        }
        return length;
    }
}
