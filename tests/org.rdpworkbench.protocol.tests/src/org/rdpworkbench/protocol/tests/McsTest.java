// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.protocol.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdpworkbench.protocol.mcs.ConnectResponse;
import org.rdpworkbench.protocol.mcs.DisconnectProviderUltimatum;
import org.rdpworkbench.protocol.mcs.ServerCore;
import org.rdpworkbench.protocol.mcs.ServerData;
import org.rdpworkbench.protocol.mcs.ServerSecurity;
import org.rdpworkbench.protocol.wire.DecodeException;

class McsTest {

    private static final ServerSecurity SECURITY_128_BIT = new ServerSecurity(2, 2, 32, 184);

    @Test
    void recognisesTheUltimatum() throws DecodeException {
        DisconnectProviderUltimatum ultimatum = DisconnectProviderUltimatum.decode(Vectors.get("ultimatum.xrdp"));
        assertEquals(new DisconnectProviderUltimatum(3), ultimatum);
        assertEquals("rn-user-requested", ultimatum.reasonName());
        assertEquals("7", new DisconnectProviderUltimatum(7).reasonName());
        assertThrows(DecodeException.class,
                () -> DisconnectProviderUltimatum.decode(Vectors.hex("0300000902f0802580")));
    }

    @Test
    void readsSecurityBlocks() throws DecodeException {
        assertEquals(new ServerData(Optional.empty(), Optional.of(SECURITY_128_BIT), List.of()),
                ServerData.decode(Vectors.get("server-data.security-128-bit")));
        assertEquals(Optional.of(new ServerSecurity(0, 0, 0, 0)),
                ServerData.decode(Vectors.get("server-data.security-under-tls")).security());
    }

    @Test
    void readsAWholeConnectResponse() throws DecodeException {
        ServerData data = new ServerData(Optional.of(new ServerCore(0x00080004)), Optional.of(SECURITY_128_BIT),
                List.of(0x0C03));
        assertEquals(new ConnectResponse(0, data), ConnectResponse.decode(Vectors.get("connect-response")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"030c0000", "030c0300", "030c0500", "020c1400 02000000 02000000 ffffffff ffffffff"})
    void aLyingLengthEndsTheLoop(String blocks) {
        assertThrows(DecodeException.class, () -> ServerData.decode(Vectors.hex(blocks)));
    }

    @Test
    void blocksAreCounted() throws DecodeException {
        assertEquals(64, ServerData.decode(Vectors.hex("000c0400".repeat(64))).otherTypes().size());
        assertThrows(DecodeException.class, () -> ServerData.decode(Vectors.hex("000c0400".repeat(65))));
    }
}
