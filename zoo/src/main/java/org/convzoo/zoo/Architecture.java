package org.convzoo.zoo;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.convzoo.configs.ImageContract;
import org.convzoo.configs.ImageSize;
import org.convzoo.configs.ModelConfig;
import org.convzoo.configs.UserException;
import org.convzoo.configs.WrongKeyException;
import org.convzoo.zoo.blueprint.Blueprint;
import org.convzoo.zoo.blueprint.Flow;
import org.convzoo.zoo.blueprint.MapTooSmallException;
import org.convzoo.zoo.blueprint.NetworkOptions;

/**
 * A network of the zoo.
 *
 * @param name as users type it
 * @param aliases other names it goes by
 * @param title as people say it
 * @param publication where it was published
 * @param task what it was made for
 * @param options keys of a configuration that it has beside those that all have
 * @param table writes down the layers
 */
public record Architecture(
        String name,
        List<String> aliases,
        String title,
        Publication publication,
        Task task,
        Set<ModelOption> options,
        Function<NetworkOptions, Flow> table) {

    private static final int LARGEST_INPUT_TRIED = 1024;

    public Architecture {
        aliases = List.copyOf(aliases);
        options = Set.copyOf(options);
    }

    /** The size it was made for. */
    public ImageSize defaultInput() {
        return task.input();
    }

    /** The number of classes it was made for, given an input. */
    public int defaultClasses(ImageSize input) {
        return task.classes().applyAsInt(input);
    }

    /** The network as published. */
    public Blueprint blueprint() {
        return blueprint(ModelConfig.of(name), defaultClasses(defaultInput()));
    }

    /**
     * The network of a configuration.
     *
     * @param classes it tells apart
     * @throws UserException if it does not have a key that is given, or if a map becomes too small on the way; the
     *     message names the layer and the smallest size that works
     */
    public Blueprint blueprint(ModelConfig model, int classes) {
        NetworkOptions chosen = chosen(model, classes);
        try {
            return table.apply(chosen).build(name);
        } catch (MapTooSmallException tooSmall) {
            throw new WrongKeyException(
                    "model.input",
                    name + " cannot take images of " + chosen.input()
                            + ": only " + tooSmall.map().asMap() + " is left at layer " + tooSmall.layer()
                            + "; the smallest " + smallestInput(chosen));
        }
    }

    private NetworkOptions chosen(ModelConfig model, int classes) {
        for (ModelOption option : ModelOption.values()) {
            if (option.isGiven(model) && !options.contains(option)) {
                throw new WrongKeyException(
                        "model." + option.key(), name + " has no such choice; " + Zoo.having(option) + " have");
            }
        }
        return NetworkOptions.of(model, model.input() == null ? defaultInput() : model.input(), classes);
    }

    private String smallestInput(NetworkOptions chosen) {
        for (int side = 1; side <= LARGEST_INPUT_TRIED; side++) {
            ImageSize size = new ImageSize(side, side, chosen.input().channels());
            try {
                table.apply(chosen.withInput(size));
                return "square input that works is " + size;
            } catch (MapTooSmallException stillTooSmall) {
                // the next larger one
            }
        }
        throw new IllegalStateException(name + " works on no input up to " + LARGEST_INPUT_TRIED);
    }

    /** How images become this network's input when it is trained from scratch: shorter side resized, centre cropped. */
    public ImageContract contract(ImageSize input) {
        return task.pixels().contract(input);
    }
}
