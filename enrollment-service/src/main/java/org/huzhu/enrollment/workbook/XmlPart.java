package org.huzhu.enrollment.workbook;

import com.fasterxml.aalto.UncheckedStreamException;
import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** A forward-only reader of one XML part. Document types, entities and deep nesting are refused: no workbook program writes them. */
final class XmlPart implements Closeable {

    private static final int DEEPEST = 64;
    /** What a cell can hold; more is a bomb. */
    private static final int LONGEST_TEXT = 32_767;

    private static final XMLInputFactory FACTORY = factory();

    private final InputStream in;
    private final XMLStreamReader xml;
    private int depth;

    XmlPart(InputStream in) throws IOException {
        this.in = in;
        try {
            this.xml = FACTORY.createXMLStreamReader(in);
        } catch (XMLStreamException e) {
            in.close();
            throw WorkbookRefusal.WORKBOOK_DAMAGED.asException();
        }
    }

    /** Moves to the next start or end of an element; false at the end of the part. */
    boolean next() {
        try {
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        if (++depth > DEEPEST) {
                            throw WorkbookRefusal.WORKBOOK_DAMAGED.asException();
                        }
                        return true;
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        depth--;
                        return true;
                    }
                    case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                        throw WorkbookRefusal.WORKBOOK_FORBIDDEN_XML.asException();
                    default -> {
                        // text between elements, comments and processing instructions mean nothing here
                    }
                }
            }
            return false;
        } catch (XMLStreamException | UncheckedStreamException e) {
            throw WorkbookRefusal.WORKBOOK_DAMAGED.asException();
        }
    }

    boolean isStart() {
        return xml.isStartElement();
    }

    /** The element's name without a prefix. */
    String name() {
        return xml.getLocalName();
    }

    String attribute(String name) {
        var value = xml.getAttributeValue(null, name);
        return value == null ? "" : value;
    }

    /** For attributes with a prefix, of whatever namespace version. */
    String attributeOfAnyNamespace(String name) {
        for (var i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)
                    && !xml.getAttributeNamespace(i).isEmpty()) {
                return xml.getAttributeValue(i);
            }
        }
        return "";
    }

    /** The text of the element that has just started, up to its end; elements inside it are skipped with their text. */
    void appendText(StringBuilder target) {
        var inner = 0;
        try {
            while (true) {
                switch (xml.next()) {
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                        if (inner == 0) {
                            append(target);
                        }
                    }
                    case XMLStreamConstants.START_ELEMENT -> inner++;
                    case XMLStreamConstants.END_ELEMENT -> {
                        if (inner-- == 0) {
                            depth--;
                            return;
                        }
                    }
                    case XMLStreamConstants.END_DOCUMENT -> throw WorkbookRefusal.WORKBOOK_DAMAGED.asException();
                    case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                        throw WorkbookRefusal.WORKBOOK_FORBIDDEN_XML.asException();
                    default -> {
                        // comments inside a text
                    }
                }
                if (inner > DEEPEST) {
                    throw WorkbookRefusal.WORKBOOK_DAMAGED.asException();
                }
            }
        } catch (XMLStreamException | UncheckedStreamException e) {
            throw WorkbookRefusal.WORKBOOK_DAMAGED.asException();
        }
    }

    @Override
    public void close() throws IOException {
        try {
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        } finally {
            in.close();
        }
    }

    private void append(StringBuilder target) {
        if (target.length() + xml.getTextLength() > LONGEST_TEXT) {
            throw WorkbookRefusal.WORKBOOK_TOO_LARGE.asException();
        }
        target.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
    }

    private static XMLInputFactory factory() {
        var factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        return factory;
    }
}
