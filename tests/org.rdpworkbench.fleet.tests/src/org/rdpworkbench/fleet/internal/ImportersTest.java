// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.fleet.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.rdpworkbench.core.spi.HostList;
import org.rdpworkbench.core.spi.ImportException;
import org.rdpworkbench.core.spi.Importer;

/** What holds for every importer. */
class ImportersTest {

    private static Stream<String> files() {
        return Samples.FILES.keySet().stream().sorted();
    }

    private static Set<String> readers(String name, byte[] content) {
        return Samples.IMPORTERS.stream().filter(importer -> importer.reads(name, content)).map(Importer::id)
                .filter(id -> !id.equals("list")).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFileIsReadByOneImporterWhateverItsNameIs(String file) {
        byte[] content = Samples.bytes(file);
        String id = Samples.FILES.get(file);
        Set<String> expected = id.equals("list") ? Set.of() : Set.of(id);
        assertEquals(expected, readers(file, content));
        assertEquals(expected, readers("", content));
        assertEquals(expected, readers("hosts.dat", content));
    }

    @ParameterizedTest
    @MethodSource("files")
    void noPasswordGetsOut(String file) throws ImportException {
        assertTrue(Samples.text(file).contains(Samples.CANARY), "the sample has one");
        HostList hosts = Samples.importer(Samples.FILES.get(file)).read(Samples.bytes(file));
        assertFalse(hosts.toString().contains(Samples.CANARY), hosts::toString);
        assertFalse(hosts.entries().isEmpty());
    }

    @Test
    void plainTextIsLeftToTheList() {
        Importer list = Samples.importer("list");
        assertTrue(list.reads("", "srv01".getBytes(StandardCharsets.UTF_8)));
        assertTrue(list.reads("", "[::1]:3389".getBytes(StandardCharsets.UTF_8)));
        assertFalse(list.reads("", "  \n".getBytes(StandardCharsets.UTF_8)));
        assertFalse(list.reads("", "<a/>".getBytes(StandardCharsets.UTF_8)));
        assertFalse(list.reads("", "[{\"host\": \"a\"}]".getBytes(StandardCharsets.UTF_8)));
        assertFalse(list.reads("", new byte[] {'P', 'K', 3, 4, 0, 0}));
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "rdp", "rdg", "mremoteng", "csv", "nmap"})
    void whatIsTooLargeOrSomethingElseIsRefusedInASentence(String id) {
        Importer importer = Samples.importer(id);
        for (byte[] wrong : List.of(new byte[FileText.MOST_BYTES + 1], new byte[] {'P', 'K', 3, 4, 0, 0},
                "<other/>".getBytes(StandardCharsets.UTF_8))) {
            String message = assertThrows(ImportException.class, () -> importer.read(wrong)).getMessage();
            assertTrue(message.matches("[A-Z][^.]*[;,] [^;]*\\."), message);
        }
    }

    @Test
    void everyImporterIsAComponent() throws InvalidSyntaxException {
        BundleContext context = FrameworkUtil.getBundle(Hosts.class).getBundleContext();
        Set<String> ids = context.getServiceReferences(Importer.class, null).stream().map(context::getService)
                .map(Importer::id).collect(Collectors.toSet());
        assertEquals(Samples.IMPORTERS.stream().map(Importer::id).collect(Collectors.toSet()), ids);
        assertEquals(Set.copyOf(Samples.FILES.values()), ids);
    }
}
