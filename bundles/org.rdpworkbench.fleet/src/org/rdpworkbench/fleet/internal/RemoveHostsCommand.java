// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.fleet.internal;

import java.util.List;
import java.util.concurrent.Callable;
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
        return new Removing(hosts, group, spec).run();
    }
}
