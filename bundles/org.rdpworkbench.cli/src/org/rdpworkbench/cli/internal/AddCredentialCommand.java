// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.rdpworkbench.cli.ExitState;
import org.rdpworkbench.host.Account;
import org.rdpworkbench.host.CredentialException;
import org.rdpworkbench.host.credentials.StoredCredential;
import org.rdpworkbench.host.credentials.StoredCredentials;
import org.rdpworkbench.report.Plain;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code credentials add}. */
@CommandLine.Command(name = "add", sortOptions = false,
        description = {"Keeps a credential; one with the same id is replaced. Nobody is logged on.", ""},
        footer = {"", "Without --exec the password is asked for, or read with --secret-fd, and kept by this system.",
            "", "Examples:", "  ${ROOT-COMMAND-NAME} credentials add admin --account 'CORP\\admin'",
            "  ${ROOT-COMMAND-NAME} credentials add laps --account '.\\Administrator' --exec 'get-laps {host}'"})
final class AddCredentialCommand implements Callable<Integer> {

    private final Supplier<StoredCredentials> stored;

    @Parameters(paramLabel = "ID", description = "By which it is named from then on: letters and digits, and . _ -")
    private String id;

    @Option(names = "--account", paramLabel = "ACCOUNT", required = true, description = "DOMAIN\\USER, USER@DOMAIN, or "
            + "USER for an account of each host itself.")
    private String account;

    @Option(names = "--secret-fd", paramLabel = "N", description = "Read the password from this file descriptor, one "
            + "line, instead of asking for it.")
    private Integer descriptor;

    @Option(names = "--exec", paramLabel = "COMMAND", description = "Keep no password, but a command that prints it, "
            + "in the first line, each time it is needed. {host} stands for the host as it was named to diagnose. "
            + "There is no shell; 'quotes' hold words with spaces together.")
    private String command;

    @Spec
    private CommandSpec spec;

    AddCredentialCommand(Supplier<StoredCredentials> stored) {
        this.stored = stored;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (!StoredCredential.isId(id)) {
            throw bad("\"" + Plain.escape(id, 100) + "\" is no id: up to 64 letters, digits, dots, dashes and "
                    + "underlines of ASCII, the first a letter or digit.");
        }
        Account who = InsideOptions.account(account, spec);
        if (command != null && descriptor != null) {
            throw bad("The password comes by --exec or by --secret-fd, not by both.");
        }
        try {
            if (command != null) {
                stored.get().add(id, who, words());
            } else {
                keep(who);
            }
        } catch (CredentialException e) {
            throw bad(e.getMessage());
        }
        return ExitState.OK;
    }

    private List<String> words() {
        try {
            return Words.split(command);
        } catch (IllegalArgumentException e) {
            throw bad("--exec " + e.getMessage() + ".");
        }
    }

    private void keep(Account who) throws CredentialException, InterruptedException {
        char[] secret = SecretInput.of(descriptor, account, spec);
        try {
            stored.get().add(id, who, secret);
        } finally {
            Arrays.fill(secret, '\0');
        }
    }

    private ParameterException bad(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}
