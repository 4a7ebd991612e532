package org.convzoo.zoo.diagram;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLStreamException;
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

    private NetworkDiagram(Architecture architecture, Blueprint network, Page page) {
        ModelSummary summary = ModelSummary.of(network);
        title = architecture.title();
        notes = List.of(
                architecture.publication().text(),
                String.format(
                        Locale.ROOT,
                        "%s in; %,d parameters, %,d multiply-accumulates an image",
                        summary.input(),
                        summary.parameters(),
                        summary.macs()));
        scene = page.scene(title, notes);
    }

    /** Blocks are folded, equal neighbours are one box, and each kind of block is drawn once beside the network. */
    public static NetworkDiagram ofBlocks(Architecture architecture, Blueprint network) {
        MainView view = new MainView(network);
        return new NetworkDiagram(architecture, network, new Page(view.graph(), view.details()));
    }

    /** A box for every layer. */
    public static NetworkDiagram ofLayers(Architecture architecture, Blueprint network) {
        return new NetworkDiagram(architecture, network, new Page(EveryLayer.graph(network), List.of()));
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
}
