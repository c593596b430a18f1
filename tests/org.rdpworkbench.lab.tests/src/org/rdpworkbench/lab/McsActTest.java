// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.lab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class McsActTest {

    private static final byte[] ANY_UNIT = Bytes.hex("03000009 02f080 7f65");

    private static byte[] afterAgreement(McsAct act) throws IOException {
        try (LabHost host = LabHost.start(Behaviour.healthy().negotiating(NegotiationAct.rdpOnly()).mcs(act));
                Client client = new Client(host)) {
            client.negotiate(0);
            return client.send(ANY_UNIT).finish();
        }
    }

    @Test
    void theResponseEndsWithTheSecurityBlock() throws IOException {
        byte[] response = afterAgreement(McsAct.encryption(2, 3));
        assertEquals(response.length, (response[2] & 0xFF) << 8 | response[3] & 0xFF);
        String block = HexFormat.of().formatHex(response).split("020cec00")[1];
        assertEquals("02000000" + "03000000" + "20000000" + "b8000000", block.substring(0, 32));
        assertEquals(2 * (0xEC - 4), block.length());
    }

    @Test
    void withoutEncryptionThereIsNoKey() throws IOException {
        String response = HexFormat.of().formatHex(afterAgreement(McsAct.encryption(0, 0)));
        assertEquals("020c0c00" + "00000000" + "00000000", response.substring(response.length() - 24));
    }

    @Test
    void faultsStandHereToo() throws IOException {
        assertArrayEquals(new byte[0], afterAgreement(Fault.close()));
        assertArrayEquals(Bytes.hex("0300000902f0802180"),
                afterAgreement(Fault.say("0300000902f0802180", Fault.End.CLOSE)));
    }
}
