// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.fleet.internal;

import java.util.List;
import java.util.concurrent.Callable;
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

    @Option(names = "--tag", paramLabel = "TAG", description = "Without a comma; can be given several times.")
    private List<String> tags = List.of();

    @Option(names = "--notes", paramLabel = "TEXT", description = "For people.")
    private String notes = "";

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        return new Adding(hosts, name, group, tags, notes, spec).run();
    }
}
