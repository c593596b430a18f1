// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.hosts;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.rdpworkbench.core.spi.HostList;
import org.rdpworkbench.core.spi.ImportException;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.fleet.Imports;
import org.rdpworkbench.store.Contents;
import org.rdpworkbench.store.Edit;
import org.rdpworkbench.store.Host;
import org.rdpworkbench.store.Merge;
import org.rdpworkbench.store.StoreException;
import org.rdpworkbench.ui.internal.Services;

/**
 * Adds the hosts of a pasted text to a group: one a line, a name before a tab, or whatever else a list of hosts may be.
 */
record PastedHosts(Hosts hosts, String text, Optional<String> group) implements HostEdits.Work {

    @Override
    public void run(IProgressMonitor monitor) throws ExecutionException, StoreException {
        Map<String, String> names = new HashMap<>();
        HostList list = read(names);
        hosts.readContents();
        Merge merge = Merge.of(hosts.known().contents(), list);
        List<Host> added = merge.added().stream().map(host -> new Host(UUID.randomUUID().toString(), group,
                names.getOrDefault(key(host.target().toString()), host.name()), host.target(),
                new TreeSet<>(host.tags()), host.notes())).toList();
        String skipped = merge.skipped().isEmpty() ? "" : " Skipped " + merge.skipped().size() + ": "
                + merge.skipped().stream().limit(3).map(one -> one.what() + ", " + one.why())
                        .collect(Collectors.joining("; ")) + (merge.skipped().size() > 3 ? "\u2026" : ".");
        if (added.isEmpty()) {
            hosts.say(Notice.problem("Nothing was added." + skipped));
        } else {
            hosts.edits().apply("Paste", Edit.adding(new Contents(List.of(), added)),
                    (added.size() == 1 ? "Added 1 host." : "Added " + added.size() + " hosts.") + skipped, monitor);
        }
    }

    /** @param names takes those that stand before a tab, by where the host is */
    private HostList read(Map<String, String> names) throws ExecutionException {
        String lines = text.lines().map(line -> address(line, names)).collect(Collectors.joining("\n"));
        try {
            return Services.find(Imports.class)
                    .orElseThrow(() -> new ExecutionException("No importer of lists of hosts is installed."))
                    .read("", lines.getBytes(StandardCharsets.UTF_8), Optional.of("list"));
        } catch (ImportException e) {
            throw new ExecutionException(e.getMessage(), e);
        }
    }

    private static String address(String line, Map<String, String> names) {
        int tab = line.lastIndexOf('\t');
        String address = line.substring(tab + 1).strip();
        if (tab > 0 && !address.isEmpty()) {
            try {
                names.put(key(Target.parse(address).toString()), line.substring(0, tab).strip());
            } catch (IllegalArgumentException e) {
                // The importer says why it is no host, or it is a network, whose hosts have no name.
                return address;
            }
        }
        return address;
    }

    private static String key(String address) {
        return address.toLowerCase(Locale.ROOT);
    }
}
