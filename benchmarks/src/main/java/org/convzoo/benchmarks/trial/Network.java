package org.convzoo.benchmarks.trial;

/** What is run: the same layers for every contestant, none with dropout. */
public enum Network {
    /** Two convolutions of 5x5 (20 and 50 filters), each with max pooling, and 500 hidden units with ReLU. */
    LENET("LeNet", 1, 28, 10, 128, 431_080),
    /** He et al. 2015, arXiv:1512.03385, table 1, with the stride in the 3x3 convolution ("version 1.5"). */
    RESNET50("ResNet-50", 3, 224, 1000, 8, 25_557_032),
    /** Simonyan and Zisserman 2014, arXiv:1409.1556, table 1, column D. */
    VGG16("VGG16", 3, 224, 1000, 8, 138_357_544);

    private final String title;
    private final int channels;
    private final int size;
    private final int classes;
    private final int batch;
    private final long parameters;

    Network(String title, int channels, int size, int classes, int batch, long parameters) {
        this.title = title;
        this.channels = channels;
        this.size = size;
        this.classes = classes;
        this.batch = batch;
        this.parameters = parameters;
    }

    public String title() {
        return title;
    }

    public int channels() {
        return channels;
    }

    /** Height and width of an image in pixels. */
    public int size() {
        return size;
    }

    public int classes() {
        return classes;
    }

    /** Images a step. */
    public int batch() {
        return batch;
    }

    /** Trainable parameters; the running statistics of batch normalization are not counted. */
    public long parameters() {
        return parameters;
    }
}
