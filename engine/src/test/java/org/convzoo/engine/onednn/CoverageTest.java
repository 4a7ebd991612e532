package org.convzoo.engine.onednn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.convzoo.engine.layers.CeilPooling;
import org.convzoo.engine.layers.ExactLocalResponseNormalization;
import org.convzoo.engine.layers.GroupedConvolution;
import org.convzoo.engine.layers.PaddedShortcut;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LocalResponseNormalization;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping2D;
import org.junit.jupiter.api.Test;

class CoverageTest {

    private static final long[] MAP = {2, 3, 8, 8};

    private static final List<Layer> USUAL = List.of(
            new ConvolutionLayer.Builder(3, 3).nOut(4).build(),
            new GroupedConvolution.Builder(3, 3).nOut(4).groups(2).build(),
            new SubsamplingLayer.Builder().build(),
            new CeilPooling.Builder(SubsamplingLayer.PoolingType.MAX).build(),
            new GlobalPoolingLayer(),
            new BatchNormalization(),
            new LocalResponseNormalization.Builder().build(),
            new ExactLocalResponseNormalization.Builder().build(),
            new DenseLayer.Builder().nOut(4).build(),
            new ActivationLayer.Builder().build(),
            new DropoutLayer(0.5),
            new ZeroPaddingLayer.Builder(1, 1).build(),
            new Cropping2D(1, 1),
            new PaddedShortcut(2, 8),
            new OutputLayer.Builder().nOut(4).build(),
            new LossLayer.Builder().build());

    @Test
    void whatTheDoctorNamesIsWhatIsCompiled() {
        assertThat(USUAL.stream().<Class<?>>map(Layer::getClass)).containsExactlyElementsOf(Coverage.LAYERS);
        assertThat(USUAL).allSatisfy(layer -> assertThat(Coverage.covers(layer, MAP))
                .as("%s in its usual form", layer.getClass().getSimpleName())
                .isTrue());
    }

    @Test
    void otherLayersAreLeftToDeeplearning4j() {
        assertThat(Coverage.covers(new LSTM.Builder().nOut(4).build(), new long[] {2, 3, 5}))
                .isFalse();
    }
}
