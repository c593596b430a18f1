// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.fleet.internal;

import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.rdpworkbench.cli.Command;
import org.rdpworkbench.fleet.Imports;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code hosts}: the inventory that command line and workbench share. */
@Component(service = Command.class, scope = ServiceScope.PROTOTYPE)
@CommandLine.Command(name = "hosts", synopsisSubcommandLabel = "COMMAND", sortOptions = false,
        description = {"Keeps the hosts that you look after, in groups, for the command line and the workbench.", ""},
        commandListHeading = "%nCommands:%n",
        footer = {"", "They lie in a file of your own, or where RDPWORKBENCH_STORE says: a path, or an address such as",
            "jdbc:postgresql://server/database?user=name for a team."})
public final class HostsCommand implements Command {

    private final ComponentServiceObjects<Imports> imports;
    private CommandSpec spec;

    @Option(names = {"-h", "--help"}, usageHelp = true, scope = ScopeType.INHERIT, description = "Show this help.")
    private boolean help;

    /** As a component. Light, since it is made whichever command runs. */
    @Activate
    public HostsCommand(@Reference(service = Imports.class) ComponentServiceObjects<Imports> imports) {
        this.imports = imports;
    }

    @Spec
    void spec(CommandSpec own) {
        spec = own;
        own.addSubcommand("import", new CommandLine(new ImportCommand(imports::getService)));
        own.addSubcommand("list", new CommandLine(new ListHostsCommand()));
        own.addSubcommand("add", new CommandLine(new AddHostsCommand()));
        own.addSubcommand("remove", new CommandLine(new RemoveHostsCommand()));
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "Say what is to be done with hosts: import, list, add or "
                + "remove. See \"" + spec.qualifiedName(" ") + " --help\".");
    }
}
