package org.convzoo.zoo.loading;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What torchvision's network says about one image, and what it was filled with.
 *
 * @param network of this zoo
 * @param madeWith versions of PyTorch and torchvision
 * @param image {@code [1, C, H, W]}
 * @param logits a class each
 * @param tensors of torchvision's state dictionary
 */
record GoldenLogits(String network, String madeWith, GoldenTensor image, float[] logits, List<GoldenTensor> tensors)
        implements ParameterSource {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);

    static GoldenLogits of(String network) {
        String file = "/torchvision/" + network + ".json";
        try (InputStream stream = GoldenLogits.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new AssertionError("there is no src/test/resources" + file + "; make it with"
                        + " python3 zoo/src/test/python/torchvision_logits.py " + network);
            }
            return JSON.readValue(stream, GoldenLogits.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file, unreadable);
        }
    }

    @Override
    public String description() {
        return "torchvision's " + network;
    }

    @Override
    public Map<String, List<Long>> shapes() {
        return tensors.stream()
                .collect(Collectors.toMap(
                        GoldenTensor::name, GoldenTensor::shape, (one, other) -> one, LinkedHashMap::new));
    }

    @Override
    public void read(String name, FloatBuffer into) {
        Map<String, GoldenTensor> byName =
                tensors.stream().collect(Collectors.toMap(GoldenTensor::name, Function.identity()));
        Objects.requireNonNull(byName.get(name), name).fill(into);
    }
}
