// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.host;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Probe;
import org.rdpworkbench.core.spi.ProbeContext;
import org.rdpworkbench.core.spi.ProbeException;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.facts.BoundCertificate;
import org.rdpworkbench.host.Answer;
import org.rdpworkbench.host.CertificateStore;
import org.rdpworkbench.host.HostSession;
import org.rdpworkbench.host.Inside;
import org.rdpworkbench.host.InsideProbe;
import org.rdpworkbench.host.Obstacle;
import org.rdpworkbench.host.StoredCertificate;
import org.rdpworkbench.probe.host.policy.Origins;

/**
 * Reads which certificate the listener is bound to, and what the host's stores have of it. That the value
 * SelfSignedCertificate holds the thumbprint of the one that the host made itself is not verified on Windows.
 */
@Component(service = Probe.class)
public final class CertificateProbe implements InsideProbe {

    private static final String WIN_STATIONS = "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations";
    private static final String LISTENER = WIN_STATIONS + "\\RDP-Tcp";
    private static final String CRYPTOGRAPHY = "HKLM\\SOFTWARE\\Microsoft\\Cryptography";
    private static final List<String> STORES = List.of(CertificateStore.REMOTE_DESKTOP, CertificateStore.PERSONAL);
    private static final int SHA1_DIGITS = 40;
    private static final String POLICIES = "HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows NT\\Terminal Services";
    /** "Server authentication certificate template"; not verified on Windows. */
    private static final String TEMPLATE = "CertTemplateName";
    private static final int MOST_NAME = 100;
    /** That much is left for the other probes. */
    private static final Duration RESERVE = Duration.ofSeconds(5);

    @Override
    public String id() {
        return "host.certificate";
    }

    @Override
    public Set<FactType<?>> yields() {
        return Set.of(BoundCertificate.TYPE);
    }

    @Override
    public void collect(ProbeContext context) throws ProbeException, InterruptedException {
        context.shared(Inside.class).report(context, BoundCertificate.TYPE, session -> {
            Answer<BoundCertificate> bound = bound(session);
            return bound.value().isEmpty() ? bound : Answer.of(beside(bound.value().get(), session, context));
        });
    }

    private static Answer<BoundCertificate> bound(HostSession session) throws InterruptedException {
        Answer<SettingValue> custom = session.registry().value(LISTENER, "SSLCertificateSHA1Hash");
        if (custom instanceof Answer.None<SettingValue> none) {
            return none.map(value -> null);
        }
        Optional<String> thumbprint = thumbprint(custom.value().orElseThrow());
        if (thumbprint.isPresent()) {
            return bound(session, thumbprint.get(), true);
        }
        return switch (session.registry().value(WIN_STATIONS, "SelfSignedCertificate")) {
            case Answer.None<SettingValue> none -> none.map(value -> null);
            case Answer.Value<SettingValue>(SettingValue value) -> {
                Optional<String> own = thumbprint(value);
                yield own.isPresent() ? bound(session, own.get(), false)
                        : Answer.of(new BoundCertificate(Optional.empty(), false, Optional.empty()));
            }
        };
    }

    /** With what policies say of it. What could be bound in its place only matters where somebody bound it. */
    private static BoundCertificate beside(BoundCertificate bound, HostSession session, ProbeContext context)
            throws InterruptedException {
        Optional<BoundCertificate.Others> others = bound.custom()
                ? new OtherCertificates(session, machineGuid(session).value().flatMap(guid -> guid))
                        .than(bound.thumbprint().orElseThrow(), STORES) : Optional.empty();
        return new BoundCertificate(bound.thumbprint(), bound.custom(), bound.stored(), others,
                template(session, context));
    }

    private static Optional<BoundCertificate.Template> template(HostSession session, ProbeContext context)
            throws InterruptedException {
        Optional<String> name = session.registry().value(POLICIES, TEMPLATE).value().flatMap(SettingValue::asText)
                .filter(text -> !text.isBlank());
        return name.isEmpty() ? Optional.empty() : Optional.of(new BoundCertificate.Template(cut(name.get()),
                new Origins(session, () -> context.remaining().compareTo(RESERVE) > 0)
                        .ofPolicy(TEMPLATE, POLICIES, TEMPLATE, SettingValue.text(name.get()))));
    }

    private static String cut(String text) {
        return text.length() <= MOST_NAME ? text : text.substring(0, MOST_NAME);
    }

    private static Optional<String> thumbprint(SettingValue value) {
        return Optional.of(value.hex()).filter(hex -> hex.length() == SHA1_DIGITS);
    }

    private static Answer<BoundCertificate> bound(HostSession session, String thumbprint, boolean custom)
            throws InterruptedException {
        for (String store : STORES) {
            switch (CertificateStore.read(session, store)) {
                case Answer.None<Optional<CertificateStore>>(Obstacle obstacle, String call, String code) -> {
                    return Answer.none(obstacle, call, code);
                }
                case Answer.Value<Optional<CertificateStore>>(Optional<CertificateStore> read) -> {
                    if (read.stream().flatMap(one -> one.unreadable().stream())
                            .anyMatch(thumbprint::equalsIgnoreCase)) {
                        return Answer.none(Obstacle.MALFORMED, "BaseRegQueryValue", "the entry of the store");
                    }
                    Optional<StoredCertificate> found = read.stream().flatMap(one -> one.certificates().stream())
                            .filter(one -> one.thumbprint().equals(thumbprint)).findFirst();
                    if (found.isPresent()) {
                        return machineGuid(session).map(guid -> new BoundCertificate(Optional.of(thumbprint), custom,
                                Optional.of(stored(store, found.get(), guid))));
                    }
                }
            }
        }
        return Answer.of(new BoundCertificate(Optional.of(thumbprint), custom, Optional.empty()));
    }

    private static Answer<Optional<String>> machineGuid(HostSession session) throws InterruptedException {
        return session.registry().value(CRYPTOGRAPHY, "MachineGuid").map(SettingValue::asText);
    }

    private static BoundCertificate.Stored stored(String store, StoredCertificate found, Optional<String> guid) {
        return new BoundCertificate.Stored(store, found.subject(), found.notBefore(), found.notAfter(),
                found.extendedKeyUsage(), found.key().map(key -> new BoundCertificate.Key(key.provider(),
                        key.container(), guid.flatMap(key::fileName))));
    }
}
