package org.convzoo.training;

import java.util.List;
import org.convzoo.configs.AugmentationConfig;
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
        Zoo.check(config);
        Augmentation.check(config.data().augmentation(), "data.augmentation");
        for (int phase = 0; phase < config.phases().size(); phase++) {
            List<AugmentationConfig> steps = config.phases().get(phase).augmentation();
            if (steps != null) {
                Augmentation.check(steps, "transfer.phases." + phase + ".augmentation");
            }
        }
    }
}
