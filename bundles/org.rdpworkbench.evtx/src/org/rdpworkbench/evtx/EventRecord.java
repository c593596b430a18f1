// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.evtx;

import java.time.Instant;
import java.util.Optional;

/**
 * One event of a log.
 *
 * @param number of the record within its log: they count up, also over a log that was cleared
 * @param written when the record was written, by the clock of that machine
 * @param event the element Event
 */
public record EventRecord(long number, Instant written, Element event) {

    /** The name of who wrote it. */
    public Optional<String> provider() {
        return system("Provider").flatMap(provider -> provider.attribute("Name"));
    }

    /** The id of the event, which means something together with its provider. */
    public Optional<Integer> id() {
        return system("EventID").map(Element::text).filter(text -> text.matches("\\d{1,5}")).map(Integer::valueOf);
    }

    /** The name of the log that it was written to. */
    public Optional<String> channel() {
        return system("Channel").map(Element::text);
    }

    /** The name of the machine, as that called itself then. */
    public Optional<String> computer() {
        return system("Computer").map(Element::text);
    }

    /** A named piece of its data: of EventData by the attribute Name, of UserData by the name of an element. */
    public Optional<String> data(String name) {
        Optional<String> named = event.child("EventData").stream().flatMap(data -> data.children().stream())
                .filter(piece -> piece.attribute("Name").filter(name::equals).isPresent()).map(Element::text)
                .findFirst();
        return named.or(() -> event.child("UserData").stream().flatMap(data -> data.children().stream())
                .flatMap(own -> own.child(name).stream()).map(Element::text).findFirst());
    }

    private Optional<Element> system(String name) {
        return event.child("System").flatMap(system -> system.child(name));
    }
}
