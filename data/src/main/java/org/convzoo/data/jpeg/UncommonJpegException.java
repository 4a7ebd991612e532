package org.convzoo.data.jpeg;

/** A file that is damaged, or of a kind that another decoder is for. Nobody sees it: ImageIO reads the file then. */
final class UncommonJpegException extends Exception {

    private static final long serialVersionUID = 1L;

    UncommonJpegException(String what) {
        super(what, null, false, false);
    }
}
