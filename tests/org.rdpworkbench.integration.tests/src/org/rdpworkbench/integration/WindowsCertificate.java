// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.integration;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.rdpworkbench.lab.LabCertificate;

/**
 * The certificate that a Windows made for itself, as it keeps it.
 *
 * @param thumbprint in upper case, as the store names it
 * @param entry of the store, in hex
 * @param key the file of its key, which everybody may read
 */
record WindowsCertificate(String thumbprint, String entry, Path key) {

    private static final String GUID = "value:HKLM\\SOFTWARE\\Microsoft\\Cryptography\\\\MachineGuid";
    /** What the file of the key in the container TSSecKeySet1 begins with. */
    private static final String FILE = "f686aace6942fb7f7ceb231212eef4a4_";

    /** Has the host show a certificate, and keep it in its store. */
    static WindowsCertificate keep(WindowsHost host, LabCertificate shown) throws Exception {
        byte[] certificate = host.shows(shown);
        byte[] sha1 = MessageDigest.getInstance("SHA-1").digest(certificate);
        String thumbprint = HexFormat.of().withUpperCase().formatHex(sha1);
        byte[] entry = entry(certificate);
        host.registry("""
                [HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations]
                "SelfSignedCertificate"=hex:%s

                [HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\SystemCertificates\\Remote Desktop\\Certificates\\%s]
                "Blob"=hex:%s
                """.formatted(hex(sha1), thumbprint, hex(entry)));
        return new WindowsCertificate(thumbprint, HexFormat.of().formatHex(entry), key(host));
    }

    /** [MS-GPEF] 2.2.1.1.1: where the key is, a friendly name, something that nobody knows, and the certificate. */
    private static byte[] entry(byte[] certificate) {
        byte[] key = "TSSecKeySet1\0Microsoft Enhanced Cryptographic Provider v1.0\0"
                .getBytes(StandardCharsets.UTF_16LE);
        byte[] name = "Its name\0".getBytes(StandardCharsets.UTF_16LE);
        ByteBuffer blob = ByteBuffer.allocate(4_096).order(ByteOrder.LITTLE_ENDIAN);
        blob.putInt(2).putInt(1).putInt(28 + key.length).putInt(28).putInt(28 + 26).putInt(1).putInt(0x20).putLong(0)
                .putInt(1).put(key);
        blob.putInt(11).putInt(1).putInt(name.length).put(name);
        blob.putInt(0x8001).putInt(1).putInt(3).put(new byte[] {0, -1, 1});
        blob.putInt(32).putInt(1).putInt(certificate.length).put(certificate);
        return Arrays.copyOf(blob.array(), blob.position());
    }

    private static Path key(WindowsHost host) throws IOException {
        String guid = new String(HexFormat.of().parseHex(host.get(GUID).replaceFirst(".* ", "")),
                StandardCharsets.UTF_16LE).replace("\0", "");
        Path keys = host.machine().drive().resolve("ProgramData/Microsoft/Crypto/RSA/MachineKeys");
        Path file = Files.writeString(Files.createDirectories(keys).resolve(FILE + guid), "not a key");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.ofDelimiter(",").formatHex(bytes);
    }
}
