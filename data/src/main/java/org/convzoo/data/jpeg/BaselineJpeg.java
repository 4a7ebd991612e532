package org.convzoo.data.jpeg;

import java.util.Arrays;
import java.util.Optional;
import org.convzoo.data.ImagePart;
import org.convzoo.data.RawImage;
import org.jspecify.annotations.Nullable;

/**
 * Decodes JPEG files of the usual kind: baseline, 8 bits, Huffman codes, one scan, grey or luma with chroma that is sampled as
 * often, half as often in a row, or half as often in rows and columns (ITU-T T.81 and T.871).
 */
public final class BaselineJpeg {

    /** Smooth upsampling looks at the chroma samples beside a pixel's own, each of which is two pixels wide. */
    private static final int REACH = 4;

    private final Frame frame;
    private final Plane[] planes;
    private final ImagePart part;
    private final int unitsAcross;
    private final int unitsDown;
    private final int unitWidth;
    private final int unitHeight;

    private BaselineJpeg(Frame frame, ImagePart part) {
        this.part = part;
        this.frame = frame;
        boolean grey = frame.components().size() == 1;
        int across = 8 * (grey ? 1 : frame.horizontal());
        int down = 8 * (grey ? 1 : frame.vertical());
        this.unitWidth = across;
        this.unitHeight = down;
        this.unitsAcross = (frame.width() + across - 1) / across;
        this.unitsDown = (frame.height() + down - 1) / down;
        this.planes = new Plane[frame.components().size()];
        for (int index = 0; index < planes.length; index++) {
            int horizontal = grey ? 1 : frame.components().get(index).horizontal();
            int vertical = grey ? 1 : frame.components().get(index).vertical();
            int stride = unitsAcross * 8 * horizontal;
            planes[index] = new Plane(
                    new byte[unitsDown * 8 * vertical * stride],
                    stride,
                    (frame.height() * vertical * 8 + down - 1) / down,
                    (frame.width() * horizontal * 8 + across - 1) / across);
        }
    }

    /**
     * Decodes a file as it is stored, whatever its orientation.
     *
     * @param mostPixels a file that has more is left to another decoder
     * @param part outside of it pixels are left black
     * @return empty if the file is of another kind, or damaged
     */
    public static Optional<RawImage> decode(byte[] file, long mostPixels, ImagePart.Choice part) {
        try {
            Frame frame = Frame.read(file);
            if ((long) frame.height() * frame.width() > mostPixels) {
                return Optional.empty();
            }
            BaselineJpeg image = new BaselineJpeg(frame, part.of(frame.height(), frame.width()));
            image.readScan(file);
            return Optional.of(image.pixels());
        } catch (UncommonJpegException uncommon) {
            return Optional.empty();
        }
    }

    private void readScan(byte[] file) throws UncommonJpegException {
        CodedBits bits = new CodedBits(file, frame.scan());
        int[] predicted = new int[planes.length];
        int units = unitsAcross * unitsDown;
        BlockBatch blocks = new BlockBatch(units * (frame.horizontal() * frame.vertical() + 2));
        for (int unit = 0; unit < units; unit++) {
            if (frame.restartInterval() > 0 && unit > 0 && unit % frame.restartInterval() == 0) {
                bits.restart(unit / frame.restartInterval() - 1);
                Arrays.fill(predicted, 0);
            }
            boolean seen = isSeen(unit / unitsAcross, unit % unitsAcross);
            for (int index = 0; index < planes.length; index++) {
                readUnit(bits, index, unit, predicted, seen ? blocks : null);
            }
        }
        bits.end();
        blocks.write();
    }

    /** Whether a pixel of the part depends on a unit. */
    private boolean isSeen(int row, int column) {
        int top = row * unitHeight - REACH;
        int left = column * unitWidth - REACH;
        return top < part.top() + part.height()
                && top + unitHeight + 2 * REACH > part.top()
                && left < part.left() + part.width()
                && left + unitWidth + 2 * REACH > part.left();
    }

    private void readUnit(CodedBits bits, int index, int unit, int[] predicted, @Nullable BlockBatch blocks)
            throws UncommonJpegException {
        Plane plane = planes[index];
        HuffmanTable direct = frame.direct()[index];
        HuffmanTable others = frame.others()[index];
        boolean grey = planes.length == 1;
        int horizontal = grey ? 1 : frame.components().get(index).horizontal();
        int vertical = grey ? 1 : frame.components().get(index).vertical();
        int corner = unit / unitsAcross * 8 * vertical * plane.stride() + unit % unitsAcross * 8 * horizontal;
        for (int part = 0; part < horizontal * vertical; part++) {
            if (blocks == null) {
                predicted[index] = bits.skip(direct, others, predicted[index]);
                continue;
            }
            predicted[index] = bits.block(
                    direct, others, frame.steps()[index], predicted[index], blocks.coefficients(), blocks.next());
            blocks.add(plane, corner + part / horizontal * 8 * plane.stride() + part % horizontal * 8);
        }
    }

    private RawImage pixels() {
        int height = frame.height();
        int width = frame.width();
        byte[] pixels = new byte[height * width * planes.length];
        if (planes.length == 1) {
            for (int row = part.top(); row < part.top() + part.height(); row++) {
                System.arraycopy(planes[0].samples(), row * planes[0].stride(), pixels, row * width, width);
            }
            return new RawImage(height, width, 1, pixels);
        }
        LumaToColour colours = new LumaToColour(width, part.left(), part.width());
        for (int row = part.top(); row < part.top() + part.height(); row++) {
            fullRow(planes[1], row, colours.blue());
            fullRow(planes[2], row, colours.red());
            colours.convert(planes[0].samples(), row * planes[0].stride(), pixels, row * width * 3);
        }
        return new RawImage(height, width, 3, pixels);
    }

    private void fullRow(Plane plane, int row, int[] target) {
        if (frame.vertical() == 2) {
            plane.enlargeRow(row, target);
        } else if (frame.horizontal() == 2) {
            plane.widenRow(row, target);
        } else {
            plane.copyRow(row, target);
        }
    }
}
