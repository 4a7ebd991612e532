package org.convzoo.transfer.linear;

/**
 * A classifier trained on all rows with the C that did best on rows that were left out.
 *
 * @param fit with the best C
 * @param validation how every C did
 */
public record ChosenFit(LinearFit fit, CrossValidation validation) {}
