// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.rdpworkbench.cli.Command;
import org.rdpworkbench.cli.ExitState;
import org.rdpworkbench.report.Plain;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Makes one command line of the commands that are installed, and runs it. */
final class CommandRunner {

    static final String NAME = "rdpworkbench";
    private static final String HELP = "--help";
    private static final String HELP_COMMAND = "help";

    private final PrintWriter out;
    private final PrintWriter err;
    private final Consumer<Throwable> log;
    private final CommandLine line;

    /** As it was called. */
    CommandRunner(List<? extends Command> commands, String version, PrintWriter out, PrintWriter err,
            Consumer<Throwable> log) {
        this(Command.PROGRAM, commands, version, out, err, log);
    }

    /**
     * @param command how examples call this program
     * @param version of the product
     * @param log takes what a person is not shown
     */
    CommandRunner(String command, List<? extends Command> commands, String version, PrintWriter out, PrintWriter err,
            Consumer<Throwable> log) {
        this.out = out;
        this.err = err;
        this.log = log;
        this.line = new CommandLine(new RootCommand());
        line.getCommandSpec().version("RDP Workbench " + version);
        commands.forEach(this::add);
        line.addSubcommand(new CommandLine.HelpCommand());
        configure(command);
    }

    /** A command that picocli cannot read is a fault of its plugin, and costs nobody else's. */
    private void add(Command command) {
        try {
            CommandLine added = new CommandLine(command);
            if (added.getCommandSpec().findOption(HELP) == null) {
                added.getCommandSpec().addOption(OptionSpec.builder("-h", HELP).usageHelp(true)
                        .description("Show this help.").build());
            }
            line.addSubcommand(added);
        } catch (CommandLine.PicocliException e) {
            log.accept(e);
            err.println(NAME + ": the command " + command.getClass().getName() + " cannot be used and is left out.");
        }
    }

    private void configure(String command) {
        line.setOut(out).setErr(err).setCommandName(command)
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .setUsageHelpWidth(100)
                .setExpandAtFiles(false)
                .setAbbreviatedOptionsAllowed(false)
                .setAllowOptionsAsOptionParameters(false)
                .setExecutionStrategy(this::execute)
                .setParameterExceptionHandler((e, arguments) -> usage(e))
                .setExecutionExceptionHandler((e, failing, result) -> failed(e));
    }

    private int execute(ParseResult parsed) {
        boolean help = false;
        ParseResult last = parsed;
        while (last.hasSubcommand()) {
            last = last.subcommand();
            help |= last.isUsageHelpRequested() || last.isVersionHelpRequested();
        }
        boolean told = last.commandSpec().userObject() instanceof Reminding
                || last.commandSpec().userObject() instanceof CommandLine.HelpCommand;
        if (last != parsed && !help && !told && !last.hasMatchedOption("--quiet")) {
            Reminder.atStart(err);
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    /** Runs the arguments. Nothing is thrown, whatever happens. Returns one of {@link ExitState}. */
    int run(String... arguments) {
        try {
            return line.execute(asOption(arguments));
        } catch (ParameterException e) {
            return usage(e);
        } catch (Throwable e) {
            // A plugin may bring a linkage error; that is told in one line like everything else.
            return failed(e);
        } finally {
            out.flush();
            err.flush();
        }
    }

    /** picocli's own {@code help} knows only the first level of commands, but its option is everywhere. */
    private String[] asOption(String... arguments) {
        if (arguments.length < 2 || !arguments[0].equals(HELP_COMMAND) || arguments[1].startsWith("-")) {
            return arguments;
        }
        CommandLine level = line;
        for (String name : List.of(arguments).subList(1, arguments.length)) {
            CommandLine next = level.getSubcommands().get(name);
            if (next == null) {
                throw new CommandLine.UnmatchedArgumentException(level, List.of(name));
            }
            level = next;
        }
        String[] asked = Arrays.copyOfRange(arguments, 1, arguments.length + 1);
        asked[asked.length - 1] = HELP;
        return asked;
    }

    private int usage(ParameterException e) {
        String command = e.getCommandLine().getCommandSpec().qualifiedName(" ");
        // Sentences of commands speak for themselves; what picocli finds wrong is about the way of asking.
        String hint = e.getClass() == ParameterException.class ? "" : " See \"" + command + " --help\".";
        err.println(NAME + ": " + Messages.usage(e) + hint);
        return ExitState.USAGE;
    }

    private int failed(Throwable e) {
        if (e instanceof InterruptedException || Thread.currentThread().isInterrupted()) {
            return ExitState.CANCELLED;
        }
        if (e instanceof FileException) {
            err.println(NAME + ": " + Plain.escape(e.getMessage(), 500));
            return ExitState.USAGE;
        }
        log.accept(e);
        String words = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        String file = System.getProperty("osgi.logfile");
        err.println(NAME + ": internal error: " + Plain.escape(words, 300)
                + (file == null ? "" : " (details: " + file + ")"));
        return ExitState.INTERNAL;
    }
}
