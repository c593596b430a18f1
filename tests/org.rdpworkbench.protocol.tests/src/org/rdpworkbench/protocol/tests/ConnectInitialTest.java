// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.protocol.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdpworkbench.protocol.mcs.ClientData;
import org.rdpworkbench.protocol.mcs.ConnectInitial;
import org.rdpworkbench.protocol.wire.Octets;

class ConnectInitialTest {

    /** The example of [MS-RDPBCGR] 4.1.3 without CS_CLUSTER and CS_NET, which are optional, and without its names. */
    private static final String EXAMPLE = """
            03000167 02f080 7f65 82015b 040101 040101 0101ff
            3019 020122 020102 020100 020101 020100 020101 0202ffff 020102
            3019 020101 020101 020101 020101 020100 020101 02020420 020102
            301c 0202ffff 0202fc17 0202ffff 020101 020100 020101 0202ffff 020102
            0481fb 000500147c0001 80f2 0008001000 01c000 44756361 80e4
            01c0d800 04000800 0004 0003 01ca 03aa 09040000 280a0000
            """ + "6c00610062000000 0000000000000000 0000000000000000 0000000000000000" + """
            04000000 00000000 0c000000
            """ + "00".repeat(64) + """
            01ca 0100 00000000 1800 0700 0100
            """ + "00".repeat(64) + """
            00 00 00000000
            02c00c00 1b000000 00000000""";

    @Test
    void isWrittenAsTheSpecificationShows() {
        assertEquals(Octets.of(Vectors.hex(EXAMPLE.replace("\n", ""))),
                Octets.of(new ConnectInitial(new ClientData("lab", ClientData.ALL_METHODS)).encode()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sixteen-letters-", "n\u00e4me", "line\n"})
    void aNameThatDoesNotFitIsRefused(String name) {
        assertThrows(IllegalArgumentException.class, () -> new ClientData(name, ClientData.ALL_METHODS));
    }
}
