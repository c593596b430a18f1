// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.host.Answer;
import org.rdpworkbench.host.CertificateStore;
import org.rdpworkbench.host.KeyContainer;
import org.rdpworkbench.host.MalformedBytesException;
import org.rdpworkbench.host.Obstacle;
import org.rdpworkbench.host.StoredCertificate;

/** Certificate stores out of blobs made by hand, [MS-GPEF] 2.2.1.1.1, around a certificate that OpenSSL made. */
class CertificateStoreTest {

    private static final String STORE = "HKLM\\SOFTWARE\\Microsoft\\SystemCertificates\\Remote Desktop\\Certificates";
    private static final String THUMBPRINT = "3dcd9360a99b70f89910a85c09c50551d75835f7";
    private static final byte[] CERTIFICATE = Base64.getDecoder().decode(
            "MIIBqTCCAU6gAwIBAgIUNcc5atFheao4a2qFxp3U+3YStH0wCgYIKoZIzj0EAwIwHzEdMBsGA1UEAwwUV0lOSE9TVC5jb3Jw"
            + "LmV4YW1wbGUwHhcNMjYwMTAxMDAwMDAwWhcNMjYwNzAyMDAwMDAwWjAfMR0wGwYDVQQDDBRXSU5IT1NULmNvcnAuZXhhbXBs"
            + "ZTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABOHtxcovDTtlOHe7++Bhph1Xx4HBFNN0Qn1eNDNwv9/zYk4gISBC/4nYUYHI"
            + "rlqnaIPBXhgwKZrSv8XKDPyKF3ajaDBmMB0GA1UdDgQWBBR408HlOJ9KSbx2JG6BNWr1Zcur6DAfBgNVHSMEGDAWgBR408Hl"
            + "OJ9KSbx2JG6BNWr1Zcur6DAPBgNVHRMBAf8EBTADAQH/MBMGA1UdJQQMMAoGCCsGAQUFBwMBMAoGCCqGSM49BAMCA0kAMEYC"
            + "IQCyHJUJ0J2S2vfQN9iAEveco5M9iBjrunDXZr7onxonkgIhAMawKTIb3hDUIFHL1o1sBb0AZ7IdOxtcUE206RnXuuJC");
    private static final String PROVIDER = "Microsoft RSA SChannel Cryptographic Provider";
    private static final int SEEDS = 4;
    private static final int ROUNDS = 1_000;

