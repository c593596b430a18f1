// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.path;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.Cause;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Indication;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.core.spi.Strength;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.facts.ClientHellos;
import org.rdpworkbench.facts.CookieAnswers;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.SchannelEvents;
import org.rdpworkbench.facts.TlsHandshake.Outcome;
import org.rdpworkbench.facts.TlsHandshake;
import org.rdpworkbench.facts.TlsSupport;

/** Judges whether large packets get lost while small ones pass. */
@Component(service = Check.class)
public final class MtuCheck implements Check {

    /** TLS brings the first large packets. */
    static final Cause MTU = Cause.of("path.mtu", Stage.TLS).explaining("disconnectReason:0x404",
            "disconnectReason:0x704", "disconnectReason:0x904", "errorInfo:0x106", "event:0x32", "event:0x38",
            "event:0xE2", "extendedReason:0x106");

    private static final Indication NO_CERTIFICATE = speaksAgainst(Strength.DECISIVE, "failure-3")
            .group("g1").from(Negotiation.TYPE);
    private static final Indication ENDED = speaksAgainst(Strength.DECISIVE, "ended-by-host")
            .group("g2").from(TlsHandshake.TYPE);
    private static final Indication COMPLETED = speaksAgainst(Strength.DECISIVE, "handshake-completed")
            .group("g2").from(TlsHandshake.TYPE, ClientHellos.TYPE);
    private static final Indication OTHER_OFFER = speaksAgainst(Strength.MODERATE, "other-offer-accepted")
            .group("g2").from(ClientHellos.TYPE, TlsSupport.TYPE);
    private static final Indication SPLIT_ALONE = speaksAgainst(Strength.MODERATE, "split-alone")
            .group("g3").from(ClientHellos.TYPE);
    private static final Indication COOKIE = speaksAgainst(Strength.MODERATE, "cookie-swallowed")
            .group("g4").from(CookieAnswers.TYPE);
    private static final Indication NO_ANSWER = speaksAgainst(Strength.MODERATE, "no-answer")
            .group("g4").from(Negotiation.TYPE);
    private static final Indication STALLED = speaksFor(Strength.STRONG, "tls-stalled")
            .group("g5").from(Negotiation.TYPE, TlsHandshake.TYPE);
    private static final Indication NEARER = speaksAgainst(Strength.DECISIVE, "closed-nearer")
            .group("g6").from(ClientHellos.TYPE);
    private static final Indication EVENT = speaksAgainst(Strength.STRONG, "schannel-event")
            .group("g11").from(Vantage.INSIDE, SchannelEvents.TYPE);
    private static final Indication NO_EVENT = speaksFor(Strength.MODERATE, "no-event")
            .group("g11").from(Vantage.INSIDE, SchannelEvents.TYPE);
    private static final Indication LONG_STALLS = speaksFor(Strength.STRONG, "long-stalls")
            .group("size").from(ClientHellos.TYPE);
    private static final Indication SMALL_PASSES = speaksFor(Strength.STRONG, "small-passes")
            .group("size").from(ClientHellos.TYPE, TlsSupport.TYPE);
    private static final Indication NOTHING_PASSES = speaksAgainst(Strength.MODERATE, "nothing-passes")
            .group("size").from(ClientHellos.TYPE, TlsSupport.TYPE);

    private static Indication speaksFor(Strength strength, String name) {
        return Indication.speaksFor(MTU, strength, name);
    }

    private static Indication speaksAgainst(Strength strength, String name) {
        return Indication.speaksAgainst(MTU, strength, name);
    }

    @Override
    public Set<Cause> causes() {
        return Set.of(MTU);
    }

    @Override
    public Set<Indication> indications() {
        return Set.of(NO_CERTIFICATE, ENDED, COMPLETED, OTHER_OFFER, SPLIT_ALONE, COOKIE, NO_ANSWER, STALLED, NEARER,
                EVENT, NO_EVENT, LONG_STALLS, SMALL_PASSES, NOTHING_PASSES);
    }

    @Override
    public Set<FactType<?>> needs() {
        return Set.of(Negotiation.TYPE);
    }

    @Override
    public Set<EvidenceKey> uses() {
        return Set.of(TlsHandshake.TYPE.from(Vantage.HERE), ClientHellos.TYPE.from(Vantage.HERE),
                TlsSupport.TYPE.from(Vantage.HERE), CookieAnswers.TYPE.from(Vantage.HERE),
                SchannelEvents.TYPE.from(Vantage.INSIDE));
    }

    @Override
    public List<Finding> judge(CaseFile evidence) {
        Handshake seen = Handshake.of(evidence);
        Optional<ClientHellos> hellos = seen.hellos();
        Optional<SchannelEvents> events = evidence.find(SchannelEvents.TYPE, Vantage.INSIDE);
        boolean longStalls = hellos.filter(ClientHellos::longStalls).isPresent();
        boolean ended = seen.closedAtOnce() || seen.ended(Outcome.HOST_ALERT) || seen.ended(Outcome.HOST_ULTIMATUM);
        Finding finding = Finding.of(MTU, Verdict.PASS)
                .when(seen.failedWith(Negotiation.SSL_CERT_NOT_ON_SERVER), NO_CERTIFICATE)
                .when(ended, ENDED)
                .when(seen.completed() && !longStalls, COMPLETED)
                .when(seen.smallerOfferAccepted(), OTHER_OFFER)
                .when(hellos.filter(ClientHellos::splitAlone).isPresent(), SPLIT_ALONE)
                .when(evidence.find(CookieAnswers.TYPE).filter(CookieAnswers::cookieSwallowed).isPresent(), COOKIE)
                .when(seen.silent(), NO_ANSWER)
                .when(seen.stalledAfterQuickConfirm(), STALLED, seen.seconds())
                .when(hellos.filter(ClientHellos::closedNearer).isPresent(), NEARER)
                .when(events.filter(Handshake::schannelError).isPresent(), EVENT)
                .when(seen.broke() && events.filter(e -> !Handshake.schannelError(e)).isPresent(), NO_EVENT)
                .when(longStalls, LONG_STALLS)
                .when(seen.stalledAfterQuickConfirm() && smallPasses(seen), SMALL_PASSES)
                .when(seen.stalledAfterQuickConfirm() && nothingPasses(seen), NOTHING_PASSES);
        // A way that still carries the handshake lets people in, until something larger is sent.
        return List.of(finding.settledOrOpen(seen.completed() ? Verdict.WARN : Verdict.FAIL, evidence,
                seen.tls().isEmpty() ? TlsHandshake.TYPE : ClientHellos.TYPE));
    }

    /** A refusal is a small packet, a ServerHello with its certificate is a large one. */
    private static boolean smallPasses(Handshake seen) {
        boolean split = seen.hellos().filter(ClientHellos::splitAlone).isPresent();
        return !split && (seen.hellos().filter(ClientHellos::smallAlone).isPresent()
                || seen.support().filter(TlsSupport::anyRefused).isPresent());
    }

    private static boolean nothingPasses(Handshake seen) {
        return seen.hellos().filter(ClientHellos::allStall).isPresent()
                && seen.support().filter(TlsSupport::allStall).isPresent();
    }
}
