package org.convzoo.zoo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.convzoo.configs.UserException;
import org.jspecify.annotations.Nullable;

/** The networks that others have put on the class path. */
final class ForeignFamilies {

    private ForeignFamilies() {}

    /**
     * Those that there are now, in no order.
     *
     * @param own the zoo's, whose names are taken
     * @throws UserException if a family cannot be loaded, or a name stands for two networks
     */
    static List<Architecture> architectures(List<Architecture> own) {
        List<Architecture> foreign;
        try {
            foreign = ServiceLoader.load(ArchitectureFamily.class).stream()
                    .flatMap(family -> family.get().architectures().stream())
                    .toList();
        } catch (ServiceConfigurationError broken) {
            throw UserException.failed(
                    "a family of networks on the class path cannot be loaded: " + broken.getMessage()
                            + "; mend the class, or its line in META-INF/services/"
                            + ArchitectureFamily.class.getName(),
                    broken);
        }
        Map<String, Architecture> byName = new HashMap<>();
        Stream.concat(own.stream(), foreign.stream())
                .forEach(network -> Stream.concat(Stream.of(network.name()), network.aliases().stream())
                        .forEach(name -> refuseSecond(name, network, byName.put(name, network))));
        return foreign;
    }

    private static void refuseSecond(String name, Architecture network, @Nullable Architecture earlier) {
        if (earlier != null) {
            throw UserException.failed("two networks are called " + name + ": " + earlier.title() + " ("
                    + earlier.publication().text() + ") and " + network.title() + " ("
                    + network.publication().text() + "); give the one that you have added another name");
        }
    }
}
