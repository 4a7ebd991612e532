package org.convzoo.zoo.names;

import java.util.List;
import org.convzoo.zoo.names.LayerParameter.Form;

/** How a framework names and arranges the arrays of one layer. */
enum Framework {
    PYTORCH {
        @Override
        String name(String layer, LayerParameter parameter) {
            return layer
                    + switch (parameter.kind()) {
                        case WEIGHT, SCALE -> ".weight";
                        case BIAS, SHIFT -> ".bias";
                        case MEAN -> ".running_mean";
                        case VARIANCE -> ".running_var";
                    };
        }

        @Override
        List<Long> shape(LayerParameter parameter) {
            Extents extents = parameter.extents();
            if (parameter.kind() != ParameterKind.WEIGHT) {
                return List.of(extents.out());
            }
            return parameter.form() == Form.DENSE ? List.of(extents.out(), extents.filter()) : extents.asList();
        }

        @Override
        Arrangement arrangement(LayerParameter parameter) {
            return Arrangement.OUT_IN_HEIGHT_WIDTH;
        }

        @Override
        boolean ignores(String name) {
            return name.endsWith(".num_batches_tracked");
        }
    };

    abstract String name(String layer, LayerParameter parameter);

    abstract List<Long> shape(LayerParameter parameter);

    abstract Arrangement arrangement(LayerParameter parameter);

    /** Whether an array is no parameter. */
    abstract boolean ignores(String name);
}
