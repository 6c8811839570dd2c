package dev.regent.sandbox.route53.api;

import dev.regent.sandbox.route53.ErrorCode;
import dev.regent.sandbox.route53.RequestRefused;
import java.io.IOException;
import java.io.StringReader;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** An element of a request's body. */
final class XmlRequest {
    private final Element element;

    private XmlRequest(Element element) {
        this.element = element;
    }

    /** Reads a body whose root must have the given name; anything else is InvalidInput, as Route 53 says it. */
    static XmlRequest parse(String body, String root) {
        Element element = rootOf(body);
        if (!root.equals(element.getLocalName()) || !Xml.NAMESPACE.equals(element.getNamespaceURI())) {
            throw invalid("Invalid XML ; " + element.getLocalName() + " is not valid, expected " + root + " in "
                    + Xml.NAMESPACE);
        }
        return new XmlRequest(element);
    }

    private static Element rootOf(String body) {
        try {
            return builder().parse(new InputSource(new StringReader(body))).getDocumentElement();
        } catch (SAXException e) {
            throw invalid("Invalid XML ; " + e.getMessage());
        } catch (IOException e) {
            throw new IllegalStateException("cannot read from memory", e);
        }
    }

    private static DocumentBuilder builder() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the JDK's own XML parser lacks a feature", e);
        }
    }

    static RequestRefused invalid(String sentence) {
        return new RequestRefused(ErrorCode.INVALID_INPUT, sentence);
    }

    List<XmlRequest> children() {
        NodeList nodes = element.getChildNodes();
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(node -> new XmlRequest((Element) node))
                .toList();
    }

    String name() {
        return Optional.ofNullable(element.getLocalName()).orElse("");
    }

    String text() {
        return element.getTextContent();
    }

    Optional<XmlRequest> child(String name) {
        return children().stream().filter(child -> child.name().equals(name)).findFirst();
    }

    XmlRequest required(String name) {
        return child(name)
                .orElseThrow(() -> invalid("Invalid XML ; The content of element '" + name() + "' is not complete. '"
                        + name + "' is expected."));
    }

    @Nullable String textOf(String name) {
        return child(name).map(XmlRequest::text).orElse(null);
    }

    @Nullable Boolean flagOf(String name) {
        return child(name).map(child -> Boolean.valueOf(child.text().strip())).orElse(null);
    }

    @Nullable Integer numberOf(String name) {
        return child(name).map(XmlRequest::number).map(Math::toIntExact).orElse(null);
    }

    long number() {
        try {
            return Long.parseLong(text().strip());
        } catch (NumberFormatException e) {
            throw invalid("Invalid XML ; '" + text() + "' is not a valid value for '" + name() + "'.");
        }
    }

    /** The texts of a list's elements; null where there is no such list. */
    @Nullable List<String> textsOf(String list) {
        return child(list)
                .map(found -> found.children().stream().map(XmlRequest::text).toList())
                .orElse(null);
    }

    /** Names of the elements that are none of these. */
    Stream<String> namesBut(String... known) {
        return children().stream()
                .map(XmlRequest::name)
                .filter(name -> !Arrays.asList(known).contains(name));
    }

    @Override
    public String toString() {
        return element.getNodeType() == Node.ELEMENT_NODE ? name() : "?";
    }
}
