// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rdpworkbench.report.Format;
import org.rdpworkbench.report.Redaction;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that every command with a result has. */
final class OutputOptions {

    /** What the option is described with where there is something to redact. */
    static final String REDACT = "In the result, names puts pseudonyms in the place of names of hosts, domains and "
            + "certificates, all also of addresses, thumbprints and what hosts sent; none is the default. Case files "
            + "stay as they are.";

    private static final BigDecimal MOST_SECONDS = BigDecimal.valueOf(3_600);

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--format", paramLabel = "FORMAT", description = "text (the default) or json; diagnose and judge "
            + "also write html, markdown, csv and junit.")
    private String format = "text";

    @Option(names = "--output", paramLabel = "FILE", description = "Write the result to FILE instead of stdout.")
    private String output;

    @Option(names = "--quiet", description = "No progress and no remarks on stderr.")
    private boolean quiet;

    @Option(names = "--no-color", description = "No colours. The variable NO_COLOR does the same.")
    private boolean noColor;

    private final Terminal terminal;
    private Optional<Duration> timeout = Optional.empty();
    private Redaction.Level redact = Redaction.Level.NONE;

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

    /** Takes the value of {@code --redact}, which only the commands have that tell about hosts. */
    void setRedact(String text) {
        redact = Arrays.stream(Redaction.Level.values())
                .filter(level -> level.name().toLowerCase(Locale.ROOT).equals(text)).findFirst()
                .orElseThrow(() -> bad("\"" + text + "\" is nothing to redact; there are none, names and all."));
    }

    /** What is taken out of the result. */
    Redaction.Level redact() {
        return redact;
    }

    /** How long a look at one host may take, where told. */
    Optional<Duration> timeout() {
        return timeout;
    }

    /**
     * Opens the place for the result. To be called before the work begins.
     *
     * @param formats those that this command writes
     * @throws ParameterException when there is no such format
     * @throws FileException when the file cannot be written
     */
    Output open(List<Format> formats) throws FileException {
        Format chosen = Format.of(format).orElseThrow(
                () -> bad("\"" + format + "\" is no format; there are " + Format.words(formats) + "."));
        if (!formats.contains(chosen)) {
            throw bad("The format " + format + " is for hosts; " + command.name() + " writes " + Format.words(formats)
                    + ".");
        }
        boolean color = terminal.outIsTerminal() && terminal.color() && !noColor;
        return new Output(command.commandLine().getOut(), output == null ? null : OutputFile.at(output), chosen,
                terminal.out(), color);
    }

    /** The command that has these options. */
    CommandSpec command() {
        return command;
    }

    ParameterException bad(String sentence) {
        return new ParameterException(command.commandLine(), sentence);
    }
}
