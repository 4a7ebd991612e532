package org.convzoo.training.features;

/** Is told how the computing of features goes on; called on the computing thread, so it must be quick. */
public interface ExtractionListener {

    /** Says nothing to anybody. */
    ExtractionListener NONE = new ExtractionListener() {
        @Override
        public void batchDone(ExtractionProgress progress) {
            // as said above
        }

        @Override
        public void notice(String line) {
            // as said above
        }
    };

    /** The features of a batch of images are there. */
    void batchDone(ExtractionProgress progress);

    /** Something that a person should know: a damaged file, a folder that cannot be used. */
    void notice(String line);

    /**
     * How far a pass has come.
     *
     * @param copy which pass over the images this is, from 1
     * @param copies how many there are, more than one where the images are changed
     * @param images whose features are there
     * @param total of all images
     * @param imagesPerSecond of this pass so far
     */
    record ExtractionProgress(int copy, int copies, int images, int total, double imagesPerSecond) {}
}
