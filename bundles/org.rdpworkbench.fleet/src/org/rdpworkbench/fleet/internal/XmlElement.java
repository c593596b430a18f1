// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.fleet.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An element of which only what was asked for is known.
 *
 * @param name without a prefix
 * @param text without the space around it
 */
record XmlElement(String name, Map<String, String> attributes, List<XmlElement> children, String text) {

    /** Empty when there is no such attribute. */
    String attribute(String attribute) {
        return attributes.getOrDefault(attribute, "");
    }

    boolean hasTrue(String attribute) {
        return attribute(attribute).equalsIgnoreCase("true");
    }

    List<XmlElement> children(String child) {
        return children.stream().filter(element -> element.name.equals(child)).toList();
    }

    Optional<XmlElement> child(String child) {
        return children.stream().filter(element -> element.name.equals(child)).findFirst();
    }

    /** The text of a child, empty when there is no such child. */
    String text(String child) {
        return child(child).map(XmlElement::text).orElse("");
    }
}
