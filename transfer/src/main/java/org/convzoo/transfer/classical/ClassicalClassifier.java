package org.convzoo.transfer.classical;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.convzoo.configs.UserException;
import org.convzoo.transfer.classical.ClassicalSpec.DecisionTree;
import org.convzoo.transfer.classical.ClassicalSpec.NearestNeighbours;
import org.convzoo.transfer.classical.ClassicalSpec.RandomForest;
import org.convzoo.transfer.linear.LabelledFeatures;
import org.tribuo.MutableDataset;
import org.tribuo.Trainer;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.dtree.impurity.GiniIndex;
import org.tribuo.classification.ensemble.VotingCombiner;
import org.tribuo.common.nearest.KNNModel;
import org.tribuo.common.nearest.KNNTrainer;
import org.tribuo.common.tree.RandomForestTrainer;
import org.tribuo.math.distance.DistanceType;
import org.tribuo.math.neighbour.NeighboursQueryFactoryType;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/** Trains classifiers that are not linear, each row counting the same. */
public final class ClassicalClassifier {

    /** Kept, because loggers that nobody holds forget their level. */
    private static final Logger TRIBUO = Logger.getLogger("org.tribuo");

    /** Part of Tribuo's own record of a training, which is not used here: equal trainings are equal. */
    private static final OffsetDateTime NO_TIME = OffsetDateTime.of(1970, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    private static final float ALL_FEATURES = 1;
    private static final float ANY_GAIN = 0;

    private ClassicalClassifier() {}

    /** Trains one. */
    public static ClassicalModel fit(LabelledFeatures rows, ClassicalSpec spec) {
        TRIBUO.setLevel(Level.WARNING);
        Trainer<Label> trainer = trainer(rows, spec);
        LabelFactory factory = new LabelFactory();
        MutableDataset<Label> data =
                new MutableDataset<>(new SimpleDataSourceProvenance("features", NO_TIME, factory), factory);
        TribuoRows converted = new TribuoRows(rows.features().columns());
        for (int row = 0; row < rows.labels().length; row++) {
            data.add(converted.row(rows.features(), row, new Label(ClassicalModel.name(rows.labels()[row]))));
        }
        return new ClassicalModel(rows.classes(), rows.features().columns(), trainer.train(data));
    }

    private static Trainer<Label> trainer(LabelledFeatures rows, ClassicalSpec spec) {
        if (spec instanceof NearestNeighbours neighbours) {
            return neighbours(rows, neighbours);
        }
        if (spec instanceof DecisionTree tree) {
            return new CARTClassificationTrainer(
                    tree.maxDepth(), tree.leastRows(), ANY_GAIN, ALL_FEATURES, new GiniIndex(), 0);
        }
        RandomForest forest = (RandomForest) spec;
        double features = forest.features() > 0
                ? forest.features()
                : 1 / Math.sqrt(rows.features().columns());
        CARTClassificationTrainer tree = new CARTClassificationTrainer(
                forest.maxDepth(), 2, ANY_GAIN, (float) features, new GiniIndex(), forest.seed());
        return new RandomForestTrainer<>(tree, new VotingCombiner(), forest.trees(), forest.seed());
    }

    private static Trainer<Label> neighbours(LabelledFeatures rows, NearestNeighbours neighbours) {
        if (neighbours.count() > rows.labels().length) {
            throw UserException.wrongUsage("there are " + rows.labels().length + " rows, and " + neighbours.count()
                    + " neighbours are asked for: ask for fewer");
        }
        DistanceType distance =
                switch (neighbours.distance()) {
                    case L1 -> DistanceType.L1;
                    case L2 -> DistanceType.L2;
                    case COSINE -> DistanceType.COSINE;
                };
        return new KNNTrainer<>(
                neighbours.count(),
                distance.getDistance(),
                1,
                new VotingCombiner(),
                KNNModel.Backend.STREAMS,
                NeighboursQueryFactoryType.BRUTE_FORCE);
    }
}
