// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.FigureSource;
import org.rdpworkbench.core.spi.Fixer;
import org.rdpworkbench.core.spi.HostColumn;
import org.rdpworkbench.core.spi.Probe;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The services that a plugin offers beside those that say themselves what they do, as its components describe them. */
final class ServiceNames {

    private static final Set<String> SPEAKING = Set.of(Probe.class.getName(), Check.class.getName(),
            FigureSource.class.getName(), Fixer.class.getName(), HostColumn.class.getName());

    private final Plugin plugin;

    ServiceNames(Plugin plugin) {
        this.plugin = plugin;
    }

    /** What the manifest must say of them. */
    List<String> clauses(ManifestHeader components) {
        Set<String> names = new TreeSet<>();
        for (String file : components.clauses()) {
            plugin.files().apply(file).ifPresent(url -> names.addAll(names(url)));
        }
        return names.stream().map(name -> "osgi.service;objectClass:List<String>=\"" + name + "\"").toList();
    }

    /** A class that is its own service is not for others. */
    private static List<String> names(URL file) {
        try (InputStream in = file.openStream()) {
            Element component = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in)
                    .getDocumentElement();
            String own = attribute(component, "implementation", "class").findFirst().orElse("");
            return attribute(component, "provide", "interface")
                    .filter(name -> !name.equals(own) && !SPEAKING.contains(name)).toList();
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new AssertionError(file + " is no readable description of a component", e);
        }
    }

    private static Stream<String> attribute(Element component, String element, String name) {
        NodeList nodes = component.getElementsByTagName(element);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> ((Element) nodes.item(i)).getAttribute(name));
    }
}
