// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.testkit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URL;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.rdpworkbench.core.spi.Cause;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * The help page of a cause: the one that its text {@code .help} names, as {@code help/page.html#anchor}, or where that
 * is a sentence, {@code help/<cause id>.html}. It is XHTML and has its sources.
 */
final class HelpPage {

    private static final Pattern NAMED = Pattern.compile("(?:help/)?([\\w.-]+\\.html)(?:#([\\w.-]+))?");

    private final Plugin plugin;
    private final String path;
    private final String anchor;

    HelpPage(Plugin plugin, Cause cause) {
        this.plugin = plugin;
        Matcher named = NAMED.matcher(plugin.texts().text(cause.id() + ".help").strip());
        this.path = "help/" + (named.matches() ? named.group(1) : cause.id() + ".html");
        this.anchor = named.matches() ? named.group(2) : null;
    }

    void check() throws IOException {
        URL url = plugin.files().apply(path).orElseThrow(() -> new AssertionError("there is no page " + path));
        Document page;
        try (InputStream in = url.openStream()) {
            page = parser().parse(in);
        } catch (SAXException e) {
            throw new AssertionError(path + " is not well formed: " + e.getMessage(), e);
        }
        String text = page.getDocumentElement().getTextContent().toLowerCase(Locale.ROOT);
        assertTrue(text.contains("source"), path + " names no sources");
        NodeList all = page.getElementsByTagName("*");
        assertTrue(anchor == null || IntStream.range(0, all.getLength())
                .anyMatch(i -> ((Element) all.item(i)).getAttribute("id").equals(anchor)),
                path + " has no place with the id " + anchor);
    }

    /** Fetches nothing, whatever the page's document type says. */
    private static DocumentBuilder parser() {
        try {
            DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
            builder.setEntityResolver((publicId, systemId) -> new InputSource(new StringReader("")));
            builder.setErrorHandler(null);
            return builder;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("no XML parser", e);
        }
    }
}
