package org.convzoo.data;

/** What becomes of the images of a pass that cannot be read. It is told of them in the order of the pass, by one thread. */
public interface BadImages {

    /** The first one ends the pass. */
    BadImages REFUSED = new BadImages() {
        @Override
        public boolean areLeftOut() {
            return false;
        }

        @Override
        public void leftOut(LabelledImages images, int index, BadImageException reason) {
            throw reason;
        }
    };

    /** They are left out, and nobody is told. */
    BadImages PASSED_OVER = new BadImages() {
        @Override
        public boolean areLeftOut() {
            return true;
        }

        @Override
        public void leftOut(LabelledImages images, int index, BadImageException reason) {
            // whoever wants to know asks otherwise
        }
    };

    /** Whether a batch is made of the others. */
    boolean areLeftOut();

    /**
     * An image was left out, for the first time or again.
     *
     * @throws org.convzoo.configs.UserException if these are too many
     */
    void leftOut(LabelledImages images, int index, BadImageException reason);
}
