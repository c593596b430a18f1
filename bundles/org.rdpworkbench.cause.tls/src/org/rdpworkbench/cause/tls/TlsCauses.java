// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.tls;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.rdpworkbench.core.spi.Cause;
import org.rdpworkbench.core.spi.Indication;
import org.rdpworkbench.core.spi.Indications;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.core.spi.Strength;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.Circumstance;
import org.rdpworkbench.facts.ClientHellos;
import org.rdpworkbench.facts.ClientTls;
import org.rdpworkbench.facts.CookieAnswers;
import org.rdpworkbench.facts.HandshakeEvidence;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.RemoteDesktopSettings;
import org.rdpworkbench.facts.SchannelEvents;
import org.rdpworkbench.facts.TlsHandshake;
import org.rdpworkbench.facts.TlsSupport;

/**
 * The causes and what speaks for and against them. The three are one column of the ranking, so what speaks for or
 * against all of them is in one place; what decides for the column counts in full for the cause that it names.
 */
final class TlsCauses {

    static final Cause VERSION = Cause.of("tls.no-common-version", Stage.TLS).explaining("disconnectReason:0x904",
            "event:0x9007", "event:0x900A", "event:0x9017", "event:0x9018", "event:0x38", "event:0x8B", "event:0xE2",
            "secStatus:0x80090302", "secStatus:0x80090331", "tlsAlert:0x46");
    static final Cause SUITE = Cause.of("tls.no-common-suite", Stage.TLS).explaining("disconnectReason:0x904",
            "event:0x900A", "event:0x9017", "event:0x9018", "extendedReason:0x8", "secStatus:0x80090326",
            "secStatus:0x80090331", "tlsAlert:0x28", "tlsAlert:0x47");
    static final Cause DISABLED = Cause.of("tls.server-disabled", Stage.TLS).refining(VERSION.id())
            .explaining("disconnectReason:0x904", "event:0x9007", "tlsAlert:0x46");

    private static final Indications<TlsLook> FOR_VERSION = alike(VERSION)
            .row(VERSION.speaksFor(Strength.STRONG, "version-alert").group("g2").from(TlsHandshake.TYPE),
                    TlsLook::versionAlert)
            .row(VERSION.speaksFor(Strength.MODERATE, "other-version-accepted").group("g2").whenBrokenAt(Stage.TLS)
                    .from(ClientHellos.TYPE, TlsSupport.TYPE), TlsLook::otherVersionAccepted)
            .row(VERSION.speaksFor(Strength.DECISIVE, "current-versions-refused").group("g2").from(TlsSupport.TYPE),
                    TlsLook::currentVersionsRefused)
            .row(VERSION.speaksAgainst(Strength.DECISIVE, "version-fits-alone").group("g2").whenBrokenAt(Stage.TLS)
                    .from(TlsSupport.TYPE), TlsLook::versionFitsAlone, TlsLook::aloneAccepted)
            .row(VERSION.speaksFor(Strength.MODERATE, "old-version-chosen").group("g2").from(TlsHandshake.TYPE),
                    TlsLook::oldVersionChosen, look -> Map.of("version", look.chosenVersion()))
            .row(VERSION.speaksFor(Strength.STRONG, "old-versions-only").group("g2").from(TlsSupport.TYPE),
                    TlsLook::onlyOld, look -> Map.of("versions", look.acceptedVersions()))
            .row(VERSION.speaksFor(Strength.MODERATE, "newest-version-only").group("g2").from(TlsSupport.TYPE),
                    TlsLook::onlyNewest)
            .row(VERSION.speaksFor(Strength.STRONG, "client-lacks-all").group("client").from(TlsSupport.TYPE)
                    .from(Vantage.CLIENT, ClientTls.TYPE), TlsLook::clientLacksAll,
                    look -> Map.of("versions", look.acceptedVersions()))
            .row(VERSION.speaksFor(Strength.MODERATE, "split-refused-too").group("g3").whenBrokenAt(Stage.TLS)
                    .from(ClientHellos.TYPE), look -> look.versionAlert() && look.splitRefusedToo())
            .row(VERSION.speaksFor(Strength.STRONG, "schannel-event").group("g11")
                    .from(Vantage.INSIDE, SchannelEvents.TYPE),
                    look -> look.seen().logged(e -> e.credentialNotCreated() || e.noCommonSuite()))
            .row(VERSION.speaksAgainst(Strength.DECISIVE, "version-fits").group("g2")
                    .from(TlsHandshake.TYPE, TlsSupport.TYPE), TlsLook::versionFits);

