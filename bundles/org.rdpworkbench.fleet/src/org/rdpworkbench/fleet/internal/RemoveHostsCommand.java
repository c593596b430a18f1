// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.fleet.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.rdpworkbench.cli.ExitState;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.store.Contents;
import org.rdpworkbench.store.Host;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hosts remove}. */
@CommandLine.Command(name = "remove", sortOptions = false,
        description = {"Removes hosts, or a group with all that is in it. What was found out about them is kept.", ""},
        footer = {"", "Example:", "  ${ROOT-COMMAND-NAME} hosts remove 192.0.2.7:3390"})
final class RemoveHostsCommand implements Callable<Integer> {

    @Parameters(paramLabel = "HOST[:PORT]", arity = "0..*", description = "As \"hosts list\" shows them.")
    private List<String> hosts = List.of();

    @Option(names = "--group", paramLabel = "GROUP", description = "site/rack, with all that is in it.")
    private String group;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (hosts.isEmpty() && group == null) {
            throw OpenStore.bad(spec, "Say which hosts, or which --group.");
        }
        Set<Target> targets = AddHostsCommand.targets(hosts, spec);
        List<Integer> removed = new ArrayList<>();
        OpenStore.with(spec, inventory -> {
            Contents contents = inventory.contents();
            Set<String> ids = new HashSet<>();
            for (Target target : targets) {
                ids.add(contents.hosts().stream().filter(host -> host.target().equals(target)).findFirst()
                        .map(Host::id).orElseThrow(() -> OpenStore.bad(spec, "There is no host " + target
                                + " in the inventory; nothing was removed.")));
            }
            if (group != null) {
                ids.add(group(contents));
            }
            removed.add(inventory.remove(ids).hosts().size());
        });
        int count = removed.getFirst();
        spec.commandLine().getOut().println("Removed " + count + (count == 1 ? " host." : " hosts."));
        return ExitState.OK;
    }

    private String group(Contents contents) {
        Paths paths = new Paths(contents);
        List<String> wanted = Paths.parse(group);
        return contents.groups().stream()
                .filter(one -> !wanted.isEmpty() && paths.of(Optional.of(one.id())).equals(wanted))
                .findFirst().orElseThrow(() -> OpenStore.bad(spec, "There is no group \"" + group
                        + "\" in the inventory; nothing was removed.")).id();
    }
}
