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
import org.rdpworkbench.cli.ExitState;
import org.rdpworkbench.core.spi.HostList;
import org.rdpworkbench.core.spi.ImportException;
import org.rdpworkbench.fleet.Imports;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.store.Host;
import org.rdpworkbench.store.Merge;
import picocli.CommandLine.Model.CommandSpec;

/** Imports hosts. Apart from its command, whose methods are read at every start with all the types in them. */
record Importing(Imports imports, String file, String format, boolean preview, CommandSpec spec) {

    /** Longer lists are counted only. */
    private static final int MOST_LINES = 20;

    int run() {
        HostList list = read();
        PrintWriter out = spec.commandLine().getOut();
        OpenStore.with(spec, inventory -> {
            Merge merge = Merge.of(inventory.contents(), list);
            if (!preview) {
                inventory.apply(merge);
            }
            show(preview ? "Would add" : "Added", merge.added().stream().map(Importing::words).toList(), out);
            show(preview ? "Would change" : "Changed", merge.changed().stream().map(Importing::words).toList(),
                    out);
            show("Skipped", merge.skipped().stream().map(one -> one.what() + ": " + one.why()).toList(), out);
        });
        out.flush();
        return ExitState.OK;
    }

    private HostList read() {
        try {
            String name = file.equals("-") ? "" : Path.of(file).getFileName().toString();
            return imports.read(name, bytes(), Optional.ofNullable(format));
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
            return in.readNBytes(Imports.MOST_BYTES + 1);
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
