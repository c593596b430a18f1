// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.evtx;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An element of an event. All texts come from whoever wrote the event: they may hold
 * anything.
 *
 * @param attributes by their names, in their order; one without a value is not there, as Windows leaves it out
 * @param text all text directly in it
 */
public record Element(String name, Map<String, String> attributes, List<Element> children, String text) {

    /** The first child of that name. */
    public Optional<Element> child(String wanted) {
        return children.stream().filter(one -> one.name().equals(wanted)).findFirst();
    }

    /** The value of that attribute. */
    public Optional<String> attribute(String wanted) {
        return Optional.ofNullable(attributes.get(wanted));
    }
}
