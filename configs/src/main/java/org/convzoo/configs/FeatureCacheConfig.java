package org.convzoo.configs;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where the features are kept that the frozen part of a network computes of each image, so that it runs once only. */
@Shorthand
@Description("Where the features are kept that the frozen part of a network computes of each image.")
public sealed interface FeatureCacheConfig {

    /** The same cache when the configuration is read from another place; see {@link DataLocator#pinned}. */
    FeatureCacheConfig pinned(DataLocator locator);

    /** The frozen part runs anew in every epoch. */
    @Choice("none")
    @Description("Nowhere: the frozen part runs anew in every epoch.")
    record None() implements FeatureCacheConfig {

        @Override
        public None pinned(DataLocator locator) {
            return this;
        }
    }

    /**
     * In memory, for as long as the run.
     *
     * @param limitGigabytes what they may take together, in units of 10^9 bytes
     */
    @Choice("memory")
    @Description("In memory, for as long as the run.")
    record Memory(
            @Description("Gigabytes that the features may take; with more of them the run goes on without a cache.")
            @Default("4")
            @Range(min = 0, minExclusive = true, max = 1e6)
            double limitGigabytes)
            implements FeatureCacheConfig {

        @Override
        public Memory pinned(DataLocator locator) {
            return this;
        }

        /** What the features may take. */
        public long limitBytes() {
            return (long) (limitGigabytes * 1e9);
        }
    }

    /**
     * On the disk, for later runs of the same frozen part over the same images too.
     *
     * @param directory where they are; null for the folder {@value #FOLDER} of the data home
     * @param limitGigabytes what they may take together, in units of 10^9 bytes
     */
    @Choice("disk")
    @Description("On the disk, for later runs of the same frozen part over the same images too.")
    record Disk(
            @Description("The folder; feature-cache in the data home if left out.") @Nullable
            String directory,

            @Description("Gigabytes that the folder may hold; what no run has used for longest gives way first.")
            @Default("20")
            @Range(min = 0, minExclusive = true, max = 1e6)
            double limitGigabytes)
            implements FeatureCacheConfig {

        private static final String FOLDER = "feature-cache";

        @Override
        public Disk pinned(DataLocator locator) {
            return directory == null ? this : new Disk(locator.pinned(directory), limitGigabytes);
        }

        /** In the data home, with the usual limit. */
        public static Disk usual() {
            return new Disk(null, 20);
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
