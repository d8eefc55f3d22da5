package org.bancheng.engine.configuration;

import java.io.StringReader;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.bancheng.engine.configuration.Findings.Place;

/** A drawn mark that can do nothing but be seen: shapes and colours, no scripts, no references. */
final class SafeSvg {

    private static final String NAMESPACE = "http://www.w3.org/2000/svg";
    private static final int LARGEST = 64 * 1024;
    private static final Set<String> ELEMENTS =
            Set.of(
                    "svg",
                    "g",
                    "path",
                    "rect",
                    "circle",
                    "ellipse",
                    "line",
                    "polyline",
                    "polygon",
                    "defs",
                    "linearGradient",
                    "radialGradient",
                    "stop",
                    "clipPath",
                    "mask",
                    "title",
                    "desc");

    private final String file;
    private final Findings findings;
    private boolean safe = true;

    private SafeSvg(String file, Findings findings) {
        this.file = file;
        this.findings = findings;
    }

    /** The text of a harmless drawing; empty, with the reason among the findings, otherwise. */
    static Optional<String> read(String file, byte[] bytes, Findings findings) {
        if (bytes.length > LARGEST) {
            findings.add(Place.file(file), "标志不能超过 64 KB", "a mark has at most 64 KB");
            return Optional.empty();
        }
        return YamlText.decode(file, bytes, findings)
                .filter(text -> new SafeSvg(file, findings).isSafe(text));
    }

    private boolean isSafe(String text) {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            var reader = factory.createXMLStreamReader(new StringReader(text));
            boolean root = true;
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    element(reader, root);
                    root = false;
                } else if (event == XMLStreamConstants.DTD
                        || event == XMLStreamConstants.ENTITY_REFERENCE
                        || event == XMLStreamConstants.PROCESSING_INSTRUCTION) {
                    refuse(
                            reader,
                            "标志里不能有 DOCTYPE、实体或处理指令",
                            "no DOCTYPE, entities or instructions");
                }
            }
        } catch (XMLStreamException e) {
            var at = e.getLocation();
            int line = at == null ? 0 : Math.max(0, at.getLineNumber());
            int column = at == null ? 0 : Math.max(0, at.getColumnNumber());
            findings.add(new Place(file, line, column, ""), "不是 SVG 图形", "not an SVG drawing");
            safe = false;
        }
        return safe;
    }

    private void element(XMLStreamReader reader, boolean root) {
        var name = reader.getLocalName();
        if (!NAMESPACE.equals(reader.getNamespaceURI()) || !ELEMENTS.contains(name)) {
            refuse(reader, "标志里不能有 <" + name + ">", "no <" + name + "> in a mark");
        }
        if (root && (!name.equals("svg") || reader.getAttributeValue(null, "viewBox") == null)) {
            refuse(reader, "标志应是带 viewBox 的 <svg>", "a mark is an <svg> with a viewBox");
        }
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            var attribute = reader.getAttributeLocalName(i).toLowerCase(Locale.ROOT);
            var value = reader.getAttributeValue(i).toLowerCase(Locale.ROOT).replaceAll("\\s", "");
            boolean refers =
                    attribute.equals("href")
                            || attribute.equals("style")
                            || attribute.startsWith("on")
                            || value.contains("javascript:")
                            || value.replace("url(#", "").contains("url(");
            if (refers) {
                refuse(
                        reader,
                        "标志里不能有脚本、样式或引用：" + reader.getAttributeLocalName(i),
                        "no scripts, styles or references: " + reader.getAttributeLocalName(i));
            }
        }
    }

    private void refuse(XMLStreamReader reader, String zh, String en) {
        safe = false;
        var at = reader.getLocation();
        findings.add(new Place(file, at.getLineNumber(), at.getColumnNumber(), ""), zh, en);
    }
}
