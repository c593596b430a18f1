// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.rdpworkbench.cli.Command;
import org.rdpworkbench.cli.ExitState;
import org.rdpworkbench.core.run.WholeFile;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code collect}: the collector, for a machine without the workbench. What it writes there is for {@code judge}. */
@Component(service = Command.class, scope = ServiceScope.PROTOTYPE)
@CommandLine.Command(name = "collect", sortOptions = false,
        description = {"Writes a PowerShell script that gathers evidence where the workbench is not: on the client on "
                + "which it fails, or on the console of the host. It reads only, sends nothing, needs no installation "
                + "and no administrator, and writes one file, for judge.", ""},
        footer = {"", "On the other machine, with Windows PowerShell 5.1 or newer:",
                "  powershell -NoProfile -ExecutionPolicy Bypass -File collect.ps1 -Server srv01",
                "  powershell -NoProfile -ExecutionPolicy Bypass -File collect.ps1 -Inside -Server srv01",
                "", "Examples:", "  ${ROOT-COMMAND-NAME} collect --output collect.ps1",
                "  ${ROOT-COMMAND-NAME} judge srv01.case rdpworkbench-CLIENT7-20261127-081500.json"})
public final class CollectCommand implements Command {

    @Option(names = {"-o", "--output"}, paramLabel = "FILE",
            description = "Write the script to FILE instead of stdout.")
    private String output;

    @Option(names = "--overwrite", description = "Write over FILE where it is there already.")
    private boolean overwrite;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        byte[] script = new PowerShellCollector().content();
        if (output == null) {
            spec.commandLine().getOut().print(new String(script, StandardCharsets.US_ASCII));
            return ExitState.OK;
        }
        try {
            write(script);
        } catch (IOException | InvalidPathException e) {
            throw bad("Cannot write " + output + ": " + why(e) + ".");
        }
        return ExitState.OK;
    }

    private void write(byte[] script) throws IOException {
        if (output.isEmpty()) {
            throw bad("The name of the file is empty.");
        }
        if (Files.isRegularFile(Path.of(output)) && !overwrite) {
            throw bad("There is a file " + output + " already; --overwrite writes over it.");
        }
        try (WholeFile file = WholeFile.at(output)) {
            file.write(script);
        }
    }

    /** Java's own messages repeat the path or are just the path. */
    private static String why(Exception e) {
        return switch (e) {
            case NoSuchFileException missing -> "there is no such directory";
            case AccessDeniedException denied -> "access is denied";
            case FileSystemException other when other.getReason() != null -> other.getReason();
            default -> e.getMessage() != null ? e.getMessage() : e.getClass().getSimpleName();
        };
    }

    private ParameterException bad(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}
