package org.convzoo.zoo;

/**
 * Where a network was published.
 *
 * @param text authors, title and place
 */
public record Publication(String text, int year) {}
