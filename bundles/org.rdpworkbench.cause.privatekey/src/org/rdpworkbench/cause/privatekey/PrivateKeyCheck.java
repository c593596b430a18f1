// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.privatekey;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.Cause;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Indication;
import org.rdpworkbench.core.spi.Indications;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.core.spi.Strength;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.facts.Circumstance;
import org.rdpworkbench.facts.ClientHellos;
import org.rdpworkbench.facts.CookieAnswers;
import org.rdpworkbench.facts.HandshakeEvidence;
import org.rdpworkbench.facts.KeyAccess;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.SchannelEvents;
import org.rdpworkbench.facts.TlsHandshake;
import org.rdpworkbench.facts.TlsHandshake.Outcome;
import org.rdpworkbench.facts.TlsSupport;

/**
 * Judges whether the host can use its key. From the wire this stays likely at the most: a filter in the way and a
 * missing common suite look alike. Only the host's own log, at the time of our own connection, decides.
 */
@Component(service = Check.class)
public final class PrivateKeyCheck implements Check {

    static final Cause UNUSABLE = Cause.of("privatekey.unusable", Stage.TLS).explaining("disconnectReason:0x904",
            "negotiationFailure:0x3", "secStatus:0x8009030D", "event:0x9006", "event:0x421", "event:0x422",
            "event:0x41F");

    /** The alerts with which servers say that they cannot go on, without saying why. */
    private static final Map<Integer, String> ALERTS =
            Map.of(40, "handshake_failure", 71, "insufficient_security", 80, "internal_error");
    private static final int PROTOCOL_VERSION = 70;

    private static final Indications<HandshakeEvidence> COLUMN = Indications.<HandshakeEvidence>of(UNUSABLE)
            .row(UNUSABLE.speaksFor(Strength.STRONG, "failure-3").group("g1").from(Negotiation.TYPE),
                    HandshakeEvidence::noCertificate)
            .row(UNUSABLE.speaksFor(Strength.MODERATE, "silent-downgrade").group("g1").from(Negotiation.TYPE),
                    PrivateKeyCheck::downgraded)
            .row(UNUSABLE.speaksAgainst(Strength.STRONG, "no-answer").group("g4").from(Negotiation.TYPE),
                    HandshakeEvidence::silent)
            .row(UNUSABLE.speaksFor(Strength.MODERATE, "closed-at-once").group("g2").from(TlsHandshake.TYPE),
                    HandshakeEvidence::closedAtOnce, HandshakeEvidence::millis)
            .row(UNUSABLE.speaksFor(Strength.MODERATE, "ultimatum").group("g2").from(TlsHandshake.TYPE),
                    seen -> seen.ended(Outcome.HOST_ULTIMATUM))
            .row(UNUSABLE.speaksFor(Strength.MODERATE, "alert").group("g2").from(TlsHandshake.TYPE),
                    seen -> alert(seen).isPresent(), seen -> Map.of("alert", alert(seen).orElse("")))
            .row(UNUSABLE.speaksAgainst(Strength.STRONG, "version-alert").group("g2").from(TlsHandshake.TYPE),
                    seen -> seen.alert(PROTOCOL_VERSION))
            .row(UNUSABLE.speaksAgainst(Strength.DECISIVE, "handshake-completed").group("g2").from(TlsHandshake.TYPE),
                    HandshakeEvidence::completed)
            .row(UNUSABLE.speaksAgainst(Strength.STRONG, "stalled").group("g5").from(TlsHandshake.TYPE),
                    HandshakeEvidence::stalled)
            .row(UNUSABLE.speaksAgainst(Strength.DECISIVE, "other-offer-accepted").group("g2").whenBrokenAt(Stage.TLS)
                    .from(ClientHellos.TYPE, TlsSupport.TYPE), PrivateKeyCheck::otherOfferAccepted)
            .row(UNUSABLE.speaksAgainst(Strength.DECISIVE, "split-alone").group("g3").whenBrokenAt(Stage.TLS)
                    .from(ClientHellos.TYPE), HandshakeEvidence::splitAlone)
            .row(UNUSABLE.speaksFor(Strength.MODERATE, "split-refused-too").group("g3").whenBrokenAt(Stage.TLS)
                    .from(ClientHellos.TYPE), seen -> seen.hello(ClientHellos::wholeAndSplitRefused))
            .row(UNUSABLE.speaksAgainst(Strength.DECISIVE, "cookie-swallowed").group("g4")
                    .whenBrokenAt(Stage.NEGOTIATION).from(CookieAnswers.TYPE), HandshakeEvidence::cookieSwallowed)
            .row(UNUSABLE.speaksAgainst(Strength.STRONG, "closed-nearer").group("g6").whenBrokenAt(Stage.TLS)
                    .from(ClientHellos.TYPE), HandshakeEvidence::closedNearer)
            .row(UNUSABLE.speaksFor(Strength.DECISIVE, "key-event").group("g11")
                    .from(Vantage.INSIDE, SchannelEvents.TYPE), seen -> seen.logged(SchannelEvents::keyNotAccessible))
            .row(UNUSABLE.speaksAgainst(Strength.MODERATE, "other-event").group("g11")
                    .from(Vantage.INSIDE, SchannelEvents.TYPE),
                    seen -> seen.logged(e -> !e.keyNotAccessible() && !e.quiet()))
            .row(UNUSABLE.speaksAgainst(Strength.MODERATE, "no-event").group("g11")
                    .from(Vantage.INSIDE, SchannelEvents.TYPE), HandshakeEvidence::nothingLogged)
            .row(UNUSABLE.speaksFor(Strength.STRONG, "key-unreadable").group("g11")
                    .from(Vantage.INSIDE, KeyAccess.TYPE),
                    seen -> seen.keyFile(access -> !access.serviceReads() && !access.gone()))
            .row(UNUSABLE.speaksFor(Strength.STRONG, "key-gone").group("g11")
                    .from(Vantage.INSIDE, KeyAccess.TYPE), seen -> seen.keyFile(KeyAccess::gone))
            .row(UNUSABLE.speaksAgainst(Strength.MODERATE, "key-readable").group("g11")
                    .from(Vantage.INSIDE, KeyAccess.TYPE), seen -> seen.keyFile(KeyAccess::right))
            .row(UNUSABLE.speaksFor(Strength.WEAK, "system-restricted").group("g11").circumstance()
                    .from(Vantage.INSIDE, KeyAccess.TYPE), seen -> seen.keyFile(KeyAccess::systemRestricted))
            .row(Circumstance.SUCCEEDS_ELSEWHERE.speaksAgainst(UNUSABLE, Strength.STRONG),
                    seen -> seen.holds(Circumstance.SUCCEEDS_ELSEWHERE))
            .row(Circumstance.FAILS_ELSEWHERE.speaksFor(UNUSABLE, Strength.MODERATE),
                    seen -> seen.holds(Circumstance.FAILS_ELSEWHERE))
            .row(Circumstance.NEIGHBOURS_FAIL.speaksAgainst(UNUSABLE, Strength.MODERATE),
                    seen -> seen.holds(Circumstance.NEIGHBOURS_FAIL), HandshakeEvidence::neighbours)
            .row(Circumstance.NEIGHBOURS_FINE.speaksFor(UNUSABLE, Strength.MODERATE),
                    seen -> seen.holds(Circumstance.NEIGHBOURS_FINE), HandshakeEvidence::neighbours)
            .row(Circumstance.NOT_IN_LOG.speaksAgainst(UNUSABLE, Strength.STRONG),
                    seen -> seen.holds(Circumstance.NOT_IN_LOG))
            .row(Circumstance.BEGAN_WITH_KEY.speaksFor(UNUSABLE, Strength.MODERATE),
                    seen -> seen.holds(Circumstance.BEGAN_WITH_KEY));

