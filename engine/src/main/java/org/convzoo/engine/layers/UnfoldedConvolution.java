package org.convzoo.engine.layers;

import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.util.ConvolutionUtils;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.convolution.Convolution;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Convolution as one matrix product for each group of channels, over windows laid out as columns.
 *
 * @param before padding above and to the left
 * @param output {@code {height, width}} of the maps that come out
 */
record UnfoldedConvolution(
        long groups, int[] kernel, int[] stride, int[] before, int[] dilation, int[] output, boolean same) {

    static UnfoldedConvolution of(ConvolutionLayer layer, long groups, INDArray input) {
        boolean same = layer.getConvolutionMode() == ConvolutionMode.Same;
        int[] output = ConvolutionUtils.getOutputSize(
                input,
                layer.getKernelSize(),
                layer.getStride(),
                same ? null : layer.getPadding(),
                layer.getConvolutionMode(),
                layer.getDilation(),
                CNN2DFormat.NCHW);
        int[] size = {(int) input.size(2), (int) input.size(3)};
        int[] before = same
                ? ConvolutionUtils.getSameModeTopLeftPadding(
                        output, size, layer.getKernelSize(), layer.getStride(), layer.getDilation())
                : layer.getPadding();
        return new UnfoldedConvolution(
                groups, layer.getKernelSize(), layer.getStride(), before, layer.getDilation(), output, same);
    }

    /** @param weights {@code [out, in / groups, height, width]} */
    INDArray forward(INDArray input, INDArray weights) {
        INDArray product = Nd4j.matmul(matrices(weights), columns(input)); // [groups, out / groups, N * H * W]
        return product.reshape('c', weights.size(0), input.size(0), output[0], output[1])
                .permute(1, 0, 2, 3)
                .dup('c');
    }

    /** @param above gradient of the output */
    INDArray kernelGradient(INDArray input, INDArray weights, INDArray above) {
        return Nd4j.matmul(rows(above), columns(input), false, true, false).reshape('c', weights.shape());
    }

    /** @param above gradient of the output */
    INDArray inputGradient(INDArray input, INDArray weights, INDArray above) {
        return fold(Nd4j.matmul(matrices(weights), rows(above), true, false, false), input);
    }

    /** {@code [groups, out / groups, N * H * W]} */
    private INDArray rows(INDArray above) {
        return above.permute(1, 0, 2, 3).dup('c').reshape('c', groups, above.size(1) / groups, positions(above));
    }

    /** {@code [groups, out / groups, in / groups * height * width]} */
    private INDArray matrices(INDArray weights) {
        return weights.dup('c').reshape('c', groups, weights.size(0) / groups, weights.length() / weights.size(0));
    }

    /** {@code [groups, in / groups * height * width, N * H * W]} */
    private INDArray columns(INDArray input) {
        INDArray windows = Nd4j.createUninitialized(input.dataType(), columnShape(input), 'c');
        Convolution.im2col(
                input,
                kernel[0],
                kernel[1],
                stride[0],
                stride[1],
                before[0],
                before[1],
                dilation[0],
                dilation[1],
                same,
                windows.permute(3, 0, 1, 2, 4, 5));
        return windows.reshape('c', groups, windows.length() / groups / positions(input), positions(input));
    }

    private INDArray fold(INDArray columns, INDArray input) {
        INDArray windows = columns.dup('c').reshape('c', columnShape(input)).permute(3, 0, 1, 2, 4, 5);
        INDArray below = Nd4j.createUninitialized(input.dataType(), input.shape(), 'c');
        Convolution.col2im(
                windows.dup('c'),
                below,
                stride[0],
                stride[1],
                before[0],
                before[1],
                (int) input.size(2),
                (int) input.size(3),
                dilation[0],
                dilation[1]);
        return below;
    }

    private long[] columnShape(INDArray input) {
        return new long[] {input.size(1), kernel[0], kernel[1], input.size(0), output[0], output[1]};
    }

    private long positions(INDArray maps) {
        return maps.size(0) * output[0] * output[1];
    }
}
