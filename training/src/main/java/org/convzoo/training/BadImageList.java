package org.convzoo.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.convzoo.configs.DataConfig;
import org.convzoo.configs.DataConfig.OnBadImage;
import org.convzoo.configs.UserException;
import org.convzoo.data.BadImageException;
import org.convzoo.data.BadImages;
import org.convzoo.data.DataSplits;
import org.convzoo.data.FailureReason;
import org.convzoo.data.LabelledImages;
import org.convzoo.data.RefusedFile;
import org.convzoo.data.table.CsvCell;
import org.jspecify.annotations.Nullable;

/**
 * The images that could not be used: each told once, written into a file, and counted against what the configuration allows.
 * One thread adds to it.
 */
final class BadImageList {

    private static final String HEADER = "path,split,reason\n";

    private final DataConfig config;
    private final int total;
    private final @Nullable Path file;
    private final Consumer<BadImage> listener;
    private final List<BadImage> images = new ArrayList<>();
    private final Set<String> known = new HashSet<>();
    private final Set<String> written = new HashSet<>();

    private BadImageList(DataConfig config, int total, @Nullable Path file, Consumer<BadImage> listener) {
        this.config = config;
        this.total = total;
        this.file = file;
        this.listener = listener;
    }

    /** One that a run writes into its directory; what stands there already is not written again. */
    static BadImageList of(DataConfig config, DataSplits splits, RunDirectory run, Consumer<BadImage> listener) {
        BadImageList list = new BadImageList(config, total(splits), run.badImages(), listener);
        list.readWritten();
        list.add(splits.refused());
        return list;
    }

    /** One for a test, which leaves no file. */
    static BadImageList of(DataConfig config, DataSplits splits) {
        return of(config, splits, image -> {});
    }

    /** One that leaves no file. */
    static BadImageList of(DataConfig config, DataSplits splits, Consumer<BadImage> listener) {
        BadImageList list = new BadImageList(config, total(splits), null, listener);
        list.add(splits.refused());
        return list;
    }

    private static int total(DataSplits splits) {
        return splits.trainingWithoutLabels().size()
                + splits.validation().size()
                + splits.test().size()
                + splits.refused().size();
    }

    /**
     * Looks at the beginning of every file before a run that no bad image may be part of.
     *
     * @throws UserException naming the first that is none
     */
    static void refuseBeforehand(DataConfig config, DataSplits splits) {
        if (config.onBadImage() == OnBadImage.SKIP) {
            return;
        }
        for (RefusedFile file : splits.refused()) {
            throw UserException.failed("image " + file.id() + " " + file.reason()
                    + "; add its ending there, delete it, or set data.onBadImage to skip");
        }
        LabelledImages all = splits.images(DataSplits.Split.ALL);
        for (int index = 0; index < all.size(); index++) {
            all.check(index);
        }
    }

    /** What becomes of the bad images of a split. */
    BadImages in(String split) {
        if (config.onBadImage() == OnBadImage.FAIL) {
            return BadImages.REFUSED;
        }
        return new BadImages() {
            @Override
            public boolean areLeftOut() {
                return true;
            }

            @Override
            public void leftOut(LabelledImages all, int index, BadImageException bad) {
                add(new BadImage(all.id(index), split, bad.reason()));
            }
        };
    }

    /** All of them so far, in the order in which they were met. */
    List<BadImage> images() {
        return List.copyOf(images);
    }

    /** What a reader of a report should know; empty if all images could be used. */
    List<String> notes() {
        if (images.isEmpty()) {
            return List.of();
        }
        long tests =
                images.stream().filter(image -> image.split().equals("test")).count();
        return List.of(String.format(
                Locale.ROOT,
                "%d of %d images could not be used and were left out, %s; the first: %s %s.%s",
                images.size(),
                total,
                tests == 0
                        ? "none of them of the test"
                        : tests + " of them of the test, so that the figures are about the others",
                images.get(0).id(),
                images.get(0).reason(),
                file == null ? "" : " All are listed in " + file.getFileName() + "."));
    }

    private void add(List<RefusedFile> refused) {
        refused.forEach(one -> add(new BadImage(one.id(), one.split(), one.reason())));
    }

    private void add(BadImage image) {
        if (!known.add(image.id())) {
            return;
        }
        images.add(image);
        write(image);
        if (images.size() > config.badImageLimit() * total) {
            throw UserException.failed(String.format(
                    Locale.ROOT,
                    "%d of %d images cannot be used, more than data.badImageLimit (%s) allows; the last: %s %s;%s mend or"
                            + " delete them, or allow more",
                    images.size(),
                    total,
                    config.badImageLimit(),
                    image.id(),
                    image.reason(),
                    file == null ? "" : " those found so far are listed in " + file + ";"));
        }
    }

    private void write(BadImage image) {
        if (!written.add(image.id())) {
            return;
        }
        listener.accept(image);
        if (file == null) {
            return;
        }
        try {
            String header = Files.exists(file) ? "" : HEADER;
            Files.writeString(
                    file,
                    header + CsvCell.of(image.id()) + "," + image.split() + "," + CsvCell.of(image.reason()) + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException problem) {
            throw UserException.failed(
                    "cannot write " + file + " (" + FailureReason.of(problem) + "); check the disk", problem);
        }
    }

    /** The first cells of a file that an earlier part of the run has left. */
    private void readWritten() {
        if (file == null || !Files.exists(file)) {
            return;
        }
        try {
            for (String line : Files.readAllLines(file)) {
                boolean quoted = line.startsWith("\"");
                int end = quoted ? line.indexOf("\",") : line.indexOf(',');
                if (end > 0) {
                    written.add(line.substring(quoted ? 1 : 0, end).replace("\"\"", "\""));
                }
            }
        } catch (IOException problem) {
            throw UserException.failed(
                    "cannot read " + file + " (" + FailureReason.of(problem) + "); check its permissions", problem);
        }
    }
}
