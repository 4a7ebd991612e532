package org.convzoo.training;

import org.convzoo.training.features.PooledLayer;

/**
 * Where features come from.
 *
 * @param layer whose outputs they are
 * @param pooled how these become rows
 */
record FeatureSource(String layer, PooledLayer pooled) {}
