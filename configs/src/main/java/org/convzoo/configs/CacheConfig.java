package org.convzoo.configs;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Whether decoded images are kept, so that the next epoch or run need not decode them again. */
@Shorthand
@Description("Whether decoded images are kept, so that the next epoch or run need not decode them again.")
public sealed interface CacheConfig {

    /** The same cache when the configuration is read from another place; see {@link DataLocator#pinned}. */
    CacheConfig pinned(DataLocator locator);

    /** Image files are decoded each time. */
    @Choice("none")
    @Description("Image files are decoded each time.")
    record None() implements CacheConfig {

        @Override
        public None pinned(DataLocator locator) {
            return this;
        }
    }

    /**
     * The pixels of each image file, a file for each, until the folder is full.
     *
     * @param directory where they are; null for the folder {@value #FOLDER} of the data home
     * @param limitGigabytes what they may take together, in units of 10^9 bytes
     */
    @Choice("disk")
    @Description("The pixels of each image file are kept in a folder; about 0.5 MB for a photo of 500x375 pixels.")
    record Disk(
            @Description("The folder; image-cache in the data home if left out.") @Nullable
            String directory,

            @Description("Gigabytes that the folder may hold; what no run has used for longest gives way first.")
            @Default("20")
            @Range(min = 0, minExclusive = true, max = 1e6)
            double limitGigabytes)
            implements CacheConfig {

        private static final String FOLDER = "image-cache";

        @Override
        public Disk pinned(DataLocator locator) {
            return directory == null ? this : new Disk(locator.pinned(directory), limitGigabytes);
        }

        /** What the folder may hold. */
        public long limitBytes() {
            return (long) (limitGigabytes * 1e9);
        }

        /** The folder: where there is one of its name, else in the data home. */
        public Path folder(DataLocator locator) {
            return directory == null
                    ? locator.inDataHome(FOLDER)
                    : locator.lookFor(directory).orElseGet(() -> locator.inDataHome(directory));
        }
    }
}
