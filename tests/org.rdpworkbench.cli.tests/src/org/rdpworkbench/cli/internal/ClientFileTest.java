// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rdpworkbench.core.run.CaseFormatException;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.Source;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.Vantage;
import picocli.CommandLine;

/** What a client's file says for a plan, and what is refused. */
class ClientFileTest {

    private static final Target HOST = Target.of("srv1", 3389);
    private static final Evidence.Observed PIECE = new Evidence.Observed(new EvidenceKey("a.Client", Vantage.CLIENT), 1,
            new ObjectMapper().valueToTree("it"), new Source("a", "1", Instant.EPOCH, 0));

    @TempDir
    private Path folder;

    @CommandLine.Command
    private static final class Holder {
        @CommandLine.Mixin
        private final OutputOptions options = new OutputOptions(Terminal.NONE);
        @CommandLine.Mixin
        private final ClientFile client = new ClientFile();
    }

    private static List<Evidence.Observed> read(ClientFile.Reading reading, List<Target> hosts, String... arguments)
            throws FileException {
        Holder holder = new Holder();
        new CommandLine(holder).parseArgs(arguments);
        return holder.client.of(hosts, reading, holder.options);
    }

    private static String bad(ClientFile.Reading reading, List<Target> hosts, String file) {
        return assertThrows(CommandLine.ParameterException.class, () -> read(reading, hosts, "--client", file))
                .getMessage();
    }

    private String failed(ClientFile.Reading reading, String file) {
        return assertThrows(FileException.class, () -> read(reading, List.of(HOST), "--client", file)).getMessage();
    }

    private String file() throws Exception {
        return Files.writeString(folder.resolve("client.json"), "it").toString();
    }

    @Test
    void itIsReadForTheHostThatIsPlanned() throws Exception {
        assertEquals(List.of(PIECE), read((bytes, target) -> {
            assertEquals(HOST, target);
            assertEquals("it", new String(bytes, StandardCharsets.UTF_8));
            return List.of(PIECE);
        }, List.of(HOST), "--client", file()));
        assertEquals(List.of(), read((bytes, target) -> {
            throw new AssertionError("nobody named a file");
        }, List.of(HOST, Target.of("srv2", 3389))));
    }

    @Test
    void whatSaysNothingOfThatHostIsRefused() throws Exception {
        assertTrue(bad((bytes, target) -> List.of(), List.of(HOST), file())
                .contains("says nothing of a client of srv1"));
        assertEquals("--client is about one host; plan that host alone.", bad((bytes, target) -> List.of(PIECE),
                List.of(HOST, Target.of("srv2", 3389)), file()));
    }

    @Test
    void whatCannotBeReadIsSaid() throws Exception {
        String file = file();
        assertEquals(file + " is not a case file.", failed((bytes, target) -> {
            throw new CaseFormatException("is not a case file.");
        }, file));
        assertTrue(failed((bytes, target) -> List.of(), file + "x").contains("there is no such file"));
        assertTrue(failed((bytes, target) -> List.of(), folder.toString()).contains("it is a directory"));
        assertEquals("The name of the file is empty.", failed((bytes, target) -> List.of(), ""));
    }
}
