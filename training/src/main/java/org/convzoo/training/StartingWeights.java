package org.convzoo.training;

/**
 * The weights that a run began with.
 *
 * @param name as published, or of the file
 * @param file that held them
 * @param sha256 of that file, in hexadecimal
 */
record StartingWeights(String name, String file, String sha256) {}
