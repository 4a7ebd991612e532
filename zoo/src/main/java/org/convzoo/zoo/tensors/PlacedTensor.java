package org.convzoo.zoo.tensors;

/**
 * A tensor and where its bytes begin.
 *
 * @param position in the file
 */
record PlacedTensor(TensorEntry entry, long position) {}
