package org.convzoo.zoo;

/** A layer's window does not fit into the map that reaches it. */
final class MapTooSmallException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String layer;
    private final transient Shape map;

    MapTooSmallException(String layer, Shape map) {
        super("layer " + layer + " cannot work on a map of " + map);
        this.layer = layer;
        this.map = map;
    }

    String layer() {
        return layer;
    }

    Shape map() {
        return map;
    }
}
