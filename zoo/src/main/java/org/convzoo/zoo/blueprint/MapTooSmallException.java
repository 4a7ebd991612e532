package org.convzoo.zoo.blueprint;

/** A layer's window does not fit into the map that reaches it. */
public final class MapTooSmallException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String layer;
    private final transient Shape map;

    MapTooSmallException(String layer, Shape map) {
        super("layer " + layer + " cannot work on a map of " + map.asMap());
        this.layer = layer;
        this.map = map;
    }

    public String layer() {
        return layer;
    }

    public Shape map() {
        return map;
    }
}
