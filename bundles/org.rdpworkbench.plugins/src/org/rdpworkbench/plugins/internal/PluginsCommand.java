// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.plugins.internal;

import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.rdpworkbench.cli.Command;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code plugins}: what is installed, and more or less of it. */
@Component(service = Command.class, scope = ServiceScope.PROTOTYPE)
@CommandLine.Command(name = "plugins", synopsisSubcommandLabel = "COMMAND", sortOptions = false,
        description = {"Lists, explains, installs and removes plugins, and begins new ones.", ""},
        commandListHeading = "%nCommands:%n")
public final class PluginsCommand implements Command {

    private final BundleContext context;
    private CommandSpec spec;

    @Option(names = {"-h", "--help"}, usageHelp = true, scope = ScopeType.INHERIT, description = "Show this help.")
    private boolean help;

    /** As a component. Light, since it is made whichever command runs. */
    @Activate
    public PluginsCommand(BundleContext context) {
        this.context = context;
    }

    @Spec
    void spec(CommandSpec own) {
        spec = own;
        own.addSubcommand("list", new CommandLine(new ListCommand(context)));
        own.addSubcommand("check", new CommandLine(new CheckCommand(context)));
        own.addSubcommand("install", new CommandLine(new InstallCommand(context)));
        own.addSubcommand("uninstall", new CommandLine(new UninstallCommand(context)));
        own.addSubcommand("new", new CommandLine(new NewCommand(context)));
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "Say what is to be done with plugins: list, check, install, "
                + "uninstall or new. See \"" + spec.qualifiedName(" ") + " --help\".");
    }
}
