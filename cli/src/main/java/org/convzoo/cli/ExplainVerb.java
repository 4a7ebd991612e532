package org.convzoo.cli;

import static org.convzoo.cli.Wording.bytes;

import java.util.Map;
import java.util.function.Function;
import org.convzoo.configs.UserException;
import org.convzoo.zoo.arithmetic.Volume;
import picocli.CommandLine.Option;

/**
 * What the verbs that explain a layer share: options become numbers, and numbers become words or JSON.
 *
 * @param <A> the arithmetic of the layer
 */
abstract class ExplainVerb<A> extends Verb {

    /** Parameters as the JSON documents give them. */
    record ParameterCounts(long weights, long biases, long total) {}

    @Option(names = "--json", description = "Print one JSON document.")
    boolean json;

    /**
     * The numbers that the options ask for.
     *
     * @throws IllegalArgumentException if there is no such layer; the message says why
     */
    abstract A arithmetic();

    abstract Explanation words(A layer);

    abstract Map<String, Object> document(A layer);

    @Override
    public final Integer call() {
        A layer;
        try {
            layer = arithmetic();
        } catch (IllegalArgumentException impossible) {
            throw UserException.wrongUsage(impossible.getMessage());
        }
        if (json) {
            Json.print(terminal().out(), document(layer));
        } else {
            words(layer).print(terminal().out());
        }
        return 0;
    }

    /** Reads the text of an option, and names the option where that fails. */
    static <T> T read(String option, String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException wrong) {
            throw UserException.wrongUsage(option + ": " + wrong.getMessage());
        }
    }

    static String memory(Volume input, Volume output) {
        return "an image: input " + bytes(input.bytes()) + ", output " + bytes(output.bytes());
    }
}
