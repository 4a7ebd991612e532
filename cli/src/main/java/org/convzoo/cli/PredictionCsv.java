package org.convzoo.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.convzoo.data.table.CsvCell;
import org.convzoo.training.ImagePrediction;
import org.convzoo.training.ImagePrediction.ClassProbability;

/** Predictions for spreadsheets and data frames: a row for each image and rank. */
record PredictionCsv(PrintStream out) implements PredictionWriter {

    static PredictionCsv begin(PrintStream out) {
        out.println("file,rank,label,id,index,probability");
        return new PredictionCsv(out);
    }

    @Override
    public void write(ImagePrediction prediction) {
        List<ClassProbability> likeliest = prediction.likeliest();
        for (int rank = 1; rank <= likeliest.size(); rank++) {
            ClassProbability one = likeliest.get(rank - 1);
            out.println(Stream.of(prediction.image(), rank, one.label(), one.id(), one.index(), one.probability())
                    .map(value -> CsvCell.of(value.toString()))
                    .collect(Collectors.joining(",")));
        }
    }
}
