// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.hosts;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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
import org.rdpworkbench.ui.internal.Counts;
import org.rdpworkbench.ui.internal.Services;

/**
 * Adds the hosts of a pasted text to a group, when every line of it is a host and nothing else, with its name before a
 * tab where it has one. What any other text would add is to be seen before it is there.
 *
 * @param preview takes that text, in the thread of the work
 */
record PastedHosts(Hosts hosts, String text, Optional<String> group, Runnable preview) implements HostEdits.Work {

    @Override
    public void run(IProgressMonitor monitor) throws ExecutionException, StoreException {
        Map<Target, String> names = new HashMap<>();
        Optional<HostList> list = read(names);
        if (list.isEmpty()) {
            preview.run();
            return;
        }
        hosts.readContents();
        Merge merge = Merge.of(hosts.known().contents(), list.get());
        List<Host> added = merge.added().stream().map(host -> new Host(UUID.randomUUID().toString(), group,
                names.get(host.target()), host.target(), new TreeSet<>(), "")).toList();
        String skipped = merge.skipped().isEmpty() ? "" : " Skipped " + Counts.of(merge.skipped().size()) + ": "
                + merge.skipped().stream().limit(3).map(one -> one.what() + ", " + one.why())
                        .collect(Collectors.joining("; ")) + (merge.skipped().size() > 3 ? "\u2026" : ".");
        if (added.isEmpty()) {
            hosts.say(Notice.problem("Nothing was added." + skipped));
        } else {
            hosts.edits().apply("Paste", Edit.adding(new Contents(List.of(), added)),
                    "Added " + Counts.hosts(added.size()) + "." + skipped, monitor);
        }
    }

    /**
     * Empty when a line is anything but a host, as also a number is, or a range of addresses.
     *
     * @param names takes those that stand before a tab, or empty ones
     */
    private Optional<HostList> read(Map<Target, String> names) throws ExecutionException {
        Imports imports = Services.find(Imports.class)
                .orElseThrow(() -> new ExecutionException("No importer of lists of hosts is installed."));
        List<String> addresses = new ArrayList<>();
        try {
            for (String line : text.lines().filter(one -> !one.isBlank()).toList()) {
                String[] cells = line.split("\t", -1);
                if (cells.length > 2) {
                    return Optional.empty();
                }
                addresses.add(cells[cells.length - 1].strip());
                names.putIfAbsent(Target.parse(addresses.getLast()), cells.length == 2 ? cells[0].strip() : "");
            }
            HostList list = imports.read("", String.join("\n", addresses).getBytes(StandardCharsets.UTF_8),
                    Optional.of("list"));
            return Optional.of(list).filter(found -> found.entries().stream().map(HostList.Entry::target)
                    .collect(Collectors.toSet()).equals(names.keySet()));
        } catch (IllegalArgumentException | ImportException e) {
            // The preview says what is the matter with it.
            return Optional.empty();
        }
    }
}
