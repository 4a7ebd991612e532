package org.convzoo.zoo.diagram;

import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** XML element by element, each on a line of its own; text and attributes are escaped. */
final class Markup {

    private final XMLStreamWriter xml;

    Markup(OutputStream out) throws XMLStreamException {
        xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
        xml.writeStartDocument("UTF-8", "1.0");
    }

    Markup open(String element) throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeStartElement(element);
        return this;
    }

    Markup with(String attribute, String value) throws XMLStreamException {
        xml.writeAttribute(attribute, value);
        return this;
    }

    /** To a tenth of a pixel. */
    Markup with(String attribute, double value) throws XMLStreamException {
        return with(attribute, number(value));
    }

    Markup text(String text) throws XMLStreamException {
        xml.writeCharacters(text);
        return this;
    }

    void close() throws XMLStreamException {
        xml.writeEndElement();
    }

    void end() throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeEndDocument();
        xml.flush();
    }

    static String number(double value) {
        return BigDecimal.valueOf(value)
                .setScale(1, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
