package org.convzoo.zoo.blueprint;

import java.util.List;

/**
 * How near a vector is to the code of each class: minus the squared distance (LeCun et al. 1998, equation 7, with the
 * sign that lets a softmax follow).
 *
 * @param codes one a class, of +1 and -1; fixed
 */
public record RadialBasis(List<List<Integer>> codes) implements LayerSpec {

    public RadialBasis {
        codes = codes.stream().map(List::copyOf).toList();
    }

    @Override
    public String kind() {
        return "radial basis functions";
    }

    @Override
    public Shape output(Shape input) {
        return Shape.vector(codes.size());
    }

    @Override
    public long multiplyAccumulates(Shape input) {
        return codes.size() * input.size();
    }
}
