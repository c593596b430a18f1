// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.plugins;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * A feature as its {@code feature.xml} describes it.
 *
 * @param id the feature's own
 * @param label a few words for people; the plugin's id where it has none
 * @param bundles every bundle it brings to any system
 * @param includes ids of the features that it brings along
 */
public record Feature(String id, String version, String label, String description, String provider, List<Part> bundles,
        List<String> includes) {

    /**
     * A bundle of a feature.
     *
     * @param everywhere false when it is meant for one system only
     */
    public record Part(String name, String version, boolean everywhere) {}

    public Feature {
        label = label.isEmpty() ? pluginId(id) : label;
    }

    /** The plugin's id: that of its feature, which ends with {@code .feature} by convention, without that. */
    public String plugin() {
        return pluginId(id);
    }

    /** The id of a plugin for any of its names: its own, its feature's, or that of p2's unit. */
    public static String pluginId(String name) {
        String feature = cut(name, ".feature.group");
        return cut(feature, ".feature");
    }

    private static String cut(String name, String end) {
        return name.endsWith(end) ? name.substring(0, name.length() - end.length()) : name;
    }

    /** @throws IOException when there is no readable {@code feature.xml} in the folder */
    public static Feature read(Path folder) throws IOException {
        Element root;
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            // Its own one would print to stderr.
            builder.setErrorHandler(null);
            root = builder.parse(folder.resolve("feature.xml").toFile()).getDocumentElement();
        } catch (SAXException | ParserConfigurationException e) {
            throw new IOException(folder + " holds no readable feature.xml", e);
        }
        Properties texts = new Properties();
        Path properties = folder.resolve("feature.properties");
        if (Files.isReadable(properties)) {
            try (Reader reader = Files.newBufferedReader(properties)) {
                texts.load(reader);
            }
        }
        return of(root, texts);
    }

    private static Feature of(Element root, Properties texts) {
        List<Part> bundles = new ArrayList<>();
        for (Element plugin : elements(root, "plugin")) {
            boolean everywhere = (plugin.getAttribute("os") + plugin.getAttribute("ws") + plugin.getAttribute("arch"))
                    .isEmpty();
            bundles.add(new Part(plugin.getAttribute("id"), plugin.getAttribute("version"), everywhere));
        }
        String description = elements(root, "description").stream().findFirst().map(Element::getTextContent).orElse("");
        return new Feature(root.getAttribute("id"), root.getAttribute("version"),
                text(root.getAttribute("label"), texts), text(description, texts),
                text(root.getAttribute("provider-name"), texts), List.copyOf(bundles),
                elements(root, "includes").stream().map(include -> include.getAttribute("id")).toList());
    }

    private static List<Element> elements(Element root, String name) {
        NodeList nodes = root.getElementsByTagName(name);
        return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i)).toList();
    }

    /** A text that begins with a percent sign is a key. */
    private static String text(String text, Properties texts) {
        String plain = text.strip().replaceAll("\\s+", " ");
        return plain.startsWith("%") ? texts.getProperty(plain.substring(1), plain) : plain;
    }
}
