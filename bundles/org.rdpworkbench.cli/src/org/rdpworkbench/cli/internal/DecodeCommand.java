// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.rdpworkbench.cli.Command;
import org.rdpworkbench.cli.ExitState;
import org.rdpworkbench.report.DecodeText;
import org.rdpworkbench.report.Format;
import org.rdpworkbench.report.JsonSymptom;
import org.rdpworkbench.symptoms.Decoded;
import org.rdpworkbench.symptoms.Symptoms;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code decode}: what codes mean. Touches neither the engine nor, for text, JSON: it is to answer at once. */
@Component(service = Command.class, scope = ServiceScope.PROTOTYPE)
@CommandLine.Command(name = "decode", sortOptions = false,
        description = {"Says what the codes of a failed connection mean, what they prove and what not.", ""},
        footer = {"", "Examples:", "  ${ROOT-COMMAND-NAME} decode 0x904 0x7", "  ${ROOT-COMMAND-NAME} decode 2308",
                "  ${ROOT-COMMAND-NAME} decode 0x80090322",
                "  ${ROOT-COMMAND-NAME} decode -   (and paste the text of the dialog)"})
public final class DecodeCommand implements Command {

    private static final int MOST_INPUT = 64 << 10;

    private final Symptoms symptoms;
    private final Function<String, Optional<String>> titles;
    private final InputStream in;
    private CommandSpec spec;

    @Mixin
    private final OutputOptions options;

    @Parameters(paramLabel = "CODE", arity = "1..*", description = "One code or two, in hex or decimal, also as "
            + "0x904/0x7; the text of the dialog, in any language; or - to read that from stdin.")
    private List<String> words;

    /** As a component. */
    @Activate
    public DecodeCommand(@Reference Symptoms symptoms) {
        this(symptoms, new CauseTitles(), System.in, Terminal.ofProcess());
    }

    DecodeCommand(Symptoms symptoms, Function<String, Optional<String>> titles, InputStream in, Terminal terminal) {
        this.symptoms = symptoms;
        this.titles = titles;
        this.in = in;
        this.options = new OutputOptions(terminal);
    }

    /** Statuses are often shown as negative numbers, which are no options. */
    @Spec
    void spec(CommandSpec own) {
        spec = own;
        own.parser().unmatchedOptionsArePositionalParams(true);
    }

    /** There is nothing to wait for, so that it is only checked; scripts may give it to every command. */
    @Option(names = "--timeout", paramLabel = "SECONDS", hidden = true)
    void timeout(String seconds) {
        options.setTimeout(seconds);
    }

    @Override
    public Integer call() throws IOException, FileException {
        Decoded decoded = SymptomArgument.decode(text(), symptoms, options);
        try (Output output = options.open(Format.OF_ANSWERS)) {
            output.write(output.format() == Format.JSON ? new JsonSymptom(titles).write(decoded)
                    : new DecodeText(titles, output.style()).write(decoded));
        }
        return decoded.broken().isEmpty() ? ExitState.OK : ExitState.INCOMPLETE;
    }

    private String text() throws IOException {
        if (words.equals(List.of("-"))) {
            return new String(in.readNBytes(MOST_INPUT), StandardCharsets.UTF_8);
        }
        for (String word : words) {
            // No option has a space in it, but a pasted line may begin with a dash.
            if (word.matches("-\\S+") && !word.matches("-[0-9]+")) {
                throw new CommandLine.UnmatchedArgumentException(spec.commandLine(), List.of(word));
            }
        }
        return String.join(" ", words);
    }
}
