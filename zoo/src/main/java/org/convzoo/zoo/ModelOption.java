package org.convzoo.zoo;

import java.util.function.Function;
import org.convzoo.configs.ModelConfig;
import org.jspecify.annotations.Nullable;

/** A key of a model's configuration that some architectures have and others have not. */
public enum ModelOption {
    STRIDE("stride", ModelConfig::stride),
    SHORTCUT("shortcut", ModelConfig::shortcut),
    OUTPUT("output", ModelConfig::output),
    WIDTH("width", ModelConfig::width);

    private final String key;
    private final Function<ModelConfig, @Nullable Object> value;

    ModelOption(String key, Function<ModelConfig, @Nullable Object> value) {
        this.key = key;
        this.value = value;
    }

    /** As users write it. */
    public String key() {
        return key;
    }

    boolean isGiven(ModelConfig model) {
        return value.apply(model) != null;
    }
}
