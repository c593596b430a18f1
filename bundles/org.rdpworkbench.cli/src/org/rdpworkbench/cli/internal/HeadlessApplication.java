// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.Version;
import org.osgi.service.log.LoggerFactory;
import org.rdpworkbench.cli.Command;
import org.rdpworkbench.cli.ExitState;
import org.rdpworkbench.core.run.Completeness;
import picocli.CommandLine;

/** The command line as an application of the platform: {@code org.rdpworkbench.cli.application}. */
public final class HeadlessApplication implements IApplication {

    /** Added to the exit state, so that the starter can tell it from those of the JVM and of the platform. */
    private static final int OFFSET = 100;
    /** The command that explains and repairs an installation. */
    private static final String PLUGINS = "plugins";

    private final BundleContext bundles = FrameworkUtil.getBundle(HeadlessApplication.class).getBundleContext();
    private volatile Cancellation cancellation;

    @Override
    public Object start(IApplicationContext context) {
        context.applicationRunning();
        Terminal terminal = Terminal.ofProcess();
        ResultStream stdout = new ResultStream(new FileOutputStream(FileDescriptor.out));
        PrintWriter out = writer(stdout, terminal.out());
        PrintWriter err = writer(new FileOutputStream(FileDescriptor.err), terminal.err());
        Version version = bundles.getBundle().getVersion();
        String shown = version.getMajor() + "." + version.getMinor() + "." + version.getMicro();
        try (Cancellation own = new Cancellation(Thread.currentThread())) {
            cancellation = own;
            String[] arguments = arguments(context);
            List<Command> commands = commands();
            if (isBroken(commands, arguments, err)) {
                return OFFSET + ExitState.INTERNAL;
            }
            int state = new CommandRunner(commands, shown, out, err, this::log).run(arguments);
            if (stdout.problem().isPresent()) {
                err.println(CommandRunner.NAME + ": the result could not be written: " + stdout.problem().get());
                return OFFSET + ExitState.USAGE;
            }
            return state == ExitState.CANCELLED ? state : OFFSET + state;
        }
    }

    /** Called by the platform when it shuts down. */
    @Override
    public void stop() {
        Cancellation running = cancellation;
        if (running != null) {
            running.cancel();
        }
    }

    /** Writes past System.out, which anybody may have replaced. A reader that has gone is no error. */
    private static PrintWriter writer(OutputStream stream, Charset charset) {
        return new PrintWriter(new OutputStreamWriter(new BufferedOutputStream(stream), charset), true);
    }

    /** The starter hands arguments over as properties, because Equinox would swallow some of them. */
    private static String[] arguments(IApplicationContext context) {
        Integer count = Integer.getInteger("rdpworkbench.argc");
        if (count == null) {
            return (String[]) context.getArguments().get(IApplicationContext.APPLICATION_ARGS);
        }
        String[] arguments = new String[count];
        Arrays.setAll(arguments, i -> System.getProperty("rdpworkbench.arg." + i, ""));
        return arguments;
    }

    /** Tells what is wrong with the installation, before anything is looked at. */
    private boolean isBroken(List<Command> commands, String[] arguments, PrintWriter err) {
        boolean repairs = arguments.length > 0 && arguments[0].equals(PLUGINS)
                && commands.stream().map(command -> command.getClass().getAnnotation(CommandLine.Command.class))
                        .anyMatch(command -> command != null && command.name().equals(PLUGINS));
        if (repairs) {
            return false;
        }
        Completeness installation = Completeness.of(bundles);
        Optional<String> broken = installation.broken();
        broken.ifPresent(words -> err.println(CommandRunner.NAME + ": the installation is broken (" + words + ")"));
        if (broken.isEmpty() && !List.of(arguments).contains("--quiet")) {
            installation.idle().forEach(name -> err.println(CommandRunner.NAME + ": the plugin " + name
                    + " does not run; \"" + Command.PROGRAM + " plugins check\" says why."));
        }
        return broken.isPresent();
    }

    private List<Command> commands() {
        List<Command> commands = new ArrayList<>();
        try {
            for (ServiceReference<Command> found : bundles.getServiceReferences(Command.class, null)) {
                Command command = bundles.getServiceObjects(found).getService();
                if (command != null) {
                    commands.add(command);
                }
            }
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("no filter was given, so none can be wrong", e);
        }
        return commands;
    }

    private void log(Throwable problem) {
        ServiceReference<LoggerFactory> factory = bundles.getServiceReference(LoggerFactory.class);
        if (factory != null) {
            bundles.getService(factory).getLogger(CommandRunner.class).error("a command failed", problem);
        }
    }
}
