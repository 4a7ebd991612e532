package org.convzoo.data.inspection;

/**
 * Which picture is meant.
 *
 * @param part which of the inspected parts it is in, from 0
 * @param index its place in that part
 * @param id what a person finds it by
 * @param partName what the part is called
 * @param label the name of its class
 */
public record Picture(int part, int index, String id, String partName, String label) {}
