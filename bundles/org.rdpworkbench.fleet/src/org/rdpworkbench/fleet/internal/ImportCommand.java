// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.fleet.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.rdpworkbench.cli.ExitState;
import org.rdpworkbench.core.spi.HostList;
import org.rdpworkbench.core.spi.ImportException;
import org.rdpworkbench.fleet.Imports;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.store.Host;
import org.rdpworkbench.store.Merge;
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

    private static final int MOST_BYTES = (64 << 20) + 1;
    /** Longer lists are counted only. */
    private static final int MOST_LINES = 20;

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
        HostList list = read();
        PrintWriter out = spec.commandLine().getOut();
        OpenStore.with(spec, inventory -> {
            Merge merge = Merge.of(inventory.contents(), list);
            if (!preview) {
                inventory.apply(merge);
            }
            show(preview ? "Would add" : "Added", merge.added().stream().map(ImportCommand::words).toList(), out);
            show(preview ? "Would change" : "Changed", merge.changed().stream().map(ImportCommand::words).toList(),
                    out);
            show("Skipped", merge.skipped().stream().map(one -> one.what() + ": " + one.why()).toList(), out);
        });
        out.flush();
        return ExitState.OK;
    }

    private HostList read() {
        try {
            String name = file.equals("-") ? "" : Path.of(file).getFileName().toString();
            return imports.get().read(name, bytes(), Optional.ofNullable(format));
        } catch (ImportException e) {
            throw OpenStore.bad(spec, e.getMessage());
        } catch (NoSuchFileException | InvalidPathException e) {
            throw OpenStore.bad(spec, "There is no file \"" + file + "\".");
        } catch (IOException e) {
            throw OpenStore.bad(spec, "The file \"" + file + "\" cannot be read: " + e.getMessage() + ".");
        }
    }

    private byte[] bytes() throws IOException {
        try (InputStream in = file.equals("-") ? System.in : Files.newInputStream(Path.of(file))) {
            return in.readNBytes(MOST_BYTES);
        }
    }

    private static String words(Host host) {
        return host.target() + (host.name().isEmpty() ? "" : "  " + host.name());
    }

    private static void show(String what, List<String> lines, PrintWriter out) {
        out.println(what + " " + lines.size() + (lines.size() == 1 ? " host" : " hosts")
                + (lines.isEmpty() ? "" : ":"));
        lines.stream().limit(MOST_LINES).forEach(line -> out.println("  " + Plain.escape(line)));
        if (lines.size() > MOST_LINES) {
            out.println("  and " + (lines.size() - MOST_LINES) + " more");
        }
    }
}
