package org.convzoo.zoo.loading;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.convzoo.zoo.names.LayerParameter.Part;
import org.convzoo.zoo.names.NamedParameter;
import org.convzoo.zoo.names.ParameterNames;

/** Decides which layers behind the features a source has nothing for. */
final class Head {

    private Head() {}

    /**
     * The layers that stay as they are, in order.
     *
     * @param shapes of the source's arrays
     */
    static Set<String> leftAsItIs(ParameterNames names, Map<String, List<Long>> shapes) {
        Set<String> left = new LinkedHashSet<>();
        boolean auxiliaryFits = names.parameters().stream()
                .filter(parameter -> parameter.ours().part() == Part.AUXILIARY_HEAD)
                .allMatch(parameter -> fits(parameter, shapes));
        boolean headFits = true;
        for (NamedParameter parameter : names.parameters()) {
            headFits &= parameter.ours().part() != Part.HEAD || fits(parameter, shapes);
            boolean stays =
                    switch (parameter.ours().part()) {
                        case BODY -> false;
                        case HEAD -> !headFits;
                        case AUXILIARY_HEAD -> !auxiliaryFits;
                    };
            if (stays) {
                left.add(parameter.ours().layer());
            }
        }
        return left;
    }

    private static boolean fits(NamedParameter parameter, Map<String, List<Long>> shapes) {
        return parameter.shape().equals(shapes.get(parameter.name()));
    }
}
