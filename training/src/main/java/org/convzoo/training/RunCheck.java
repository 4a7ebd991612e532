package org.convzoo.training;

import org.convzoo.configs.RunConfig;
import org.convzoo.data.augmentation.Augmentation;
import org.convzoo.zoo.Zoo;

/** What is known of a configuration before any data is. */
public final class RunCheck {

    private RunCheck() {}

    /**
     * Asks the zoo about the network and the class path about the transforms that a configuration names.
     *
     * @throws org.convzoo.configs.UserException naming the first that does not exist or cannot be had so
     */
    public static void check(RunConfig config) {
        Zoo.check(config.model());
        Augmentation.check(config.data().augmentation());
    }
}
