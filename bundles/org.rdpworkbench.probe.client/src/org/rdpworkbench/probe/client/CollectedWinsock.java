// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.rdpworkbench.facts.WinsockCatalog;
import org.rdpworkbench.facts.WinsockCatalog.Library;
import org.rdpworkbench.facts.WinsockCatalog.Provider;
import org.rdpworkbench.host.MalformedBytesException;
import org.rdpworkbench.host.PackedCatalogItem;

/** What was collected of a client's Winsock catalogue, and of what else is bound to its network cards. */
final class CollectedWinsock {

    private static final String PROTOCOLS = "winsockProtocols";
    private static final int MOST_TEXT = 260;
    private static final int MOST_FILTERS = 50;

    private final Collected file;
    private final List<Provider> protocols = new ArrayList<>();
    private int unreadable;

    private CollectedWinsock(Collected file) {
        this.file = file;
    }

    /** Empty where the catalogue could not be read. */
    static Optional<WinsockCatalog> of(Collected file) {
        return file.has(PROTOCOLS) ? Optional.of(new CollectedWinsock(file).catalog()) : Optional.empty();
    }

    private WinsockCatalog catalog() {
        file.part(PROTOCOLS).stream().filter(item -> item.has("item")).forEach(this::add);
        List<Library> names = file.part("winsockNames").stream().filter(item -> item.has("file"))
                .map(item -> library(item, text(item, "file"))).toList();
        List<String> filters = file.part("networkFilters").stream().map(item -> text(item, "name"))
                .filter(name -> !name.isEmpty()).distinct().limit(MOST_FILTERS).toList();
        return new WinsockCatalog(file.number(PROTOCOLS, "Num_Catalog_Entries64")
                .or(() -> file.number(PROTOCOLS, "Num_Catalog_Entries")), List.copyOf(protocols), unreadable, names,
                filters);
    }

    private void add(JsonNode entry) {
        try {
            PackedCatalogItem item = PackedCatalogItem.read(HexFormat.of().parseHex(
                    Collected.text(entry.path("item"))));
            protocols.add(new Provider(item.id(), library(entry, item.path()), item.tcp(), item.chainLength(),
                    item.chain()));
        } catch (MalformedBytesException | IllegalArgumentException e) {
            unreadable++;
        }
    }

    /** A file is gone only where the script says so: it may not have been able to look. */
    private static Library library(JsonNode entry, String path) {
        return Library.at(path, entry.path("there").asBoolean(true),
                Optional.of(text(entry, "company")).filter(company -> !company.isEmpty()));
    }

    private static String text(JsonNode item, String name) {
        String text = Collected.text(item.path(name));
        return text.substring(0, Math.min(text.length(), MOST_TEXT));
    }
}
