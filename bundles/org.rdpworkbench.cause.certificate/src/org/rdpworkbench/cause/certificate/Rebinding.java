// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.certificate;

import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.Change;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.Refusal;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.BoundCertificate;
import org.rdpworkbench.facts.BoundCertificate.Other;
import org.rdpworkbench.facts.BoundCertificate.Others;
import org.rdpworkbench.facts.ClockSkew;
import org.rdpworkbench.facts.HostRoles;
import org.rdpworkbench.facts.NameComparison;
import org.rdpworkbench.facts.Owned;
import org.rdpworkbench.facts.ReferenceClocks;
import org.rdpworkbench.facts.RemoteDesktopSettings;
import org.rdpworkbench.facts.RemoteDesktopSettings.Setting;
import org.rdpworkbench.facts.ServerCertificate.Certificate;
import org.rdpworkbench.facts.ServerCertificate.NameMatch;

/**
 * What may be done about a certificate that somebody bound to the listener: to bind another one that the host has, or
 * to take the binding away, so that Windows shows the one that it makes for itself. Not in a deployment, whose brokers
 * and gateways own theirs, not where it is not known whether the host is in one, not where a policy has the host get
 * one by a template, since the host binds that one itself, and not where a policy binds it. That the restarts are
 * needed, and that Windows then makes one, is not verified on Windows.
 *
 * <p>SAME: what is bound cannot be shown by anybody or has expired, and clients check the other one as they would have
 * checked that.
 */
final class Rebinding {

    /** Where the listener's binding is. */
    static final String BINDING = "registry:HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server"
            + "\\WinStations\\RDP-Tcp\\SSLCertificateSHA1Hash";
    /** What it looks at. */
    static final Set<EvidenceKey> USES = Set.of(BoundCertificate.TYPE.from(Vantage.INSIDE),
            HostRoles.TYPE.from(Vantage.INSIDE), RemoteDesktopSettings.TYPE.from(Vantage.INSIDE),
            ClockSkew.TYPE.from(Vantage.HERE), ReferenceClocks.TYPE.from(Vantage.HERE));
    static final Set<String> WRITES = Set.of(BINDING, Restarts.MAKES_IT.target(), Restarts.SHOWS_IT.target());

    private static final String SHA_1 = "[0-9a-f]{40}";

    /** One that somebody else issued goes first, then one whose key is known to be readable, then who lasts longest. */
    private static final Comparator<Other> BEST_LAST = Comparator
            .comparing((Other other) -> !signsItself(other))
            .thenComparing(other -> other.serviceReads().isPresent())
            .thenComparing(other -> other.certificate().notAfter()).thenComparing(other -> other.certificate().sha1());

    private final String cause;
    private final CaseFile evidence;
    private final Optional<BoundCertificate> bound;

    /** @param cause the id of the cause that is removed by it */
    Rebinding(String cause, CaseFile evidence) {
        this.cause = cause;
        this.evidence = evidence;
        this.bound = evidence.find(BoundCertificate.TYPE, Vantage.INSIDE)
                .filter(one -> one.custom() && one.thumbprint().filter(sha1 -> sha1.matches(SHA_1)).isPresent());
    }

    /** What somebody bound, where it may be changed here. */
    Optional<BoundCertificate> changeable() {
        boolean alone = evidence.find(HostRoles.TYPE, Vantage.INSIDE).filter(host -> !host.ofDeployment()).isPresent();
        return bound.filter(one -> alone && one.template().isEmpty() && byPolicy().isEmpty());
    }

    /**
     * Who owns what somebody bound: a deployment, a policy that has the host get a certificate by a template, or one
     * that binds it.
     */
    Optional<Refusal> refusal() {
        return bound.flatMap(one -> ofDeployment(cause, evidence).or(() -> one.template().map(template ->
                Refusal.of(cause, "template").value("template", template.name())
                        .value("policy", template.setBy()))).or(() -> byPolicy().map(binding ->
                Owned.byPolicy(cause, binding))));
    }

    private Optional<Setting> byPolicy() {
        return evidence.find(RemoteDesktopSettings.TYPE, Vantage.INSIDE).flatMap(settings ->
                settings.setting(RemoteDesktopSettings.BINDING)).filter(Setting::byPolicy);
    }

