package org.convzoo.data.jpeg;

/**
 * One of the planes that a frame has: grey or luma, blue chroma, red chroma.
 *
 * @param id its number in the scan's header
 * @param horizontal samples of it beside each other, for each of the least sampled component
 * @param vertical samples of it above each other, likewise
 * @param quantisation the table of its coefficients' steps
 */
record Component(int id, int horizontal, int vertical, int quantisation) {}
