package org.convzoo.cli;

import java.io.PrintStream;
import java.util.List;
import org.convzoo.training.UnlabelledImage;

/** How predictions are written. */
enum PredictionFormat {
    /** For people. */
    TEXT {
        @Override
        PredictionWriter writer(PrintStream out, List<UnlabelledImage> images, int top) {
            return top == 1 ? PredictionText.lines(out, images) : PredictionText.blocks(out);
        }
    },
    /** A row for each class that is named, as RFC 4180 has it. */
    CSV {
        @Override
        PredictionWriter writer(PrintStream out, List<UnlabelledImage> images, int top) {
            return PredictionCsv.begin(out);
        }
    },
    /** A JSON document on one line for each image. */
    JSONL {
        @Override
        PredictionWriter writer(PrintStream out, List<UnlabelledImage> images, int top) {
            return prediction -> Json.printLine(out, PredictionDocument.of(prediction));
        }
    };

    /**
     * Begins to write.
     *
     * @param images that there will be predictions for
     * @param top classes that each prediction has
     */
    abstract PredictionWriter writer(PrintStream out, List<UnlabelledImage> images, int top);
}
