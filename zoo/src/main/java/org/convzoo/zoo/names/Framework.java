package org.convzoo.zoo.names;

import java.util.List;
import org.convzoo.zoo.names.LayerParameter.Form;
import org.convzoo.zoo.tensors.KerasLayout;
import org.jspecify.annotations.Nullable;

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
        List<Long> weightShape(Form form, Extents extents) {
            return form == Form.DENSE ? List.of(extents.out(), extents.filter()) : extents.channelsFirst();
        }

        @Override
        @Nullable
        KerasLayout weightLayout(Form form) {
            return null;
        }

        @Override
        boolean ignores(String name) {
            return name.endsWith(".num_batches_tracked");
        }
    },
    KERAS {
        /** A separable convolution is one layer with two kernels; tables name them {@code layer/depthwise} and {@code layer/pointwise}. */
        @Override
        String name(String layer, LayerParameter parameter) {
            return layer
                    + switch (parameter.kind()) {
                        case WEIGHT ->
                            layer.endsWith("/depthwise") || layer.endsWith("/pointwise") ? "_kernel" : "/kernel";
                        case BIAS -> "/bias";
                        case SCALE -> "/gamma";
                        case SHIFT -> "/beta";
                        case MEAN -> "/moving_mean";
                        case VARIANCE -> "/moving_variance";
                    };
        }

        @Override
        List<Long> weightShape(Form form, Extents extents) {
            return switch (form) {
                case DENSE -> List.of(extents.filter(), extents.out());
                case DEPTHWISE -> List.of(extents.height(), extents.width(), extents.out(), extents.in());
                default -> extents.channelsLast();
            };
        }

        @Override
        KerasLayout weightLayout(Form form) {
            return form == Form.DEPTHWISE ? KerasLayout.DEPTHWISE : KerasLayout.CONVOLUTION;
        }

        @Override
        boolean ignores(String name) {
            return false;
        }
    };

    /** The framework's name of an array, given its name of the layer. */
    abstract String name(String layer, LayerParameter parameter);

    abstract List<Long> weightShape(Form form, Extents extents);

    /** Null if weights lie in memory as {@link Extents} has them. */
    abstract @Nullable KerasLayout weightLayout(Form form);

    /** Whether an array is no parameter, such as a count of batches. */
    abstract boolean ignores(String name);

    /** @param form of the layer in the framework, where a dense one may be written as a convolution */
    NamedParameter named(LayerParameter parameter, String layer, Form form) {
        Extents extents = parameter.extents();
        boolean weight = parameter.kind() == ParameterKind.WEIGHT;
        return new NamedParameter(
                parameter,
                name(layer, parameter),
                weight ? weightShape(form, extents) : List.of(extents.out()),
                weight ? weightLayout(form) : null);
    }
}
