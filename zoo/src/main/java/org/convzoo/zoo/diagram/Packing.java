package org.convzoo.zoo.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/** Scenes beside and below each other: each as far left as it fits under a height, and there as high as it can be. */
final class Packing {

    private record Area(double x, double y, double width, double height) {

        boolean touches(Area other, double space) {
            return x < other.x + other.width + space
                    && other.x < x + width + space
                    && y < other.y + other.height + space
                    && other.y < y + height + space;
        }
    }

    private final double space;
    private final double highest;
    private final List<Area> taken = new ArrayList<>();
    private final List<Scene> scenes;

    /**
     * @param space between two scenes, at least
     * @param highest the whole becomes no higher, unless one scene alone is
     */
    Packing(List<Scene> scenes, double space, double highest) {
        this.scenes = scenes;
        this.space = space;
        this.highest = highest;
        scenes.forEach(scene -> taken.add(area(scene)));
    }

    private Area area(Scene scene) {
        for (double x : candidates(taken.stream().mapToDouble(area -> area.x + area.width + space))) {
            for (double y : candidates(taken.stream().mapToDouble(area -> area.y + area.height + space))) {
                Area area = new Area(x, y, scene.width(), scene.height());
                boolean fits = y == 0 || y + scene.height() <= highest;
                if (fits && taken.stream().noneMatch(other -> other.touches(area, space))) {
                    return area;
                }
            }
        }
        throw new IllegalStateException("right of everything there is always room");
    }

    double width() {
        return taken.stream().mapToDouble(area -> area.x + area.width).max().orElse(0);
    }

    double height() {
        return taken.stream().mapToDouble(area -> area.y + area.height).max().orElse(0);
    }

    Scene scene() {
        Scene packed = Scene.EMPTY;
        for (int i = 0; i < taken.size(); i++) {
            packed = packed.with(scenes.get(i).moved(taken.get(i).x, taken.get(i).y));
        }
        return packed;
    }

    private static double[] candidates(DoubleStream behindOthers) {
        return DoubleStream.concat(DoubleStream.of(0), behindOthers).sorted().toArray();
    }
}
