// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.fleet.internal;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hosts list}. The first column is what {@code diagnose} takes. */
@CommandLine.Command(name = "list", sortOptions = false,
        description = {"Lists the hosts, and how the last look at each ended.", ""},
        footer = {"", "Example:", "  ${ROOT-COMMAND-NAME} hosts list --group site --tag production"})
final class ListHostsCommand implements Callable<Integer> {

    @Option(names = "--group", paramLabel = "GROUP", description = "Only those in a group or below it: site/rack.")
    private String group = "";

    @Option(names = "--tag", paramLabel = "TAG", description = "Only those with this tag.")
    private String tag;

    @Option(names = "--format", paramLabel = "FORMAT", description = "text (the default) or json.")
    private String format = "text";

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        return new Listing(group, tag, format, spec).run();
    }
}
