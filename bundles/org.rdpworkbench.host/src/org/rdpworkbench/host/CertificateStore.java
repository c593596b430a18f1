// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rdpworkbench.core.spi.SettingValue;

/**
 * A certificate store of a host's machine account, out of its registry.
 *
 * @param certificates in the order of the registry
 * @param unreadable the names of entries that are no certificate to us, which may be damaged or of a newer kind
 */
public record CertificateStore(List<StoredCertificate> certificates, List<String> unreadable) {

    /** Where a certificate lies that the host was given. */
    public static final String PERSONAL = "MY";
    /** Where the host keeps the one that Remote Desktop made itself. */
    public static final String REMOTE_DESKTOP = "Remote Desktop";

    /** The value that holds a certificate and what is known of its key. */
    static final String BLOB = "Blob";

    private static final String STORES = "HKLM\\SOFTWARE\\Microsoft\\SystemCertificates\\";

    public CertificateStore {
        certificates = List.copyOf(certificates);
        unreadable = List.copyOf(unreadable);
    }

    /**
     * Reads one.
     *
     * @param name such as {@link #PERSONAL}
     * @return empty when there is no such store, or nothing was ever put into it
     */
    public static Answer<Optional<CertificateStore>> read(HostSession session, String name)
            throws InterruptedException {
        String path = STORES + name + "\\Certificates";
        return switch (session.registry().key(path)) {
            case Answer.None<Optional<RegistryKey>>(Obstacle obstacle, String call, String code) ->
                    Answer.none(obstacle, call, code);
            case Answer.Value<Optional<RegistryKey>>(Optional<RegistryKey> key) -> key.isEmpty()
                    ? Answer.of(Optional.empty()) : read(session.registry(), path, key.get().subkeys());
        };
    }

    /** Where the registry keeps one certificate of a store, by its thumbprint in lower-case hex. */
    static String key(String store, String thumbprint) {
        return STORES + store + "\\Certificates\\" + thumbprint.toUpperCase(Locale.ROOT);
    }

    private static Answer<Optional<CertificateStore>> read(Registry registry, String path, List<String> names)
            throws InterruptedException {
        List<StoredCertificate> certificates = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        for (String name : names) {
            switch (registry.value(path + "\\" + name, BLOB)) {
                case Answer.None<SettingValue>(Obstacle obstacle, String call, String code) -> {
                    return Answer.none(obstacle, call, code);
                }
                case Answer.Value<SettingValue>(SettingValue blob) -> {
                    try {
                        certificates.add(StoredCertificate.read(HexFormat.of().parseHex(blob.hex())));
                    } catch (MalformedBytesException e) {
                        unreadable.add(name);
                    }
                }
            }
        }
        return Answer.of(Optional.of(new CertificateStore(certificates, unreadable)));
    }
}
