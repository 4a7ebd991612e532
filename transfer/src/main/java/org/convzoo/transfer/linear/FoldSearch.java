package org.convzoo.transfer.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Searches with each fold left out, for every C in turn. */
final class FoldSearch {

    private final LinearProblem problem;
    private final int[] labels;
    private final StratifiedFolds folds;
    private final boolean keepsScores;

    /** {@code [columns][rows]} for every C, of rows while they were left out. */
    private final List<double[][]> scores = new ArrayList<>();

    /** @param keepsScores whether scores of rows that are left out are wanted afterwards */
    FoldSearch(LinearProblem problem, int[] labels, StratifiedFolds folds, boolean keepsScores) {
        this.problem = problem;
        this.labels = labels;
        this.folds = folds;
        this.keepsScores = keepsScores;
    }

    CrossValidation validate(double[] cs) {
        double[][] accuracies = new double[cs.length][folds.count()];
        for (int fold = 0; fold < folds.count(); fold++) {
            boolean[] learned = folds.outside(fold);
            Solution found = null;
            for (int index = 0; index < cs.length; index++) {
                found = problem.solve(cs[index], learned, found);
                Coefficients at = problem.ofModel(found);
                accuracies[index][fold] = accuracy(at, fold);
                if (keepsScores) {
                    keep(at, fold, index);
                }
            }
        }
        return new CrossValidation(Arrays.stream(cs).boxed().toList(), accuracies);
    }

    private double accuracy(Coefficients at, int fold) {
        double[] ofRow = new double[at.columns()];
        int rows = 0;
        int right = 0;
        for (int row = 0; row < labels.length; row++) {
            if (folds.ofRow()[row] == fold) {
                for (int column = 0; column < ofRow.length; column++) {
                    ofRow[column] = at.score(column, row);
                }
                rows++;
                right += LinearModel.highest(ofRow) == labels[row] ? 1 : 0;
            }
        }
        return right / (double) rows;
    }

    private void keep(Coefficients at, int fold, int index) {
        if (scores.size() == index) {
            scores.add(new double[at.columns()][labels.length]);
        }
        double[][] kept = scores.get(index);
        for (int column = 0; column < kept.length; column++) {
            for (int row = 0; row < labels.length; row++) {
                if (folds.ofRow()[row] == fold) {
                    kept[column][row] = at.score(column, row);
                }
            }
        }
    }

    /** {@code [columns][rows]}: what rows scored while they were left out, with the C of this index. */
    double[][] scores(int index) {
        return scores.get(index);
    }
}
