// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.fleet.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rdpworkbench.cli.ExitState;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.store.Contents;
import org.rdpworkbench.store.Host;
import picocli.CommandLine.Model.CommandSpec;

/** Removes hosts. Apart from its command, whose methods are read at every start with all the types in them. */
record Removing(List<String> hosts, String group, CommandSpec spec) {

    int run() {
        if (hosts.isEmpty() && group == null) {
            throw OpenStore.bad(spec, "Say which hosts, or which --group.");
        }
        Set<Target> targets = Adding.targets(hosts, spec);
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
