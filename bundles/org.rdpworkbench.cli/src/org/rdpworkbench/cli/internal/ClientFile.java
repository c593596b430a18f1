// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.rdpworkbench.core.run.CaseFormat;
import org.rdpworkbench.core.run.CaseFormatException;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.report.Plain;
import picocli.CommandLine.Option;

/** What a client says on which a host failed, without which some causes cannot be found. */
final class ClientFile {

    private static final int SHOWN = 200;

    @Option(names = "--client", paramLabel = "FILE", description = "What the script of collect gathered on the client "
            + "on which it fails, or that client's event log: it joins the look, and what the plan rests on of it "
            + "stands in the plan. For one host.")
    private String file;

    /** How the bytes of a file become what it says of that host's client. */
    @FunctionalInterface
    interface Reading {
        List<Evidence.Observed> client(byte[] file, Target target) throws CaseFormatException;
    }

    /** What it says of that host; nothing where no file was named. */
    List<Evidence.Observed> of(List<Target> targets, Reading reading, OutputOptions options) throws FileException {
        if (file == null) {
            return List.of();
        }
        if (targets.size() > 1) {
            throw options.bad("--client is about one host; plan that host alone.");
        }
        Target target = targets.getFirst();
        List<Evidence.Observed> seen = read(target, reading);
        if (seen.isEmpty()) {
            throw options.bad(Plain.escape(file, SHOWN) + " says nothing of a client of "
                    + Plain.escape(target.toString(), SHOWN) + "; it is about other hosts, or was made at a host.");
        }
        return seen;
    }

    private List<Evidence.Observed> read(Target target, Reading reading) throws FileException {
        Messages.requireName(file);
        if (new File(file).isDirectory()) {
            throw new FileException("Cannot read " + file + ": it is a directory.", null);
        }
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            return reading.client(in.readNBytes(CaseFormat.MOST_BYTES + 1), target);
        } catch (IOException | InvalidPathException e) {
            throw new FileException(Messages.cannotRead(file, e), e);
        } catch (CaseFormatException e) {
            throw new FileException(Messages.firstLine(file + " " + e.getMessage()), e);
        }
    }
}