    /**
     * That the bound one is there without its key, and none fits in its place. It is not taken away, since the key may
     * be there and only have lost the link to it.
     */
    Optional<Refusal> withoutKey() {
        return changeable().filter(one -> one.withoutKey() && other().isEmpty()).map(one ->
                Refusal.of(cause, "key").value("thumbprint", one.thumbprint().orElseThrow()));
    }

    /** A broker or a gateway, whose certificates are set for the deployment. */
    static Optional<Refusal> ofDeployment(String cause, CaseFile evidence) {
        return evidence.find(HostRoles.TYPE, Vantage.INSIDE).flatMap(host -> Owned.byRole(cause, host,
                List.of(HostRoles.Role.CONNECTION_BROKER, HostRoles.Role.GATEWAY)));
    }

    /** To bind the best of the others, where one fits. */
    Optional<FixPlan> other() {
        List<Other> fitting = changeable().flatMap(BoundCertificate::others).stream()
                .flatMap(others -> others.certificates().stream().filter(other -> fits(other, others))).toList();
        return fitting.stream().max(BEST_LAST).map(best -> bind(best, fitting.size()));
    }

    /** To take it away. */
    Optional<FixPlan> none() {
        return changeable().map(one -> plan("take-away", SettingValue.ABSENT));
    }

    private boolean fits(Other other, Others others) {
        Certificate certificate = other.certificate();
        Clocks clocks = Clocks.of(evidence);
        return !ofWindows(other) && certificate.sha1().toLowerCase(Locale.ROOT).matches(SHA_1)
                && certificate.forServers()
                && !clocks.earliest().isBefore(certificate.notBefore())
                && !clocks.latest().isAfter(certificate.notAfter()) && !WeaknessCheck.weak(certificate)
                && other.serviceReads().orElse(true) && named(certificate, others.hostName());
    }

    /**
     * The one that Windows makes for itself. Where it is bound by hand nobody renews it, or it goes out of the store
     * when Windows does, and the binding is stale again; neither is verified on Windows.
     */
    private static boolean ofWindows(Other other) {
        return other.store().equals(RenewFixer.OWN_STORE) && signsItself(other);
    }

    private static boolean signsItself(Other other) {
        return other.certificate().subject().equals(other.certificate().issuer());
    }

    /**
     * Whether it has the name that was asked for. Where that was an address or the short name, clients will ask for
     * the full one, which the host tells for itself.
     */
    private boolean named(Certificate certificate, Optional<String> hostName) {
        String asked = evidence.target().host();
        NameMatch match = NameComparison.of(asked, certificate);
        boolean full = match == NameMatch.NOT_COMPARABLE || hostName.filter(name -> asked.indexOf('.') < 0
                && name.toLowerCase(Locale.ROOT).startsWith(asked.toLowerCase(Locale.ROOT) + ".")).isPresent();
        return match == NameMatch.MATCH
                || full && hostName.filter(name -> NameComparison.of(name, certificate) == NameMatch.MATCH).isPresent();
    }

    private FixPlan bind(Other best, int fitting) {
        Certificate certificate = best.certificate();
        String sha1 = certificate.sha1().toLowerCase(Locale.ROOT);
        return plan("bind", SettingValue.of("REG_BINARY", HexFormat.of().parseHex(sha1))).value("other", sha1)
                .value("subject", Served.cut(certificate.subject())).value("issuer", Served.cut(certificate.issuer()))
                .value("until", Served.minute(certificate.notAfter())).value("fitting", fitting)
                .value("key", best.serviceReads().orElse(false) ? "NETWORK SERVICE can read it"
                        : "whether it can be read is not known");
    }

    /** Whoever binds one makes REG_BINARY of it, as WMI does. A value of another kind is not the one that is meant. */
    private FixPlan plan(String name, SettingValue after) {
        String thumbprint = bound.flatMap(BoundCertificate::thumbprint).orElseThrow();
        SettingValue before = SettingValue.of("REG_BINARY", HexFormat.of().parseHex(thumbprint));
        return Restarts.behind(FixPlan.of(cause, name, FixPlan.Security.SAME)
                .then(new Change.Set(BINDING, Optional.of(before), after))).value("thumbprint", thumbprint);
    }
}
