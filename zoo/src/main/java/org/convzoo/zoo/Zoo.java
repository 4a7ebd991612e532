package org.convzoo.zoo;

import java.util.List;
import java.util.stream.Collectors;
import org.convzoo.configs.ImageSize;
import org.convzoo.configs.ModelConfig;
import org.convzoo.configs.UserException;

/** Every architecture by name. */
public final class Zoo {

    private static final List<Architecture> ALL = List.of(LeNet.LENET5);

    private Zoo() {}

    /** In the order of their publication. */
    public static List<Architecture> all() {
        return ALL;
    }

    /**
     * The architecture of that name.
     *
     * @throws UserException if there is none; the message lists those there are
     */
    public static Architecture named(String name) {
        return ALL.stream()
                .filter(architecture -> architecture.name().equals(name))
                .findFirst()
                .orElseThrow(() -> UserException.wrongUsage("model.architecture: there is no network named " + name
                        + "; the zoo has "
                        + ALL.stream().map(Architecture::name).collect(Collectors.joining(", "))));
    }

    /**
     * Checks what can be checked of a network before its data is known.
     *
     * @throws UserException if there is no such network or it cannot take such images
     */
    public static void check(ModelConfig model) {
        Architecture architecture = named(model.architecture());
        ImageSize input = model.input() == null ? architecture.defaultInput() : model.input();
        architecture.contract(input);
        architecture.blueprint(input, architecture.defaultClasses());
    }
}
