// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.evtx;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is found between the tags of an element, or between the quotes of an attribute. */
final class Content {

    private final Budget budget;
    private final StringBuilder text = new StringBuilder();
    private final List<Element> children = new ArrayList<>();

    Content(Budget budget) {
        this.budget = budget;
    }

    /** @param from where it was found, for the message where it is too much */
    void add(Octets from, String more) throws MalformedLogException {
        budget.text(from, more.length());
        text.append(more);
    }

    void add(List<Element> more) {
        children.addAll(more);
    }

    String text() {
        return text.toString();
    }

    Element element(String name, Map<String, String> attributes) {
        return new Element(name, attributes, List.copyOf(children), text.toString());
    }
}
