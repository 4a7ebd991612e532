package org.convzoo.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.convzoo.configs.Nearest;
import org.convzoo.configs.UserException;
import org.convzoo.data.TestTimeAugmentation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** In how many ways a network is to see each image, as an option names them. */
final class TestTimeOptions {

    @Option(
            names = "--tta",
            paramLabel = "VIEWS",
            description =
                    "Test-time augmentation, probabilities averaged: flip (the image and its mirror image), fiveCrop (its"
                            + " corners and centre) or tenCrop (these and their mirror images).")
    @Nullable
    String views;

    /** @throws UserException if the option has another word */
    TestTimeAugmentation chosen() {
        if (views == null) {
            return TestTimeAugmentation.NONE;
        }
        Map<String, TestTimeAugmentation> words = new LinkedHashMap<>();
        words.put("flip", TestTimeAugmentation.FLIP);
        words.put("fiveCrop", TestTimeAugmentation.FIVE_CROP);
        words.put("tenCrop", TestTimeAugmentation.TEN_CROP);
        TestTimeAugmentation chosen = words.get(views);
        if (chosen == null) {
            throw UserException.wrongUsage("--tta must be one of " + String.join(", ", words.keySet()) + ", got "
                    + views + Nearest.question(views, words.keySet()));
        }
        return chosen;
    }
}
