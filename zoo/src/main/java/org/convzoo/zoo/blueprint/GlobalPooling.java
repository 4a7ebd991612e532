package org.convzoo.zoo.blueprint;

/** The mean of each channel over the whole map: a vector (Lin et al. 2014, arXiv:1312.4400, section 3.2). */
public record GlobalPooling() implements LayerSpec {

    @Override
    public String kind() {
        return "global average pooling";
    }

    @Override
    public Shape output(Shape input) {
        return Shape.vector(input.channels());
    }
}
