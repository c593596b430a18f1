// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

import java.util.function.Supplier;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.rdpworkbench.cli.Command;
import org.rdpworkbench.host.credentials.StoredCredentials;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code credentials}: who to be inside of hosts, by id, for the command line and the workbench. */
@Component(service = Command.class, scope = ServiceScope.PROTOTYPE)
@CommandLine.Command(name = "credentials", synopsisSubcommandLabel = "COMMAND", sortOptions = false,
        description = {"Keeps who to be inside of hosts, by an id: \"diagnose --inside smb --credential ID\".", ""},
        commandListHeading = "%nCommands:%n",
        footer = {"", "A password lies where this system keeps passwords (GNOME Keyring, KWallet, Windows, the "
            + "keychain of macOS), or a command of yours prints it each time. It is shown nowhere."})
public final class CredentialsCommand implements Command {

    private final Supplier<StoredCredentials> stored;
    private CommandSpec spec;

    @Option(names = {"-h", "--help"}, usageHelp = true, scope = ScopeType.INHERIT, description = "Show this help.")
    private boolean help;

    /** As a component. Light, since it is made whichever command runs. */
    @Activate
    public CredentialsCommand(
            @Reference(service = StoredCredentials.class) ComponentServiceObjects<StoredCredentials> stored) {
        this(stored::getService);
    }

    CredentialsCommand(Supplier<StoredCredentials> stored) {
        this.stored = stored;
    }

    @Spec
    void spec(CommandSpec own) {
        spec = own;
        own.addSubcommand("list", new CommandLine(new ListCredentialsCommand(stored)));
        own.addSubcommand("add", new CommandLine(new AddCredentialCommand(stored)));
        own.addSubcommand("remove", new CommandLine(new RemoveCredentialCommand(stored)));
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "Say what is to be done with credentials: list, add or "
                + "remove. See \"" + spec.qualifiedName(" ") + " --help\".");
    }
}
