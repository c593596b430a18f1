// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.host;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.facts.BoundCertificate.Key;
import org.rdpworkbench.facts.BoundCertificate.Other;
import org.rdpworkbench.facts.BoundCertificate.Others;
import org.rdpworkbench.facts.KeyAccess;
import org.rdpworkbench.facts.ServerCertificate.Certificate;
import org.rdpworkbench.host.CertificateStore;
import org.rdpworkbench.host.HostSession;
import org.rdpworkbench.host.KeyFile;
import org.rdpworkbench.host.StoredCertificate;

/** What else a host has that could be bound to its listener, in the place of what somebody bound. */
final class OtherCertificates {

    private static final String NETWORK = "HKLM\\SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters";
    /** Of those that end last; a host has one or two. */
    private static final int MOST = 10;

    private final HostSession session;
    private final Optional<String> machineGuid;

    /** @param machineGuid names the files of keys; empty where the host has none */
    OtherCertificates(HostSession session, Optional<String> machineGuid) {
        this.session = session;
        this.machineGuid = machineGuid;
    }

    /** @param bound the thumbprint of the one that is bound, which is no other one */
    Optional<Others> than(String bound, List<String> stores) throws InterruptedException {
        List<Other> found = new ArrayList<>();
        for (String store : stores) {
            Optional<Optional<CertificateStore>> read = CertificateStore.read(session, store).value();
            if (read.isEmpty()) {
                return Optional.empty();
            }
            read.get().stream().flatMap(all -> all.certificates().stream())
                    .filter(one -> !one.thumbprint().equals(bound))
                    .forEach(one -> found.addAll(other(store, one).stream().toList()));
        }
        found.sort(Comparator.comparing((Other other) -> other.certificate().notAfter()).reversed()
                .thenComparing(other -> other.certificate().sha1()));
        List<Other> most = new ArrayList<>();
        for (Other other : found.subList(0, Math.min(found.size(), MOST))) {
            most.add(new Other(other.store(), other.certificate(), other.key(), serviceReads(other.key())));
        }
        return Optional.of(new Others(hostName(), most));
    }

    private Optional<Other> other(String store, StoredCertificate stored) {
        Optional<Certificate> certificate = stored.fields().filter(Certificate::forServers);
        return stored.key().flatMap(key -> certificate.map(fields -> new Other(store, fields,
                new Key(key.provider(), key.container(), machineGuid.flatMap(key::fileName)), Optional.empty())));
    }

    /** Of a file that is not there, nobody can read anything. Keys of CNG lie under names that are not worked out. */
    private Optional<Boolean> serviceReads(Key key) throws InterruptedException {
        if (key.file().isEmpty()) {
            return Optional.empty();
        }
        String file = KeyFile.FOLDER + "\\" + key.file().get();
        return session.files().security(file).map(found -> KeyFile.access(file, found)).value()
                .map(KeyAccess::serviceReads);
    }

    private Optional<String> hostName() throws InterruptedException {
        Optional<String> name = text("NV Hostname");
        Optional<String> domain = text("NV Domain");
        return name.map(one -> domain.map(other -> one + "." + other).orElse(one));
    }

    private Optional<String> text(String value) throws InterruptedException {
        return session.registry().value(NETWORK, value).value().flatMap(SettingValue::asText)
                .filter(text -> !text.isBlank());
    }
}
