package org.convzoo.data.inspection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.convzoo.configs.UserException;
import org.convzoo.data.EpochOrder;
import org.convzoo.data.LabelledImages;
import org.convzoo.data.Part;

/**
 * Small pictures of inspected parts.
 *
 * @param labels the classes
 * @param parts that were inspected
 * @param seed decides which pictures a contact sheet shows
 */
public record PictureShelf(List<String> labels, List<Part> parts, long seed) {

    private static final int LONGEST_SIDE = 160;
    private static final int MOST_PICTURES = 160;
    private static final int MOST_OF_A_CLASS = 14;

    /** PNG or JPEG bytes; none if the picture cannot be read. */
    public byte[] thumbnail(Picture picture) {
        try {
            return Thumbnail.of(parts.get(picture.part()).images().read(picture.index()), LONGEST_SIDE);
        } catch (UserException unreadable) {
            return new byte[0];
        }
    }

    /** Some pictures of each class of the first part, drawn by the seed; of a great many classes only the first. */
    public Map<String, List<Picture>> contactSheet() {
        int each = Math.max(2, Math.min(MOST_OF_A_CLASS, MOST_PICTURES / labels.size()));
        Map<String, List<Picture>> sheet = new LinkedHashMap<>();
        labels.stream().limit(MOST_PICTURES / each).forEach(label -> sheet.put(label, new ArrayList<>()));
        LabelledImages images = parts.get(0).images();
        for (int index : EpochOrder.shuffled(images.size(), seed, 0)) {
            String label = labels.get(images.label(index));
            List<Picture> shown = sheet.get(label);
            if (shown != null && shown.size() < each) {
                shown.add(new Picture(0, index, images.id(index), parts.get(0).name(), label));
            }
        }
        return sheet;
    }
}