    private static byte[] properties(Object... idsAndValues) {
        ByteBuffer blob = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < idsAndValues.length; i += 2) {
            byte[] value = (byte[]) idsAndValues[i + 1];
            blob.putInt((int) idsAndValues[i]).putInt(1).putInt(value.length).put(value);
        }
        return bytes(blob);
    }

    private static byte[] keyProvInfo(String container, String provider, int type, int flags) {
        ByteBuffer info = ByteBuffer.allocate(1024).order(ByteOrder.LITTLE_ENDIAN);
        info.putInt(28).putInt(28 + 2 * container.length() + 2).putInt(type).putInt(flags).putLong(0).putInt(1);
        info.put((container + '\0' + provider + '\0').getBytes(StandardCharsets.UTF_16LE));
        return bytes(info);
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.position()];
        buffer.flip().get(bytes);
        return bytes;
    }

    private static byte[] ofRemoteDesktop() {
        return properties(3, HexFormat.of().parseHex(THUMBPRINT), 2, keyProvInfo("TSSecKeySet1", PROVIDER, 12, 0x20),
                32, CERTIFICATE);
    }

    @Test
    void aCertificateIsReadWithItsKey() throws Exception {
        StoredCertificate certificate = StoredCertificate.read(ofRemoteDesktop());
        assertEquals(THUMBPRINT, certificate.thumbprint());
        assertEquals("CN=WINHOST.corp.example", certificate.subject());
        assertEquals(Instant.parse("2026-01-01T00:00:00Z"), certificate.notBefore());
        assertEquals(Instant.parse("2026-07-02T00:00:00Z"), certificate.notAfter());
        assertEquals(Optional.of(List.of("1.3.6.1.5.5.7.3.1")), certificate.extendedKeyUsage());
        assertEquals(Optional.of(new KeyContainer("TSSecKeySet1", PROVIDER, 12, true)), certificate.key());
        assertEquals(HexFormat.of().formatHex(CERTIFICATE), certificate.encoded());
    }

    /** The file that everybody knows who has repaired such a host. */
    @Test
    void theFileOfALegacyKeyIsWorkedOut() {
        assertEquals(Optional.of("f686aace6942fb7f7ceb231212eef4a4_11112222-3333-4444-5555-666677778888"),
                new KeyContainer("TSSecKeySet1", PROVIDER, 12, true).fileName("11112222-3333-4444-5555-666677778888"));
        assertEquals(Optional.empty(),
                new KeyContainer("te-1", "Microsoft Software Key Storage Provider", 0, true).fileName("x"));
        assertEquals(Optional.empty(), new KeyContainer("schl\u00fcssel", PROVIDER, 12, true).fileName("x"));
    }

    @Test
    void aCertificateWithoutKeyHasNone() throws Exception {
        assertEquals(Optional.empty(), StoredCertificate.read(properties(32, CERTIFICATE)).key());
    }

    @Test
    void aStoreIsReadWhateverStandsBesideIt() throws Exception {
        RegistryHost host = new RegistryHost().with(STORE)
                .with(STORE + "\\AAAA", "Blob", SettingValue.of("REG_BINARY", ofRemoteDesktop()))
                .with(STORE + "\\BBBB", "Blob", SettingValue.of("REG_BINARY", new byte[5]))
                .with(STORE + "\\CCCC");
        CertificateStore store = CertificateStore.read(host, CertificateStore.REMOTE_DESKTOP).value().orElseThrow()
                .orElseThrow();
        assertEquals(List.of(THUMBPRINT), store.certificates().stream().map(StoredCertificate::thumbprint).toList());
        assertEquals(List.of("BBBB", "CCCC"), store.unreadable());
        assertEquals(Answer.of(Optional.empty()), CertificateStore.read(host, CertificateStore.PERSONAL));
        Answer<?> refused = Answer.none(Obstacle.NO_ACCESS, "BaseRegOpenKey", "0x5");
        assertEquals(refused, CertificateStore.read(host.refusing(STORE), CertificateStore.REMOTE_DESKTOP));
        assertEquals(refused, CertificateStore.read(host.refusing(STORE + "\\AAAA"), CertificateStore.REMOTE_DESKTOP));
    }

    @Test
    void othersAreRefused() {
        assertRefused("certificate BLOB at offset 0: has no certificate", new byte[0]);
        assertRefused("certificate BLOB at offset 4: needs 4 bytes, has 1", new byte[5]);
        assertRefused("certificate BLOB at offset 12: needs 2147483647 bytes, has 0",
                HexFormat.of().parseHex("2000000001000000ffffffff"));
        assertRefused("certificate at offset 0: is no X.509 certificate", properties(32, new byte[9]));
        assertRefused("KEY_PROV_INFO at offset 28: points outside, to 16777215",
                properties(2, HexFormat.of().parseHex("ffffff00" + "00".repeat(24)), 32, CERTIFICATE));
        assertRefused("certificate BLOB at offset 0: is longer than 1048576 bytes",
                new byte[StoredCertificate.MOST_BYTES + 1]);
    }

    private static void assertRefused(String message, byte[] blob) {
        assertEquals(message, assertThrows(MalformedBytesException.class, () -> StoredCertificate.read(blob))
                .getMessage());
    }

    static LongStream seeds() {
        String given = System.getenv("RDPWORKBENCH_FUZZ_SEED");
        return given != null ? LongStream.of(Long.parseLong(given)) : new Random().longs(SEEDS);
    }

    /** The seed of bytes that break it brings them back in the environment: {@code RDPWORKBENCH_FUZZ_SEED=…}. */
    @ParameterizedTest
    @MethodSource("seeds")
    void damagedOnesAreReadOrRefused(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] blob = ofRemoteDesktop();
            for (int change = random.nextInt(4); change >= 0; change--) {
                blob[random.nextInt(blob.length)] = (byte) random.nextInt();
            }
            try {
                assertTrue(StoredCertificate.read(blob).thumbprint().length() == 40);
            } catch (MalformedBytesException e) {
                assertTrue(e.getMessage().contains(" at offset "), e::getMessage);
            } catch (RuntimeException | Error e) {
                throw new AssertionError("RDPWORKBENCH_FUZZ_SEED=" + seed, e);
            }
        }
    }
}
