package org.convzoo.data;

import java.util.List;
import java.util.stream.Stream;
import org.convzoo.configs.ImageContract;
import org.convzoo.configs.ImageContract.Resize;
import org.convzoo.configs.ImageContract.Resize.Rule;
import org.convzoo.configs.ImageSize;
import org.convzoo.configs.UserException;
import org.convzoo.data.View.Anchor;

/** In how many ways a network sees each image before its answers are averaged. */
public enum TestTimeAugmentation {
    /** Once, as its contract has it. */
    NONE(List.of(View.CENTRE)),
    /** As it is and mirrored. */
    FLIP(List.of(View.CENTRE, View.CENTRE.mirror())),
    /** The corners and the centre of the resized image. */
    FIVE_CROP(corners()),
    /** The same, and each mirrored (Krizhevsky et al. 2012, section 4.1). */
    TEN_CROP(Stream.concat(corners().stream(), corners().stream().map(View::mirror))
            .toList());

    private final List<View> views;

    TestTimeAugmentation(List<View> views) {
        this.views = views;
    }

    /** Ways in which each image is seen. */
    public int size() {
        return views.size();
    }

    List<View> views() {
        return views;
    }

    /**
     * What images are prepared by. Crops need a resized image that is larger than the network's input: where it is not,
     * it is made larger as much as 256 is larger than 224.
     *
     * @throws UserException if images are smaller than the input and framed, so that nothing can be cropped, or the
     *     network takes signals
     */
    ImageContract contract(ImageContract contract) {
        if (this == NONE) {
            return contract;
        }
        if (contract.forSignals()) {
            throw UserException.wrongUsage("--tta is for images, but the network takes signals; leave it out");
        }
        if (contract.forFeatures()) {
            throw new IllegalArgumentException("features of " + contract.input() + " are seen in one way only");
        }
        if (this == FLIP) {
            return contract;
        }
        Resize resize = contract.resize();
        ImageSize input = contract.input();
        if (resize.height() < input.height() || resize.width() < input.width()) {
            throw UserException.wrongUsage(
                    "crops cannot be taken of images of " + resize.height() + "x" + resize.width()
                            + " that the network sees framed to " + input.height() + "x" + input.width()
                            + "; use --tta flip, or none");
        }
        if (resize.height() > input.height() && resize.width() > input.width()) {
            return contract;
        }
        int height = Math.round(input.height() * 8 / 7f);
        int width = Math.round(input.width() * 8 / 7f);
        return contract.withResize(
                resize.rule() == Rule.EXACT
                        ? Resize.exact(height, width)
                        : Resize.shorterSide(Math.max(height, width)));
    }

    private static List<View> corners() {
        return List.of(
                new View(Anchor.START, Anchor.START, false),
                new View(Anchor.START, Anchor.END, false),
                new View(Anchor.END, Anchor.START, false),
                new View(Anchor.END, Anchor.END, false),
                View.CENTRE);
    }
}