    private static final Indications<TlsLook> FOR_SUITE = alike(SUITE)
            .row(SUITE.speaksFor(Strength.STRONG, "suite-alert").group("g2").from(TlsHandshake.TYPE),
                    TlsLook::suiteAlert, look -> Map.of("alert", look.suiteAlertName()))
            .row(SUITE.speaksFor(Strength.MODERATE, "ultimatum").group("g2").from(TlsHandshake.TYPE),
                    TlsLook::ultimatum)
            // The ranking's strength is for any client; ours offers nearly everything, and that weighs the other way.
            .row(SUITE.speaksAgainst(Strength.MODERATE, "all-suites-offered").group("offer").from(TlsHandshake.TYPE),
                    look -> (look.suiteAlert() || look.ultimatum()) && !look.suitesLacking())
            // Not decisive: a host may know a newer version as well, and have no suite for that one.
            .row(SUITE.speaksAgainst(Strength.STRONG, "offered-suite-accepted").group("offer").whenBrokenAt(Stage.TLS)
                    .from(TlsSupport.TYPE), look -> look.suiteFitsAlone().isPresent(),
                    look -> look.aloneWith(look.suiteFitsAlone()))
            .row(SUITE.speaksFor(Strength.DECISIVE, "suites-not-offered").group("g2").whenBrokenAt(Stage.TLS)
                    .from(TlsSupport.TYPE), TlsLook::suitesLacking, TlsLook::aloneAccepted)
            .row(SUITE.speaksFor(Strength.DECISIVE, "other-suites-accepted").group("g2").whenBrokenAt(Stage.TLS)
                    .from(ClientHellos.TYPE), TlsLook::otherSuitesAccepted)
            .row(SUITE.speaksFor(Strength.MODERATE, "obsolete-suites-only").group("g2").from(TlsSupport.TYPE),
                    TlsLook::onlyObsoleteSuites, look -> Map.of("version", look.suitesOf()))
            .row(SUITE.speaksFor(Strength.MODERATE, "split-refused-too").group("g3").whenBrokenAt(Stage.TLS)
                    .from(ClientHellos.TYPE), look -> (look.suiteAlert() || look.ultimatum()) && look.splitRefusedToo())
            .row(SUITE.speaksFor(Strength.DECISIVE, "schannel-event").group("g11")
                    .from(Vantage.INSIDE, SchannelEvents.TYPE),
                    look -> look.seen().logged(SchannelEvents::noCommonSuite))
            .row(SUITE.speaksAgainst(Strength.DECISIVE, "suite-fits").group("g2").from(TlsHandshake.TYPE),
                    TlsLook::suiteFits);

    private static final Indications<TlsLook> FOR_DISABLED = alike(DISABLED)
            .row(DISABLED.speaksFor(Strength.STRONG, "every-version-refused").group("g2").whenBrokenAt(Stage.TLS)
                    .from(TlsSupport.TYPE), TlsLook::everyVersionRefused)
            .row(DISABLED.speaksFor(Strength.MODERATE, "split-closed-too").group("g3").whenBrokenAt(Stage.TLS)
                    .from(ClientHellos.TYPE), look -> look.seen().closedAtOnce() && look.splitRefusedToo())
            .row(DISABLED.speaksFor(Strength.DECISIVE, "schannel-event").group("g11")
                    .from(Vantage.INSIDE, SchannelEvents.TYPE),
                    look -> look.seen().logged(SchannelEvents::credentialNotCreated))
            .row(DISABLED.speaksFor(Strength.STRONG, "switched-off").group("settings").whenBrokenAt(Stage.TLS)
                    .from(TlsHandshake.TYPE).from(Vantage.INSIDE, RemoteDesktopSettings.TYPE), TlsLook::switchedOff,
                    look -> look.switches().values())
            .row(DISABLED.speaksAgainst(Strength.MODERATE, "switched-on").group("settings").whenBrokenAt(Stage.TLS)
                    .from(TlsHandshake.TYPE).from(Vantage.INSIDE, RemoteDesktopSettings.TYPE), TlsLook::switchedOn,
                    look -> look.switches().values())
            .row(DISABLED.speaksAgainst(Strength.DECISIVE, "serves-tls").group("g2")
                    .from(TlsHandshake.TYPE, ClientHellos.TYPE, TlsSupport.TYPE), TlsLook::servesTls)
            .row(DISABLED.speaksAgainst(Strength.DECISIVE, "some-version-known").group("g2").whenBrokenAt(Stage.TLS)
                    .from(TlsSupport.TYPE), TlsLook::someVersionKnown);

