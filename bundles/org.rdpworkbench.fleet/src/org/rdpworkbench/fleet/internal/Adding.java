// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.fleet.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.rdpworkbench.cli.ExitState;
import org.rdpworkbench.core.spi.HostList;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.store.Merge;
import picocli.CommandLine.Model.CommandSpec;

/** Adds hosts. Apart from its command, whose methods are read at every start with all the types in them. */
record Adding(List<String> hosts, String name, String group, List<String> tags, String notes, CommandSpec spec) {

    int run() {
        if (!name.isEmpty() && hosts.size() > 1) {
            throw OpenStore.bad(spec, "--name is for one host only.");
        }
        for (String tag : tags) {
            if (tag.isBlank() || tag.indexOf(',') >= 0) {
                // Everywhere else a comma stands between two of them.
                throw OpenStore.bad(spec, "\"" + tag + "\" is no tag: a tag is not empty and has no comma in it. Give "
                        + "--tag once for each.");
            }
        }
        HostList list = new HostList(entries(), List.of());
        OpenStore.with(spec, inventory -> {
            Merge merge = Merge.of(inventory.contents(), list);
            if (merge.added().size() < list.entries().size()) {
                Target there = list.entries().stream().map(HostList.Entry::target).filter(target -> merge.added()
                        .stream().noneMatch(host -> host.target().equals(target))).findFirst()
                        .orElseGet(() -> list.entries().getFirst().target());
                throw OpenStore.bad(spec, "The host " + there + " is in the inventory already; nothing was added.");
            }
            inventory.apply(merge);
        });
        String words = list.entries().size() == 1 ? list.entries().getFirst().target().toString()
                : list.entries().size() + " hosts";
        spec.commandLine().getOut().println("Added " + Plain.escape(words) + ".");
        return ExitState.OK;
    }

    private List<HostList.Entry> entries() {
        List<HostList.Entry> entries = new ArrayList<>();
        for (Target target : targets(hosts, spec)) {
            entries.add(new HostList.Entry(Paths.parse(group), name, target, Set.copyOf(tags), notes));
        }
        return entries;
    }

    /** What a person wrote, each host once. */
    static Set<Target> targets(List<String> words, CommandSpec spec) {
        Set<Target> targets = new LinkedHashSet<>();
        for (String word : words) {
            try {
                targets.add(Target.parse(word));
            } catch (IllegalArgumentException e) {
                throw OpenStore.bad(spec, e.getMessage());
            }
        }
        return targets;
    }
}
