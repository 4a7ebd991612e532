package org.convzoo.zoo.diagram;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLStreamException;
import org.convzoo.configs.UserException;
import org.convzoo.zoo.Architecture;
import org.convzoo.zoo.ModelSummary;
import org.convzoo.zoo.blueprint.Blueprint;

/**
 * A picture of a network: from top to bottom what an image goes through, with the shape of everything that leaves a box.
 * It is an SVG document that needs nothing else.
 */
public final class NetworkDiagram {

    private final String title;
    private final List<String> notes;
    private final Scene scene;

    private NetworkDiagram(String title, List<String> notes, Page page) {
        this.title = title;
        this.notes = notes;
        this.scene = page.scene(title, notes);
    }

    private static NetworkDiagram of(Architecture architecture, Blueprint network, Page page) {
        ModelSummary summary = ModelSummary.of(network);
        List<String> notes = List.of(
                architecture.publication().text(),
                String.format(
                        Locale.ROOT,
                        "%s in; %,d parameters, %,d multiply-accumulates an image",
                        summary.input(),
                        summary.parameters(),
                        summary.macs()));
        return new NetworkDiagram(architecture.title(), notes, page);
    }

    /** Blocks are folded, equal neighbours are one box, and each kind of block is drawn once beside the network. */
    public static NetworkDiagram ofBlocks(Architecture architecture, Blueprint network) {
        MainView view = new MainView(network);
        return of(architecture, network, new Page(view.graph(), view.details()));
    }

    /** A box for every layer. */
    public static NetworkDiagram ofLayers(Architecture architecture, Blueprint network) {
        return of(architecture, network, new Page(EveryLayer.graph(network), List.of()));
    }

    /**
     * One block alone, layer by layer.
     *
     * @param block its name, as the rows of {@link ModelSummary} have it
     * @throws UserException if the network has no block of that name
     */
    public static NetworkDiagram ofBlock(Architecture architecture, Blueprint network, String block) {
        Detail detail = new MainView(network).block(block);
        String note = String.format(
                Locale.ROOT,
                "%s of %s; %,d parameters",
                block,
                architecture.title(),
                detail.runs().get(0).first().parameters());
        return new NetworkDiagram(detail.title(), List.of(note), Page.ofOnePiece(detail.graph()));
    }

    Scene scene() {
        return scene;
    }

    /** Writes the document in UTF-8; the stream stays open. */
    public void writeTo(OutputStream out) throws IOException {
        try {
            SvgWriter.write(scene, title, "The network from top to bottom. " + String.join(". ", notes), out);
        } catch (XMLStreamException problem) {
            throw new IOException("the picture could not be written: " + problem.getMessage(), problem);
        }
    }

    @Override
    public String toString() {
        return "NetworkDiagram of " + title + "; " + String.join(". ", notes);
    }
}
