// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.rdpworkbench.core.spi.EvidenceException;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.HostEvidence;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.BoundCertificate;
import org.rdpworkbench.facts.HostRoles;
import org.rdpworkbench.facts.KeyAccess;
import org.rdpworkbench.facts.KeyFolder;
import org.rdpworkbench.facts.NtlmSettings;
import org.rdpworkbench.facts.RefusedLogons;
import org.rdpworkbench.facts.RemoteDesktopSettings;
import org.rdpworkbench.facts.RestartSigns;
import org.rdpworkbench.facts.ServiceStates;
import org.rdpworkbench.facts.TimeService;
import org.rdpworkbench.host.FileEntry;
import org.rdpworkbench.host.KeyFile;
import org.rdpworkbench.host.KeyFolders;
import org.rdpworkbench.host.MalformedBytesException;
import org.rdpworkbench.host.SecurityDescriptor;
import org.rdpworkbench.host.StoredCertificate;

/** What was collected on the console of a host, as the facts that a look inside it brings. */
final class CollectedHost {

    private static final String THUMBPRINT = "[0-9a-f]{40}";
    /** As many as the script takes: of more it does not know which are there. */
    private static final int MOST_FILES = 500;

    private final Collected file;

    private CollectedHost(Collected file) {
        this.file = file;
    }

    static HostEvidence of(Collected file) throws EvidenceException {
        CollectedHost host = new CollectedHost(file);
        Optional<BoundCertificate> bound = host.bound();
        HostEvidence evidence = HostEvidence.of(host.target(), file.at());
        evidence = with(evidence, ServiceStates.TYPE, CollectedServices.states(file));
        evidence = with(evidence, HostRoles.TYPE, CollectedServices.roles(file));
        evidence = with(evidence, BoundCertificate.TYPE, bound);
        evidence = with(evidence, KeyAccess.TYPE, bound.flatMap(BoundCertificate::stored)
                .flatMap(BoundCertificate.Stored::key).flatMap(BoundCertificate.Key::file).flatMap(host::access));
        evidence = with(evidence, KeyFolder.TYPE, host.folder());
        evidence = with(evidence, RemoteDesktopSettings.TYPE, CollectedSettings.of(file));
        evidence = with(evidence, RestartSigns.TYPE, CollectedRestart.signs(file));
        evidence = with(evidence, TimeService.TYPE, CollectedTime.service(file));
        evidence = with(evidence, NtlmSettings.TYPE, CollectedLogons.ntlm(file));
        evidence = with(evidence, RefusedLogons.TYPE, CollectedLogons.refused(file));
        if (evidence.pieces().isEmpty()) {
            throw new EvidenceException("holds nothing of the inside of a host that could be read."
                    + file.why("services").map(why -> " Of its services: " + why).orElse(""));
        }
        return evidence;
    }

    private static <F extends Record & Fact> HostEvidence with(HostEvidence all, FactType<F> type, Optional<F> fact) {
        return fact.map(one -> all.with(type, Vantage.INSIDE, one)).orElse(all);
    }

    private Target target() throws EvidenceException {
        try {
            return file.server().orElseGet(() -> Target.valueOf(file.computer()));
        } catch (IllegalArgumentException e) {
            throw new EvidenceException("names no host: collect it with -Server HOST.", e);
        }
    }

    /** Empty where the listener's settings or the stores could not be read. */
    private Optional<BoundCertificate> bound() {
        if (!file.has("listener") || !file.has("certificates")) {
            return Optional.empty();
        }
        Optional<String> custom = thumbprint("SSLCertificateSHA1Hash");
        Optional<String> thumbprint = custom.or(() -> thumbprint("SelfSignedCertificate"));
        try {
            Optional<BoundCertificate.Stored> stored = thumbprint.isEmpty() ? Optional.empty()
                    : stored(thumbprint.get());
            return Optional.of(new BoundCertificate(thumbprint, custom.isPresent(), stored));
        } catch (MalformedBytesException | IllegalArgumentException e) {
            // A store that is not understood is no store without the certificate.
            return Optional.empty();
        }
    }

    private Optional<String> thumbprint(String name) {
        return file.textOf("listener", name).filter(hex -> hex.matches(THUMBPRINT));
    }

    private Optional<BoundCertificate.Stored> stored(String thumbprint) throws MalformedBytesException {
        for (JsonNode entry : file.part("certificates")) {
            StoredCertificate found = StoredCertificate.read(HexFormat.of().parseHex(
                    Collected.text(entry.path("blob"))));
            if (found.thumbprint().equals(thumbprint)) {
                Optional<String> guid = file.textOf("machine", "MachineGuid");
                return Optional.of(new BoundCertificate.Stored(Collected.text(entry.path("store")), found.subject(),
                        found.notBefore(), found.notAfter(), found.extendedKeyUsage(),
                        found.key().map(key -> new BoundCertificate.Key(key.provider(), key.container(),
                                guid.flatMap(key::fileName)))));
            }
        }
        return Optional.empty();
    }

    /** Empty for a collector that did not look, and where it could not. */
    private Optional<KeyFolder> folder() {
        if (!file.has("keyFolders")) {
            return Optional.empty();
        }
        List<String> files = file.part("keyFiles").stream().map(item -> Collected.text(item.path("file"))).toList();
        Optional<Integer> orphans = file.has("keyFiles") && files.size() < MOST_FILES
                ? file.textOf("machine", "MachineGuid").map(guid -> KeyFolders.orphans(files, guid))
                : Optional.empty();
        try {
            return Optional.of(KeyFolders.of(file.part("keyFolders").stream().map(CollectedHost::entry).toList(),
                    orphans));
        } catch (DateTimeException e) {
            // Without its age nobody knows which of them was first.
            return Optional.empty();
        }
    }

    private static FileEntry entry(JsonNode item) {
        Instant created = Instant.parse(Collected.text(item.path("created")));
        return new FileEntry(Collected.text(item.path("folder")), true, 0, created, created, created);
    }

    /** Empty where the permissions were refused, which is how it is on a healthy host. */
    private Optional<KeyAccess> access(String name) {
        List<JsonNode> files = file.part("keyFiles");
        Optional<JsonNode> found = files.stream()
                .filter(item -> Collected.text(item.path("file")).equalsIgnoreCase(name)).findFirst();
        String path = KeyFile.FOLDER + "\\" + name;
        if (found.isEmpty()) {
            return file.has("keyFiles") && files.size() < MOST_FILES
                    ? Optional.of(KeyFile.access(path, Optional.empty())) : Optional.empty();
        }
        String hex = Collected.text(found.get().path("descriptor"));
        try {
            return hex.isEmpty() ? Optional.empty() : Optional.of(KeyFile.access(path,
                    Optional.of(SecurityDescriptor.read(HexFormat.of().parseHex(hex)))));
        } catch (MalformedBytesException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
