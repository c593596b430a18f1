// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.rdpworkbench.cli.ExitState;
import org.rdpworkbench.host.CredentialException;
import org.rdpworkbench.host.credentials.StoredCredentials;
import org.rdpworkbench.report.Plain;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code credentials remove}. */
@CommandLine.Command(name = "remove", sortOptions = false,
        description = {"Forgets a credential, and its password.", ""},
        footer = {"", "Example:", "  ${ROOT-COMMAND-NAME} credentials remove admin"})
final class RemoveCredentialCommand implements Callable<Integer> {

    private final Supplier<StoredCredentials> stored;

    @Parameters(paramLabel = "ID", description = "As \"credentials list\" shows it.")
    private String id;

    @Spec
    private CommandSpec spec;

    RemoveCredentialCommand(Supplier<StoredCredentials> stored) {
        this.stored = stored;
    }

    @Override
    public Integer call() throws InterruptedException {
        try {
            if (!stored.get().remove(id)) {
                throw new ParameterException(spec.commandLine(), "There is no credential \"" + Plain.escape(id, 100)
                        + "\".");
            }
        } catch (CredentialException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
        return ExitState.OK;
    }
}
