// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that every command with a result has. */
final class OutputOptions {

    /** Formats of the contract that this version does not write yet. */
    private static final Set<String> LATER = Set.of("html", "markdown", "csv", "junit");

    private static final BigDecimal MOST_SECONDS = BigDecimal.valueOf(3_600);

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--format", paramLabel = "FORMAT", description = "text (the default) or json.")
    private String format = "text";

    @Option(names = "--output", paramLabel = "FILE", description = "Write the result to FILE instead of stdout.")
    private String output;

    @Option(names = "--quiet", description = "No progress and no remarks on stderr.")
    private boolean quiet;

    @Option(names = "--no-color", description = "No colours. The variable NO_COLOR does the same.")
    private boolean noColor;

    private final Terminal terminal;
    private Optional<Duration> timeout = Optional.empty();

    OutputOptions(Terminal terminal) {
        this.terminal = terminal;
    }

    Terminal terminal() {
        return terminal;
    }

    boolean quiet() {
        return quiet;
    }

    /**
     * Takes the value of {@code --timeout}, which each command describes or hides by itself: not all have something to
     * wait for. Throws ParameterException when it is no number of seconds.
     */
    void setTimeout(String text) {
        BigDecimal number = text.matches("[0-9]{1,6}(\\.[0-9]{1,6})?") ? new BigDecimal(text) : BigDecimal.ZERO;
        if (number.signum() == 0 || number.compareTo(MOST_SECONDS) > 0) {
            throw bad("\"" + text + "\" is no timeout; give seconds, for example 5 or 2.5, up to " + MOST_SECONDS
                    + ".");
        }
        timeout = Optional.of(Duration.ofNanos(number.movePointRight(9).longValue()));
    }

    /** How long a look at one host may take, where told. */
    Optional<Duration> timeout() {
        return timeout;
    }

    /**
     * Opens the place for the result. To be called before the work begins.
     *
     * @throws ParameterException when there is no such format
     * @throws FileException when the file cannot be written
     */
    Output open() throws FileException {
        boolean json = switch (format) {
            case "text" -> false;
            case "json" -> true;
            default -> throw bad(LATER.contains(format)
                    ? "The format " + format + " comes with a later version; this one writes text and json."
                    : "\"" + format + "\" is no format; there are text and json.");
        };
        boolean color = terminal.outIsTerminal() && terminal.color() && !noColor;
        return new Output(command.commandLine().getOut(), output == null ? null : OutputFile.at(output), json,
                terminal.out(), color);
    }

    ParameterException bad(String sentence) {
        return new ParameterException(command.commandLine(), sentence);
    }
}
