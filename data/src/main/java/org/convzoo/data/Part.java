package org.convzoo.data;

/**
 * A named part of a source.
 *
 * @param name e.g. training
 * @param images what is in it
 */
public record Part(String name, LabelledImages images) {}
