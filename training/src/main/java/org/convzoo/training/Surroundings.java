package org.convzoo.training;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.convzoo.configs.DataConfig;
import org.convzoo.configs.DataLocator;
import org.convzoo.configs.download.Access;
import org.convzoo.data.DataSplits;
import org.convzoo.engine.NativeRuntime;

/**
 * What a run finds around it.
 *
 * @param locator finds the files that the configuration names
 * @param runtime the native side of the process
 * @param environment variables that steer the run
 * @param clock tells when the run began
 * @param workers threads that prepare images
 * @param listener is told how the run goes on
 * @param stop ends the run early
 * @param command the command line that began it, for the report
 */
public record Surroundings(
        DataLocator locator,
        NativeRuntime runtime,
        Map<String, String> environment,
        Clock clock,
        int workers,
        TrainingListener listener,
        StopSignal stop,
        List<String> command) {

    static final String DATA_MIRROR = "CONVZOO_DATA_MIRROR";

    public Surroundings {
        environment = Map.copyOf(environment);
        command = List.copyOf(command);
    }

    /** Starts the native side; one worker prepares images for each thread that computes. */
    public static Surroundings of(
            DataLocator locator,
            Map<String, String> environment,
            Clock clock,
            TrainingListener listener,
            StopSignal stop,
            List<String> command) {
        NativeRuntime runtime = NativeRuntime.start(environment);
        return new Surroundings(locator, runtime, environment, clock, runtime.threads(), listener, stop, command);
    }

    /**
     * Opens the images of a run; whoever opens closes.
     *
     * @throws org.convzoo.configs.UserException if they cannot be found or are not what they should be
     */
    DataSplits open(DataConfig images, long seed) {
        Access access = dataAccess(environment).watchedBy(listener::imagesArriving);
        return DataSplits.open(images, seed, locator, access, listener::imagesNotKept);
    }

    /** The same for images that nothing is trained on: none need be held out. */
    DataSplits openForTest(DataConfig images, long seed) {
        Access access = dataAccess(environment).watchedBy(listener::imagesArriving);
        return DataSplits.openForTest(images, seed, locator, access, listener::imagesNotKept);
    }

    /** How images are downloaded: {@code CONVZOO_DATA_MIRROR} names a folder on the web that has the archives. */
    public static Access dataAccess(Map<String, String> environment) {
        return Access.of(environment, DATA_MIRROR, false);
    }
}
