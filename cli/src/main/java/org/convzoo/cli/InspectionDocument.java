package org.convzoo.cli;

import java.util.List;
import java.util.Map;
import org.convzoo.data.inspection.BadImage;
import org.convzoo.data.inspection.CopyGroup;
import org.convzoo.data.inspection.Finding;
import org.convzoo.data.inspection.Inspection;
import org.convzoo.data.inspection.OddImage;
import org.convzoo.data.inspection.PartSummary;
import org.convzoo.data.inspection.Picture;
import org.convzoo.data.inspection.Sizes;
import org.jspecify.annotations.Nullable;

/** An inspection for programs; the names of the components are the keys. */
record InspectionDocument(
        String name,
        boolean signals,
        int images,
        List<String> labels,
        List<Finding> findings,
        List<PartSummary> parts,
        @Nullable Sizes sizes,
        int coloured,
        int grey,
        Map<String, Integer> formats,
        List<BadImage> bad,
        List<OddImage> odd,
        List<Copies> exactCopies,
        List<Copies> nearCopies,
        List<String> passedOver) {

    record Copies(boolean acrossParts, boolean acrossLabels, double similarity, List<Picture> pictures) {

        static Copies of(CopyGroup group) {
            return new Copies(group.acrossParts(), group.acrossLabels(), group.similarity(), group.pictures());
        }
    }

    static InspectionDocument of(Inspection inspection) {
        return new InspectionDocument(
                inspection.name(),
                inspection.signals(),
                inspection.images(),
                inspection.labels(),
                inspection.findings(),
                inspection.parts(),
                inspection.sizes(),
                inspection.coloured(),
                inspection.grey(),
                inspection.formats(),
                inspection.bad(),
                inspection.odd(),
                inspection.exactCopies().stream().map(Copies::of).toList(),
                inspection.nearCopies().stream().map(Copies::of).toList(),
                inspection.passedOver());
    }
}
