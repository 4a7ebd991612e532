package org.convzoo.data.inspection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.convzoo.data.Chunks;
import org.convzoo.data.DataSplits;
import org.convzoo.data.FileHeader;
import org.convzoo.data.JoinedImages;
import org.convzoo.data.LabelledImages;
import org.convzoo.data.Part;
import org.convzoo.data.RefusedFile;

/**
 * Looks at every image of a source once. Pixels are not kept: an image takes about half a kilobyte, whatever its size, so that
 * a million fit into a gigabyte.
 */
public final class Inspector {

    private static final int CHUNK = 16;

    private final int workers;
    private final Progress progress;

    /**
     * @param workers threads that decode and measure; what is found does not depend on it
     * @param progress is told how far the work is, on the caller's thread
     */
    public Inspector(int workers, Progress progress) {
        this.workers = workers;
        this.progress = progress;
    }

    /** Is told how far an inspection is. */
    @FunctionalInterface
    public interface Progress {
        void inspected(int images, int of);
    }

    /**
     * Inspects parts of a source.
     *
     * @param name what a person calls it
     * @param parts of {@code source}: those that a run sees, or those that the source has itself; the first is trained on
     */
    public Inspection inspect(String name, DataSplits source, List<Part> parts) {
        LabelledImages all = new JoinedImages(parts.stream().map(Part::images).toList());
        Examined examined = new Examined(source.labels(), parts, examine(all));
        List<BadImage> bad = new ArrayList<>();
        Map<String, Integer> formats = new TreeMap<>();
        int coloured = 0;
        int grey = 0;
        for (int image = 0; image < examined.facts().size(); image++) {
            ImageFacts facts = examined.facts().get(image);
            FileHeader header = facts.header();
            if (header != null) {
                formats.merge(header.format(), 1, Integer::sum);
            }
            if (facts.content() == null) {
                bad.add(new BadImage(examined.picture(image), Objects.requireNonNull(facts.failure())));
            } else if (facts.content().colourful()) {
                coloured++;
            } else {
                grey++;
            }
        }
        List<PartSummary> summaries = Summaries.of(examined);
        List<OddImage> odd = source.hasSignals() ? List.of() : OddImages.of(examined);
        Copies copies = Copies.of(examined, workers);
        return new Inspection(
                name,
                source.hasSignals(),
                source.labels(),
                summaries,
                SizeCensus.of(examined),
                grey,
                coloured,
                formats,
                List.copyOf(bad),
                odd,
                copies.exact(),
                copies.near(),
                passedOver(source),
                Findings.of(source.labels(), summaries, bad, odd, copies, passedOver(source)));
    }

    /** Files among the images that are not used because of their names, images of other endings included. */
    private static List<String> passedOver(DataSplits source) {
        return Stream.concat(
                        source.passedOver().stream(), source.refused().stream().map(RefusedFile::id))
                .sorted()
                .toList();
    }

    private List<ImageFacts> examine(LabelledImages images) {
        Examination examination = new Examination();
        List<ImageFacts> facts = new ArrayList<>(images.size());
        Chunks.<List<ImageFacts>>inOrder(
                images.size(),
                CHUNK,
                workers,
                (from, to) -> {
                    List<ImageFacts> chunk = new ArrayList<>(to - from);
                    for (int index = from; index < to; index++) {
                        chunk.add(examination.of(images, index));
                    }
                    return chunk;
                },
                chunk -> {
                    facts.addAll(chunk);
                    progress.inspected(facts.size(), images.size());
                });
        return facts;
    }
}
