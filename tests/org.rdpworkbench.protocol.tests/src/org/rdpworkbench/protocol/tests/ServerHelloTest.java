// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.protocol.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdpworkbench.protocol.tls.ServerHello;
import org.rdpworkbench.protocol.wire.DecodeException;

class ServerHelloTest {

    private static final String RANDOM = "5a".repeat(32);
    private static final String OLD = "160301002a" + "02000026" + "0301" + RANDOM + "00" + "c014" + "00";
    private static final String NEW = "1603030050" + "0200004c" + "0303" + RANDOM + "20" + "11".repeat(32) + "1302"
            + "00" + "0004" + "00170000";
    /** With key_share before supported_versions. */
    private static final String TLS_1_3 = "1603030038" + "02000034" + "0303" + RANDOM + "00" + "1301" + "00"
            + "000c" + "00330002001d" + "002b00020304";

    private static Optional<ServerHello> decode(String hex) throws DecodeException {
        return ServerHello.decode(HexFormat.of().parseHex(hex));
    }

    @Test
    void saysWhatWasChosen() throws DecodeException {
        assertEquals(Optional.of(new ServerHello(0x0301, 0xC014)), decode(OLD));
        assertEquals(Optional.of(new ServerHello(0x0303, 0x1302)), decode(NEW));
        assertEquals(Optional.of(new ServerHello(0x0304, 0x1301)), decode(TLS_1_3));
    }

    @Test
    void doesNotMindWhatFollows() throws DecodeException {
        assertEquals(decode(OLD), decode(OLD + "1503010002022800"));
    }

    @Test
    void isNotThereUntilItIsWhole() throws DecodeException {
        byte[] whole = HexFormat.of().parseHex(TLS_1_3);
        for (int length = 0; length < whole.length; length++) {
            assertEquals(Optional.empty(), ServerHello.decode(Arrays.copyOf(whole, length)), "cut at " + length);
        }
        assertTrue(ServerHello.decode(whole).isPresent());
    }

    @Test
    void mayLieInSeveralRecords() throws DecodeException {
        String message = OLD.substring(10);
        assertEquals(decode(OLD), decode("1603010001" + message.substring(0, 2) + "1603010029" + message.substring(2)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1603030004" + "0b000000", "1603030004" + "02ffffff", "1603030004" + "02000000",
        "16030300050200000103", "0300000902f0802180",
        "160301002a" + "02000026" + "0301" + "5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a"
            + "21" + "c01400"})
    void isNotMistakenForSomethingElse(String hex) {
        assertThrows(DecodeException.class, () -> decode(hex));
    }

    /** Whatever is damaged, it is read or refused. */
    @Test
    void damageIsReadOrRefused() {
        Random random = new Random(904);
        for (int round = 0; round < 50_000; round++) {
            byte[] bytes = HexFormat.of().parseHex(round % 2 == 0 ? NEW : TLS_1_3);
            for (int damage = random.nextInt(4); damage >= 0; damage--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try {
                ServerHello.decode(bytes).ifPresent(hello -> assertTrue(hello.cipherSuite() <= 0xFFFF));
            } catch (DecodeException refused) {
                assertTrue(refused.getMessage().contains("at offset"));
            }
        }
    }
}
