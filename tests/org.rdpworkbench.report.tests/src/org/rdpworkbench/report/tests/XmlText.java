// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report.tests;

import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Reads what reports write, strictly. */
final class XmlText {

    /** What a host may say to whoever reads about it. */
    static final String HOSTILE = "\u001b[2J\u202egpj\r\n</p><script>alert(1)</script>\" onload='x' &amp; ]]>"
            + "\u0000\ufffe\ud800|`*_[x](http://x)@all #1\r\n=cmd|' /C calc'!A1";

    private XmlText() {}

    static Document parse(String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml.strip())));
    }

    static List<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i)).toList();
    }
}
