// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.fleet.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rdpworkbench.core.spi.ImportException;

class RdpImporterTest {

    private static final String SAMPLE =
            "||rds01.example.com:3390||Gateway: gw.example.com; Other address: rds.example.com";

    @Test
    void itIsReadInTheEncodingsOfMstsc() throws ImportException {
        String text = Samples.text("connection.rdp").replace("\n", "\r\n");
        assertEquals(List.of(SAMPLE), Samples.entries(Samples.read("rdp", text)));
        assertEquals(List.of(SAMPLE), Samples.entries(Samples.read("rdp", "\ufeff" + text)));
        byte[] wide = ("\ufeff" + text).getBytes(StandardCharsets.UTF_16LE);
        assertTrue(new RdpImporter().reads("", wide));
        assertEquals(List.of(SAMPLE), Samples.entries(new RdpImporter().read(wide)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "full address:s:srv                                                | srv:3389",
        "Full Address:S:srv:3391                                           | srv:3391",
        "full address:s:srv:3391~server port:i:3392                        | srv:3391",
        "server port:i:3392~full address:s:2001:db8::1                     | [2001:db8::1]:3392",
        "full address:s:[2001:db8::1]~server port:i:3392                   | [2001:db8::1]:3392",
        "full address:s:[2001:db8::1]:3393                                 | [2001:db8::1]:3393",
        "alternate full address:s:srv2                                     | srv2:3389",
        "full address:s:~alternate full address:s:srv2                     | srv2:3389",
    })
    void theAddressIsTheOneThatMstscTakes(String lines, String target) throws ImportException {
        assertEquals(List.of(target), Samples.targets(Samples.read("rdp", lines.replace('~', '\n'))));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "none", value = {"0,none", "4,none", "1,Gateway: gw", "2,Gateway: gw", "3,Gateway: gw"})
    void aGatewayThatIsNotUsedIsNotNamed(String use, String notes) throws ImportException {
        String text = "full address:s:srv\ngatewayhostname:s:gw\ngatewayusagemethod:i:" + use;
        assertEquals(notes == null ? "" : notes, Samples.read("rdp", text).entries().getFirst().notes());
    }

    @Test
    void aHostThatIsNoneIsNamedAndAFileWithoutOneRefused() throws ImportException {
        assertEquals(List.of("full address: \"no host\" is not a host name or address"),
                Samples.skipped(Samples.read("rdp", "full address:s:no host")));
        assertEquals(List.of("full address: it names an account, and a host is wanted"),
                Samples.skipped(Samples.read("rdp", "full address:s:admin:" + Samples.CANARY + "@srv")));
        String message = assertThrows(ImportException.class, () -> Samples.read("rdp", "username:s:a")).getMessage();
        assertEquals("The file names no host; save the connection in mstsc again, with a computer.", message);
    }
}
