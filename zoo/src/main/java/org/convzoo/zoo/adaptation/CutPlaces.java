package org.convzoo.zoo.adaptation;

import java.util.ArrayList;
import java.util.List;
import org.convzoo.zoo.blueprint.Blueprint;
import org.convzoo.zoo.blueprint.Shape;

/** Where a network's body may end when a new head is put on it. */
public final class CutPlaces {

    /** Earlier layers see little more than edges and colours, and their maps are large. */
    private static final int LARGEST_PART_OF_INPUT = 8;

    private CutPlaces() {}

    /**
     * The ends of the last blocks of a network's body, from below; the last one is its {@link Blueprint#features()}.
     *
     * @param most how many at most; at least 1
     */
    public static List<String> of(Blueprint network, int most) {
        Blueprint body = network.upTo(network.features());
        List<String> places = new ArrayList<>();
        for (List<String> unit : BodyUnits.of(body)) {
            String last = unit.get(unit.size() - 1);
            Shape map = body.node(last).output();
            boolean small = map.isVector()
                    || map.height() * LARGEST_PART_OF_INPUT <= network.input().height()
                            && map.width() * LARGEST_PART_OF_INPUT
                                    <= network.input().width();
            if (small && body.isOnlyWayThrough(last)) {
                places.add(last);
            }
        }
        places.remove(network.features());
        places.add(network.features());
        return List.copyOf(places.subList(Math.max(0, places.size() - most), places.size()));
    }

    /** Blocks of the body that lie behind a layer. */
    public static int blocksBehind(Blueprint network, String layer) {
        List<List<String>> units = BodyUnits.of(network.upTo(network.features()));
        for (int i = 0; i < units.size(); i++) {
            if (units.get(i).contains(layer)) {
                return units.size() - 1 - i;
            }
        }
        return 0;
    }
}
