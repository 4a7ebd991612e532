package org.convzoo.zoo.loading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.convzoo.configs.UserException;
import org.convzoo.zoo.names.NamedParameter;
import org.convzoo.zoo.names.ParameterNames;

/**
 * How the arrays of a source compare with those a network needs; each list is of lines for a message.
 *
 * @param missing names the network needs and the source has not
 * @param unexpected names the source has and the network knows not
 * @param misshapen names both have, with both shapes
 */
record Fit(List<String> missing, List<String> unexpected, List<String> misshapen) {

    private static final int NAMED = 10;
    private static final int LONGEST_NAME = 100;

    /** @param needed those of the names that the source must have; it may have the others */
    static Fit of(ParameterNames names, List<NamedParameter> needed, ParameterSource source) {
        Map<String, List<Long>> rest = new HashMap<>(source.shapes());
        List<String> missing = new ArrayList<>();
        List<String> misshapen = new ArrayList<>();
        for (NamedParameter parameter : needed) {
            List<Long> shape = rest.remove(parameter.name());
            if (shape == null) {
                missing.add(parameter.name());
            } else if (!shape.equals(parameter.shape())) {
                misshapen.add(parameter.name() + " " + shape + " instead of " + parameter.shape());
            }
        }
        names.parameters().forEach(known -> rest.remove(known.name()));
        List<String> unexpected = rest.keySet().stream()
                .filter(name -> !names.ignored().test(name))
                .sorted()
                .toList();
        return new Fit(missing, unexpected, misshapen);
    }

    boolean isPerfect() {
        return missing.isEmpty() && unexpected.isEmpty() && misshapen.isEmpty();
    }

    /** @throws UserException that lists what does not fit, if anything */
    void require(ParameterNames names, ParameterSource source) {
        if (!isPerfect()) {
            throw refusal(
                    names,
                    source,
                    "choose the architecture, the input and the number of classes that it was made with");
        }
    }

    /** What does not fit, in a line. */
    UserException refusal(ParameterNames names, ParameterSource source, String advice) {
        String problems = List.of(
                        list("missing", missing), list("unexpected", unexpected), list("of another shape", misshapen))
                .stream()
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
        return UserException.failed(source.description() + " does not hold the parameters of " + names.network()
                + " under " + names.convention() + "'s names: " + problems + "; " + advice);
    }

    private static String list(String what, List<String> lines) {
        if (lines.isEmpty()) {
            return "";
        }
        String shown = lines.stream().limit(NAMED).map(Fit::oneLine).collect(Collectors.joining(", "));
        return lines.size() + " " + what + " (" + shown + (lines.size() > NAMED ? ", …)" : ")");
    }

    /** Names in a file may hold anything. */
    private static String oneLine(String name) {
        String clean = name.replaceAll("[\\p{Cntrl}\\u2028\\u2029]", "?");
        return clean.length() <= LONGEST_NAME ? clean : clean.substring(0, LONGEST_NAME) + "…";
    }
}