    static final List<Indications<TlsLook>> ALL = List.of(FOR_VERSION, FOR_SUITE, FOR_DISABLED);

    private TlsCauses() {}

    /** What each of the causes reads in the same way. */
    private static Indications<TlsLook> alike(Cause cause) {
        return Indications.<TlsLook>of(cause)
                .row(cause.speaksAgainst(Strength.MODERATE, "failure-3").group("g1").from(Negotiation.TYPE),
                        seen(HandshakeEvidence::noCertificate))
                .row(cause.speaksAgainst(Strength.DECISIVE, "split-alone").group("g3").whenBrokenAt(Stage.TLS)
                        .from(ClientHellos.TYPE), seen(HandshakeEvidence::splitAlone))
                .row(cause.speaksAgainst(Strength.DECISIVE, "cookie-swallowed").group("g4")
                        .whenBrokenAt(Stage.NEGOTIATION).from(CookieAnswers.TYPE),
                        seen(HandshakeEvidence::cookieSwallowed))
                .row(cause.speaksAgainst(Strength.STRONG, "no-answer").group("g4").from(Negotiation.TYPE),
                        seen(HandshakeEvidence::silent))
                .row(cause.speaksAgainst(Strength.STRONG, "tls-stalled").group("g5").from(TlsHandshake.TYPE),
                        seen(HandshakeEvidence::stalled))
                .row(cause.speaksAgainst(Strength.STRONG, "closed-nearer").group("g6").whenBrokenAt(Stage.TLS)
                        .from(ClientHellos.TYPE), seen(HandshakeEvidence::closedNearer))
                .row(cause.speaksAgainst(Strength.MODERATE, "key-event").group("g11")
                        .from(Vantage.INSIDE, SchannelEvents.TYPE), seen(s -> s.logged(e -> e.keyNotAccessible()
                        && !e.credentialNotCreated() && !e.noCommonSuite())))
                .row(cause.speaksAgainst(Strength.MODERATE, "no-event").group("g11")
                        .from(Vantage.INSIDE, SchannelEvents.TYPE), seen(HandshakeEvidence::nothingLogged))
                .row(Circumstance.SUCCEEDS_ELSEWHERE.speaksAgainst(cause, Strength.MODERATE),
                        seen(s -> s.holds(Circumstance.SUCCEEDS_ELSEWHERE)))
                .row(Circumstance.FAILS_ELSEWHERE.speaksFor(cause, Strength.MODERATE),
                        seen(s -> s.holds(Circumstance.FAILS_ELSEWHERE)))
                .row(Circumstance.OTHER_SERVICE_FINE.speaksAgainst(cause, Strength.STRONG),
                        seen(s -> s.holds(Circumstance.OTHER_SERVICE_FINE)))
                .row(Circumstance.NOT_IN_LOG.speaksAgainst(cause, Strength.STRONG),
                        seen(s -> s.holds(Circumstance.NOT_IN_LOG)))
                .row(Circumstance.BEGAN_WITH_HARDENING.speaksFor(cause, Strength.MODERATE),
                        seen(s -> s.holds(Circumstance.BEGAN_WITH_HARDENING)));
    }

    private static Predicate<TlsLook> seen(Predicate<HandshakeEvidence> row) {
        return look -> row.test(look.seen());
    }

    static List<Cause> causes() {
        return ALL.stream().map(Indications::cause).toList();
    }

    static Set<Indication> indications() {
        return Indications.declared(FOR_VERSION, FOR_SUITE, FOR_DISABLED);
    }
}
