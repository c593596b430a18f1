// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.protocol.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.protocol.ldap.RootDse;
import org.rdpworkbench.protocol.wire.DecodeException;

class RootDseTest {

    /** The very bytes that the domain controller of the vector answered. */
    @Test
    void requestAsksForTwoAttributesOfTheRoot() {
        assertArrayEquals(HexFormat.of().parseHex("303f020101633a04000a01000a0100020100020100010100870b6f626a6563"
                + "74436c617373301a040b63757272656e7454696d65040b646e73486f73744e616d65"), RootDse.request());
    }

    @Test
    void aDomainControllerTellsTimeAndName() throws DecodeException {
        assertEquals(new RootDse(Optional.of(Instant.parse("2026-11-23T08:24:10Z")), Optional.of("dc1.corp.example")),
                RootDse.decode(Vectors.get("root-dse.samba")));
    }

    @Test
    void whatFollowsTheFirstMessageIsLeftAlone() throws DecodeException {
        byte[] message = Vectors.get("root-dse.samba");
        assertEquals(2, RootDse.missing(new byte[0]));
        assertEquals(message.length - 2, RootDse.missing(Arrays.copyOf(message, 2)));
        assertEquals(0, RootDse.missing(message));
    }
}
