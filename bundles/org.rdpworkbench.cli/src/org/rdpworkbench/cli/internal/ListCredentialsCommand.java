// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.rdpworkbench.cli.ExitState;
import org.rdpworkbench.core.run.Json;
import org.rdpworkbench.host.CredentialException;
import org.rdpworkbench.host.credentials.StoredCredential;
import org.rdpworkbench.host.credentials.StoredCredentials;
import org.rdpworkbench.report.Plain;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code credentials list}: everything but the passwords. */
@CommandLine.Command(name = "list", sortOptions = false,
        description = {"Lists the credentials: id, account, and where the password comes from.", ""})
final class ListCredentialsCommand implements Callable<Integer> {

    private static final int WIDEST = 64;
    private static final int LONGEST = 500;

    private final Supplier<StoredCredentials> stored;

    @Option(names = "--format", paramLabel = "FORMAT", description = "text (the default) or json.")
    private String format = "text";

    @Spec
    private CommandSpec spec;

    ListCredentialsCommand(Supplier<StoredCredentials> stored) {
        this.stored = stored;
    }

    @Override
    public Integer call() throws JsonProcessingException {
        if (!List.of("text", "json").contains(format)) {
            throw new ParameterException(spec.commandLine(), "\"" + Plain.escape(format, 100)
                    + "\" is no format; there are text and json.");
        }
        try {
            List<StoredCredential> all = stored.get().list();
            spec.commandLine().getOut().print(format.equals("json") ? json(all) : text(all));
        } catch (CredentialException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
        return ExitState.OK;
    }

    private static String json(List<StoredCredential> all) throws JsonProcessingException {
        ObjectNode root = Json.mapper().createObjectNode().put("schema", "rdpworkbench/credentials/1");
        ArrayNode credentials = root.putArray("credentials");
        for (StoredCredential one : all) {
            ArrayNode command = credentials.addObject().put("id", one.id()).put("account", one.account().toString())
                    .put("secret", one.command().isEmpty() ? "system" : "exec").putArray("command");
            one.command().forEach(command::add);
        }
        return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }

    private static String text(List<StoredCredential> all) {
        if (all.isEmpty()) {
            return "No credentials are stored.\n";
        }
        int ids = all.stream().mapToInt(one -> one.id().length()).max().orElse(0);
        int accounts = all.stream().mapToInt(one -> account(one).length()).max().orElse(0);
        StringBuilder text = new StringBuilder();
        for (StoredCredential one : all) {
            text.append(("%-" + ids + "s  %-" + accounts + "s  %s\n").formatted(one.id(), account(one),
                    one.command().isEmpty() ? "password kept by this system"
                            : "exec: " + Plain.escape(Words.join(one.command()), LONGEST)));
        }
        return text.toString();
    }

    private static String account(StoredCredential one) {
        return Plain.escape(one.account().toString(), WIDEST);
    }
}
