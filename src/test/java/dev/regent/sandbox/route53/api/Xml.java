package dev.regent.sandbox.route53.api;

import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** An element of an answer: either text or other elements. */
record Xml(String name, String text, List<Xml> children) {
    /** Route 53's namespace, version 2013-04-01. */
    static final String NAMESPACE = "https://route53.amazonaws.com/doc/2013-04-01/";

    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    static Xml of(String name, Xml... children) {
        return new Xml(name, "", List.of(children));
    }

    static Xml of(String name, List<Xml> children) {
        return new Xml(name, "", List.copyOf(children));
    }

    static <T> Xml list(String name, Stream<T> items, Function<T, Xml> toXml) {
        return of(name, items.map(toXml).toList());
    }

    static Xml text(String name, Object text) {
        return new Xml(name, text.toString(), List.of());
    }

    /** Nothing where there is no value: Route 53 leaves such elements out. */
    static Stream<Xml> optional(String name, @Nullable Object text) {
        return Optional.ofNullable(text).map(value -> text(name, value)).stream();
    }

    /** A document of its own, in Route 53's namespace. */
    String document() {
        StringWriter out = new StringWriter();
        try {
            XMLStreamWriter writer = FACTORY.createXMLStreamWriter(out);
            writer.writeStartDocument("UTF-8", "1.0");
            writer.writeStartElement(name);
            writer.writeDefaultNamespace(NAMESPACE);
            writeContent(writer);
            writer.writeEndElement();
            writer.writeEndDocument();
            writer.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("cannot write " + name, e);
        }
        return out.toString();
    }

    private void writeContent(XMLStreamWriter writer) throws XMLStreamException {
        writer.writeCharacters(text);
        for (Xml child : children) {
            writer.writeStartElement(child.name);
            child.writeContent(writer);
            writer.writeEndElement();
        }
    }
}
