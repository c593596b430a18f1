// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.fleet.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.rdpworkbench.cli.ExitState;
import org.rdpworkbench.core.spi.HostList;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.store.Merge;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hosts add}. */
@CommandLine.Command(name = "add", sortOptions = false, description = {"Adds hosts; nobody is looked at.", ""},
        footer = {"", "Example:", "  ${ROOT-COMMAND-NAME} hosts add srv1.example.net 192.0.2.7:3390 --group site/rack "
            + "--tag production"})
final class AddHostsCommand implements Callable<Integer> {

    @Parameters(paramLabel = "HOST[:PORT]", arity = "1..*", description = "Name or address; [ADDRESS]:PORT for IPv6.")
    private List<String> hosts;

    @Option(names = "--name", paramLabel = "NAME", description = "What you call it; for one host only.")
    private String name = "";

    @Option(names = "--group", paramLabel = "GROUP", description = "site/rack; made when it is not there.")
    private String group = "";

    @Option(names = "--tag", paramLabel = "TAG", description = "Can be given several times.")
    private List<String> tags = List.of();

    @Option(names = "--notes", paramLabel = "TEXT", description = "For people.")
    private String notes = "";

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (!name.isEmpty() && hosts.size() > 1) {
            throw OpenStore.bad(spec, "--name is for one host only.");
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