    @Override
    public Set<Cause> causes() {
        return Set.of(UNUSABLE);
    }

    @Override
    public Set<Indication> indications() {
        return COLUMN.declared();
    }

    @Override
    public Set<FactType<?>> needs() {
        return Set.of(Negotiation.TYPE);
    }

    @Override
    public List<Finding> judge(CaseFile evidence) {
        HandshakeEvidence seen = HandshakeEvidence.in(evidence);
        Finding finding = COLUMN.weigh(seen);
        if (finding.open()) {
            return List.of(finding.as(Verdict.INCONCLUSIVE).lacking(List.of(seen.tls().isPresent()
                    ? SchannelEvents.TYPE.from(Vantage.INSIDE) : TlsHandshake.TYPE.from(Vantage.HERE))));
        }
        // A downgraded host still lets some clients in, and a host set to standard security answers alike.
        return List.of(finding.settled(downgraded(seen) ? Verdict.WARN : Verdict.FAIL, Verdict.PASS));
    }

    private static boolean downgraded(HandshakeEvidence seen) {
        return seen.first().filter(Negotiation.Exchange::downgraded).isPresent();
    }

    /** From the number and not from the fact, whose words a stranger's case file may have made up. */
    private static Optional<String> alert(HandshakeEvidence seen) {
        return seen.ended(Outcome.HOST_ALERT) ? seen.tls().flatMap(TlsHandshake::alert).map(ALERTS::get)
                : Optional.empty();
    }

    /** Once the whole hello has failed, what became of others tells whether the key is to blame. */
    private static boolean otherOfferAccepted(HandshakeEvidence seen) {
        return seen.versionAloneAccepted()
                || seen.hello(h -> h.wholeRefused() && !h.splitAlone() && h.anyAccepted());
    }
}
