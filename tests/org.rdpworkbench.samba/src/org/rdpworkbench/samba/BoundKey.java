// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.samba;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * A certificate as Windows binds one to Remote Desktop, by its thumbprint in the registry, and the file of its key. Of
 * what Samba makes of a file's permissions, the entry of Everyone is the only one that reaches NETWORK SERVICE.
 */
public record BoundKey(SambaFolder host, Path file) {

    /** What the file of the key in the container TSSecKeySet1 is called on a machine with that MachineGuid. */
    public static final String FILE = "f686aace6942fb7f7ceb231212eef4a4_00000000-1111-2222-3333-444444444444";

    private static final byte[] CERTIFICATE = Base64.getDecoder().decode(
            "MIIBqTCCAU6gAwIBAgIUNcc5atFheao4a2qFxp3U+3YStH0wCgYIKoZIzj0EAwIwHzEdMBsGA1UEAwwUV0lOSE9TVC5jb3Jw"
            + "LmV4YW1wbGUwHhcNMjYwMTAxMDAwMDAwWhcNMjYwNzAyMDAwMDAwWjAfMR0wGwYDVQQDDBRXSU5IT1NULmNvcnAuZXhhbXBs"
            + "ZTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABOHtxcovDTtlOHe7++Bhph1Xx4HBFNN0Qn1eNDNwv9/zYk4gISBC/4nYUYHI"
            + "rlqnaIPBXhgwKZrSv8XKDPyKF3ajaDBmMB0GA1UdDgQWBBR408HlOJ9KSbx2JG6BNWr1Zcur6DAfBgNVHSMEGDAWgBR408Hl"
            + "OJ9KSbx2JG6BNWr1Zcur6DAPBgNVHRMBAf8EBTADAQH/MBMGA1UdJQQMMAoGCCsGAQUFBwMBMAoGCCqGSM49BAMCA0kAMEYC"
            + "IQCyHJUJ0J2S2vfQN9iAEveco5M9iBjrunDXZr7onxonkgIhAMawKTIb3hDUIFHL1o1sBb0AZ7IdOxtcUE206RnXuuJC");

    /** Binds it there; who may read the file of its key is what {@link #permissions} says then. */
    public static BoundKey in(SambaFolder host) throws IOException, GeneralSecurityException {
        return in(host, CERTIFICATE);
    }

    /** The same with another certificate, in DER. */
    public static BoundKey in(SambaFolder host, byte[] certificate) throws IOException, GeneralSecurityException {
        byte[] sha1 = MessageDigest.getInstance("SHA-1").digest(certificate);
        host.importRegistry("""
                [HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations]
                "SelfSignedCertificate"=hex:%s

                [HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations\\RDP-Tcp]
                "PortNumber"=dword:00000d3d

                [HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Cryptography]
                "MachineGuid"="%s"

                [HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\SystemCertificates\\Remote Desktop\\Certificates\\%s]
                "Blob"=hex:%s
                """.formatted(hex(sha1), FILE.substring(FILE.indexOf('_') + 1),
                HexFormat.of().withUpperCase().formatHex(sha1), hex(entry("TSSecKeySet1", certificate))));
        Path folder = Files.createDirectories(host.drive().resolve("ProgramData/Microsoft/Crypto/RSA/MachineKeys"));
        Path file = Files.writeString(folder.resolve(FILE), "not a key");
        host.own(host.drive());
        return new BoundKey(host, file);
    }

    /**
     * The entry of the store, [MS-GPEF] 2.2.1.1.1: where the key is, and the certificate.
     *
     * @param container what the key is called
     */
    private static byte[] entry(String container, byte[] certificate) {
        byte[] names = (container + "\0Microsoft Enhanced Cryptographic Provider v1.0\0")
                .getBytes(StandardCharsets.UTF_16LE);
        ByteBuffer blob = ByteBuffer.allocate(8_192).order(ByteOrder.LITTLE_ENDIAN);
        blob.putInt(2).putInt(1).putInt(28 + names.length);
        blob.putInt(28).putInt(28 + 2 * (container.length() + 1)).putInt(1).putInt(0x20).putLong(0).putInt(1)
                .put(names);
        blob.putInt(32).putInt(1).putInt(certificate.length).put(certificate);
        return Arrays.copyOf(blob.array(), blob.position());
    }

    /**
     * Puts another certificate into the host's own store, with a key of its own.
     *
     * @param file the name of the file of its key, which everybody may read
     */
    public Path other(byte[] certificate, String container, String file)
            throws IOException, GeneralSecurityException {
        host.importRegistry("""
                [HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\SystemCertificates\\MY\\Certificates\\%s]
                "Blob"=hex:%s
                """.formatted(HexFormat.of().withUpperCase().formatHex(MessageDigest.getInstance("SHA-1")
                .digest(certificate)), hex(entry(container, certificate))));
        Path other = Files.writeString(this.file.resolveSibling(file), "another key");
        Files.setPosixFilePermissions(other, PosixFilePermissions.fromString("rw-r--r--"));
        host.own(other);
        return other;
    }

    private static String hex(byte[] bytes) {
        return HexFormat.ofDelimiter(",").formatHex(bytes);
    }

    /** Binds another certificate to the listener, which no store of the host has; or none again. */
    public void bindStale(boolean stale) throws IOException {
        host.importRegistry("""
                [HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations\\RDP-Tcp]
                "SSLCertificateSHA1Hash"=%s
                """.formatted(stale ? "hex:" + "ab,".repeat(19) + "ab" : "-"));
    }

    /** Of owner, group and Everyone. */
    public void permissions(String all) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(all));
    }

    /** Leaves the file of a machine that this one was cloned from beside it, which nobody may read. */
    public void orphan() throws IOException {
        Path orphan = file.resolveSibling(FILE.replace("1111", "9999"));
        Files.deleteIfExists(orphan);
        Files.createFile(orphan, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        host.own(orphan);
    }

    /** Does what a popular article says: another name for the whole folder, and an empty one in its place. */
    public void putFolderAside() throws IOException {
        Path folder = file.getParent();
        Files.move(folder, aside());
        host.own(Files.createDirectory(folder));
    }

    /** Puts the old one back, in place of the empty one. */
    public void bringFolderBack() throws IOException {
        Files.delete(file.getParent());
        Files.move(aside(), file.getParent());
    }

    private Path aside() {
        return file.getParent().resolveSibling("MachineKeys_old");
    }

    /** Gives the file of the key another name. */
    public void hide() throws IOException {
        Files.move(file, file.resolveSibling("hidden"));
    }

    /** Gives it its own name again. */
    public void show() throws IOException {
        Files.move(file.resolveSibling("hidden"), file);
    }

    /** What Schannel writes when the key cannot be used. */
    public static LoggedEvent event(Instant at) {
        return new LoggedEvent(at, 36870, "ERROR", "Schannel", List.of("server", "0x8009030D", "10001"));
    }
}
