// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.fleet.internal;

import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.rdpworkbench.fleet.Imports;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hosts import}. Shows what it would change, and does it unless it is only to be shown. */
@CommandLine.Command(name = "import", sortOptions = false,
        description = {"Reads hosts from a file of another tool: RDCMan, mRemoteNG, .rdp, CSV, nmap, or a list.",
            "Never a password. Hosts that are there keep their place, name and notes.", ""},
        footer = {"", "Examples:", "  ${ROOT-COMMAND-NAME} hosts import servers.rdg --preview",
            "  echo 192.0.2.0/28 | ${ROOT-COMMAND-NAME} hosts import -"})
final class ImportCommand implements Callable<Integer> {

    private final Supplier<Imports> imports;

    @Parameters(paramLabel = "FILE", description = "The file, or - for standard input.")
    private String file;

    @Option(names = "--as", paramLabel = "FORMAT", description = "What it is, when that cannot be seen: list, rdp, "
            + "rdg, mremoteng, csv or nmap.")
    private String format;

    @Option(names = "--preview", description = "Only show what would be added, changed and skipped, and why.")
    private boolean preview;

    @Spec
    private CommandSpec spec;

    ImportCommand(Supplier<Imports> imports) {
        this.imports = imports;
    }

    @Override
    public Integer call() {
        return new Importing(imports.get(), file, format, preview, spec).run();
    }
}
