// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.fleet;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.rdpworkbench.core.spi.HostList;
import org.rdpworkbench.core.spi.ImportException;
import org.rdpworkbench.core.spi.Importer;

/** Reads hosts with whichever installed importer knows the file. */
@Component(service = Imports.class)
public final class Imports {

    /** Larger files are refused. */
    public static final int MOST_BYTES = 64 << 20;

    private final NavigableMap<ServiceReference<Importer>, Importer> importers = new ConcurrentSkipListMap<>();

    /** All of them, in the order in which they are asked. */
    public List<Importer> importers() {
        return List.copyOf(importers.descendingMap().values());
    }

    /**
     * Reads hosts.
     *
     * @param name of the file, or empty for pasted text
     * @param format the id of an importer; empty to find out
     * @throws ImportException with a sentence for a person
     */
    public HostList read(String name, byte[] content, Optional<String> format) throws ImportException {
        if (content.length > MOST_BYTES) {
            throw new ImportException(named(name) + " is larger than " + (MOST_BYTES >> 20) + " MiB.");
        }
        List<Importer> all = importers();
        Importer importer = all.stream().filter(one -> format.map(id -> one.id().equals(id))
                .orElseGet(() -> one.reads(name, content))).findFirst()
                .orElseThrow(() -> new ImportException(unknown(name, all, format)));
        return importer.read(content);
    }

    private static String named(String name) {
        return name.isEmpty() ? "This text" : "\"" + name + "\"";
    }

    private static String unknown(String name, List<Importer> all, Optional<String> format) {
        String known = all.stream().map(one -> one.id() + " (" + one.title() + ")").sorted()
                .collect(Collectors.joining(", "));
        return format.map(id -> "There is no format \"" + id + "\"; there are " + known + ".")
                .orElseGet(() -> named(name) + " is in no format that is known: " + known + ".");
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addImporter(Importer importer, ServiceReference<Importer> reference) {
        importers.put(reference, importer);
    }

    void removeImporter(Importer importer, ServiceReference<Importer> reference) {
        importers.remove(reference);
    }
}
