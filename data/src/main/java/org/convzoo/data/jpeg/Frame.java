package org.convzoo.data.jpeg;

import java.util.ArrayList;
import java.util.List;

/**
 * What comes before the coded samples of a file (ITU-T T.81, annex B).
 *
 * @param height rows of pixels
 * @param width pixels in a row
 * @param components 1 or 3
 * @param steps quantisation steps of each component, in zigzag order, [components][64 and zeros]
 * @param direct the code of each component's first coefficient
 * @param others the code of each component's other coefficients
 * @param restartInterval units between two restart markers, 0 without
 * @param scan where the coded samples begin
 */
record Frame(
        int height,
        int width,
        List<Component> components,
        int[][] steps,
        HuffmanTable[] direct,
        HuffmanTable[] others,
        int restartInterval,
        int scan) {

    private static final int BASELINE = 0xC0;
    private static final int EXTENDED = 0xC1;
    private static final int HUFFMAN_TABLES = 0xC4;
    private static final int SCAN = 0xDA;
    private static final int QUANTISATION_TABLES = 0xDB;
    private static final int RESTART_INTERVAL = 0xDD;
    private static final int APP0 = 0xE0;
    private static final int APP14 = 0xEE;
    private static final int COMMENT = 0xFE;

    /** Reads the segments of a file up to its first scan. */
    static Frame read(byte[] file) throws UncommonJpegException {
        try {
            return new Reader(file).read();
        } catch (ArrayIndexOutOfBoundsException end) {
            throw new UncommonJpegException("it ends within its header");
        }
    }

    /** The most samples of a component beside each other. */
    int horizontal() {
        return components.get(0).horizontal();
    }

    /** The most samples of a component above each other. */
    int vertical() {
        return components.get(0).vertical();
    }

    private static final class Reader {

        private final byte[] file;
        private final int[][] quantisation = new int[4][];
        private final HuffmanTable[] direct = new HuffmanTable[4];
        private final HuffmanTable[] others = new HuffmanTable[4];
        private final List<Component> components = new ArrayList<>();
        private int at = 2;
        private int height;
        private int width;
        private int restartInterval;
        private boolean jfif;
        private int transform = -1;

        Reader(byte[] file) {
            this.file = file;
        }

        Frame read() throws UncommonJpegException {
            while (true) {
                if (one(at) != 0xFF) {
                    throw new UncommonJpegException("no marker where one should be");
                }
                int marker = one(at + 1);
                int begin = at + 4;
                int end = at + 2 + two(at + 2);
                if (marker == SCAN) {
                    return frame(begin, end);
                }
                segment(marker, begin, end);
                at = end;
            }
        }

        private void segment(int marker, int begin, int end) throws UncommonJpegException {
            switch (marker) {
                case BASELINE, EXTENDED -> size(begin);
                case HUFFMAN_TABLES -> huffmanTables(begin, end);
                case QUANTISATION_TABLES -> quantisationTables(begin, end);
                case RESTART_INTERVAL -> restartInterval = two(begin);
                case APP0 -> jfif |= end - begin >= 14 && file[begin] == 'J' && file[begin + 1] == 'F';
                case APP14 -> {
                    if (end - begin >= 12 && file[begin] == 'A' && file[begin + 1] == 'd') {
                        transform = one(begin + 11);
                    }
                }
                default -> {
                    // Application data and comments; other markers change how samples are coded.
                    if ((marker < APP0 || marker > 0xEF) && marker != COMMENT) {
                        throw new UncommonJpegException("marker " + marker);
                    }
                }
            }
        }

        private void size(int begin) throws UncommonJpegException {
            height = two(begin + 1);
            width = two(begin + 3);
            int count = one(begin + 5);
            if (one(begin) != 8 || height == 0 || width == 0 || count != 1 && count != 3 || !components.isEmpty()) {
                throw new UncommonJpegException("not 8 bits in one or three components");
            }
            for (int index = 0; index < count; index++) {
                int place = begin + 6 + 3 * index;
                components.add(new Component(one(place), one(place + 1) >> 4, one(place + 1) & 15, one(place + 2)));
            }
        }

        private void huffmanTables(int begin, int end) throws UncommonJpegException {
            int place = begin;
            while (place < end) {
                int number = one(place) & 15;
                if (number > 3) {
                    throw new UncommonJpegException("Huffman table " + number);
                }
                boolean first = one(place) >> 4 == 0;
                HuffmanTable table = HuffmanTable.read(file, place + 1, first);
                (first ? direct : others)[number] = table;
                place += 17 + table.symbols();
            }
        }

        private void quantisationTables(int begin, int end) throws UncommonJpegException {
            int place = begin;
            while (place < end) {
                boolean wide = one(place) >> 4 != 0;
                int number = one(place) & 15;
                if (number > 3) {
                    throw new UncommonJpegException("quantisation table " + number);
                }
                int[] steps = new int[64 + HuffmanTable.BEYOND];
                for (int index = 0; index < 64; index++) {
                    steps[index] = wide ? two(place + 1 + 2 * index) : one(place + 1 + index);
                }
                quantisation[number] = steps;
                place += wide ? 129 : 65;
            }
        }

        private Frame frame(int begin, int end) throws UncommonJpegException {
            int count = components.size();
            if (count == 0 || one(begin) != count || !isUsual()) {
                throw new UncommonJpegException("several scans, or unusual sampling or colours");
            }
            int[][] steps = new int[count][];
            HuffmanTable[] directs = new HuffmanTable[count];
            HuffmanTable[] rest = new HuffmanTable[count];
            for (int index = 0; index < count; index++) {
                Component component = components.get(index);
                int tables = one(begin + 2 + 2 * index);
                steps[index] = quantisation[component.quantisation() & 3];
                directs[index] = direct[tables >> 4 & 3];
                rest[index] = others[tables & 3];
                if (one(begin + 1 + 2 * index) != component.id()
                        || steps[index] == null
                        || directs[index] == null
                        || rest[index] == null) {
                    throw new UncommonJpegException("a table is missing");
                }
            }
            return new Frame(height, width, List.copyOf(components), steps, directs, rest, restartInterval, end);
        }

        /** Grey, or luma with two chromas of which each is sampled at least as coarsely. */
        private boolean isUsual() {
            Component first = components.get(0);
            if (components.size() == 1) {
                return true;
            }
            boolean chroma = components.stream().skip(1).allMatch(one -> one.horizontal() == 1 && one.vertical() == 1);
            int sampling = 10 * first.horizontal() + first.vertical();
            boolean ids = first.id() == 1 && components.get(1).id() == 2;
            boolean luma = first.id() != 'R' && (jfif || transform == 1 || transform < 0 && ids);
            return chroma && luma && (sampling == 11 || sampling == 21 || sampling == 22);
        }

        private int one(int place) {
            return file[place] & 0xFF;
        }

        private int two(int place) {
            return one(place) << 8 | one(place + 1);
        }
    }
}
