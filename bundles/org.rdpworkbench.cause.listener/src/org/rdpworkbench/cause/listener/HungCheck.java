// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.listener;

import java.util.List;
import java.util.Map;
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
import org.rdpworkbench.facts.Negotiation.Answer;
import org.rdpworkbench.facts.Negotiation.Exchange;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.SchannelEvents;
import org.rdpworkbench.facts.TcpConnect;
import org.rdpworkbench.facts.TlsHandshake;
import org.rdpworkbench.facts.TlsSupport;

/** Judges whether what accepts the connections also serves them. */
@Component(service = Check.class)
public final class HungCheck implements Check {

    static final Cause HUNG = Cause.of("listener.hung", Stage.LISTENER)
            .explaining("disconnectReason:0x904", "disconnectReason:0x704", "disconnectReason:0x108");

    /** Shorter silences happen on healthy hosts that are busy or far away. */
    private static final double SILENCE_MILLIS = 3_000;

    private static final int KEY_NOT_ACCESSIBLE = 36870;
    private static final int CREDENTIAL_NOT_CREATED = 36871;
    private static final int NO_COMMON_SUITE = 36874;

    private static final Indication NO_ANSWER = speaksFor(Strength.STRONG, "no-answer")
            .group("g4").from(Negotiation.TYPE);
    private static final Indication HALF_ANSWER = speaksFor(Strength.MODERATE, "half-an-answer")
            .group("g4").from(Negotiation.TYPE);
    private static final Indication CLOSED = speaksFor(Strength.WEAK, "closed-without-answer")
            .group("g4").from(Negotiation.TYPE);
    private static final Indication EITHER_WAY = speaksFor(Strength.STRONG, "no-answer-either-way")
            .group("g4").from(CookieAnswers.TYPE);
    private static final Indication COOKIE = speaksAgainst(Strength.DECISIVE, "cookie-swallowed")
            .group("g4").from(CookieAnswers.TYPE);
    private static final Indication STALLED = speaksFor(Strength.MODERATE, "tls-stalled")
            .group("g5").from(TlsHandshake.TYPE);
    private static final Indication ALL_STALL = speaksFor(Strength.MODERATE, "everything-stalls")
            .group("size").from(ClientHellos.TYPE, TlsSupport.TYPE);
    private static final Indication HUNG_UP = speaksAgainst(Strength.STRONG, "hung-up-at-once")
            .group("g2").from(TlsHandshake.TYPE);
    private static final Indication ACTIVE = speaksAgainst(Strength.DECISIVE, "active")
            .group("g2").from(Negotiation.TYPE, TlsHandshake.TYPE);
    private static final Indication ANSWERS_OTHERS = speaksAgainst(Strength.DECISIVE, "answers-others")
            .group("g2").from(ClientHellos.TYPE, TlsSupport.TYPE);
    private static final Indication SPLIT_ALONE = speaksAgainst(Strength.DECISIVE, "split-alone")
            .group("g3").from(ClientHellos.TYPE);
    private static final Indication NEARER = speaksAgainst(Strength.DECISIVE, "closed-nearer")
            .group("g6").from(ClientHellos.TYPE);
    private static final Indication EVENT = speaksAgainst(Strength.STRONG, "schannel-event")
            .group("g11").from(Vantage.INSIDE, SchannelEvents.TYPE);
    private static final Indication NO_EVENT = speaksFor(Strength.MODERATE, "no-event")
            .group("g11").from(Vantage.INSIDE, SchannelEvents.TYPE);

    private static Indication speaksFor(Strength strength, String name) {
        return Indication.speaksFor(HUNG, strength, name);
    }

    private static Indication speaksAgainst(Strength strength, String name) {
        return Indication.speaksAgainst(HUNG, strength, name);
    }

    @Override
    public Set<Cause> causes() {
        return Set.of(HUNG);
    }

    @Override
    public Set<Indication> indications() {
        return Set.of(NO_ANSWER, HALF_ANSWER, CLOSED, EITHER_WAY, COOKIE, STALLED, ALL_STALL, HUNG_UP, ACTIVE,
                ANSWERS_OTHERS, SPLIT_ALONE, NEARER, EVENT, NO_EVENT);
    }

    @Override
    public Set<FactType<?>> needs() {
        return Set.of(TcpConnect.TYPE);
    }

    @Override
    public Set<EvidenceKey> uses() {
        return Set.of(Negotiation.TYPE.from(Vantage.HERE), TlsHandshake.TYPE.from(Vantage.HERE),
                CookieAnswers.TYPE.from(Vantage.HERE), ClientHellos.TYPE.from(Vantage.HERE),
                TlsSupport.TYPE.from(Vantage.HERE), SchannelEvents.TYPE.from(Vantage.INSIDE));
    }

    @Override
    public List<Finding> judge(CaseFile evidence) {
        Optional<Exchange> first = evidence.find(Negotiation.TYPE)
                .flatMap(negotiation -> negotiation.exchanges().stream().findFirst());
        if (first.isEmpty()) {
            return List.of(Finding.inconclusive(HUNG, List.of(Negotiation.TYPE.from(Vantage.HERE))));
        }
        Optional<TlsHandshake> tls = evidence.find(TlsHandshake.TYPE);
        Finding finding = Finding.of(HUNG, Verdict.PASS).value("port", evidence.target().port());
        finding = negotiation(finding, first.get(), evidence.find(CookieAnswers.TYPE));
        finding = handshake(finding, first.get(), tls);
        finding = hellos(finding, evidence, tls);
        boolean silent = first.get().answer() == Answer.SILENT || tls.filter(HungCheck::stalled).isPresent();
        finding = inside(finding, silent, evidence.find(SchannelEvents.TYPE, Vantage.INSIDE));
        return List.of(finding.held().isEmpty()
                ? Finding.inconclusive(HUNG, List.of(TlsHandshake.TYPE.from(Vantage.HERE)))
                : finding.settled(Verdict.FAIL, Verdict.PASS));
    }

    private static Finding negotiation(Finding finding, Exchange first, Optional<CookieAnswers> cookies) {
        Answer answer = first.answer();
        boolean silentEitherWay = cookies.filter(c -> c.with().answer() == Answer.SILENT
                && c.without().answer() == Answer.SILENT).isPresent();
        return finding
                .when(answer == Answer.SILENT, NO_ANSWER, seconds(first.millis()))
                .when(answer == Answer.INCOMPLETE, HALF_ANSWER)
                .when(answer == Answer.CLOSED || answer == Answer.RESET, CLOSED)
                .when(answer == Answer.SILENT && silentEitherWay, EITHER_WAY)
                .when(cookies.filter(CookieAnswers::cookieSwallowed).isPresent(), COOKIE);
    }

    private static Finding handshake(Finding finding, Exchange first, Optional<TlsHandshake> tls) {
        boolean stalled = tls.filter(HungCheck::stalled).isPresent();
        boolean hungUp = tls.filter(t -> closedWithoutTls(t) && t.millis() < SILENCE_MILLIS).isPresent();
        boolean active = tls.map(HungCheck::answered).orElse(spoke(first.answer()));
        return finding
                .when(stalled, STALLED, seconds(tls.map(TlsHandshake::millis).orElse(0.0)))
                .when(hungUp, HUNG_UP, Map.of("millis", Math.round(tls.map(TlsHandshake::millis).orElse(0.0))))
                .when(active, ACTIVE);
    }

    private static Finding hellos(Finding finding, CaseFile evidence, Optional<TlsHandshake> tls) {
        Optional<ClientHellos> hellos = evidence.find(ClientHellos.TYPE);
        Optional<TlsSupport> support = evidence.find(TlsSupport.TYPE);
        boolean stalled = tls.filter(HungCheck::stalled).isPresent();
        return finding
                .when(hellos.filter(ClientHellos::anyAnswered).isPresent()
                        || support.filter(TlsSupport::anyAnswered).isPresent(), ANSWERS_OTHERS)
                .when(hellos.filter(ClientHellos::splitAlone).isPresent(), SPLIT_ALONE)
                .when(hellos.filter(ClientHellos::closedNearer).isPresent(), NEARER)
                .when(stalled && hellos.filter(ClientHellos::allStall).isPresent()
                        && support.filter(TlsSupport::allStall).isPresent(), ALL_STALL);
    }

    private static Finding inside(Finding finding, boolean silent, Optional<SchannelEvents> events) {
        boolean logged = events.filter(e -> e.near(KEY_NOT_ACCESSIBLE) || e.near(CREDENTIAL_NOT_CREATED)
                || e.near(NO_COMMON_SUITE)).isPresent();
        return finding.when(logged, EVENT).when(silent && events.isPresent() && !logged, NO_EVENT);
    }

    /** Silence until our patience ended, or until something closed the connection after all. */
    private static boolean stalled(TlsHandshake tls) {
        return tls.millis() >= SILENCE_MILLIS
                && (tls.outcome() == TlsHandshake.Outcome.STALLED || closedWithoutTls(tls));
    }

    private static boolean closedWithoutTls(TlsHandshake tls) {
        return switch (tls.outcome()) {
            case HOST_CLOSED, HOST_RESET -> tls.received() == 0;
            case COMPLETED, HOST_ALERT, HOST_ULTIMATUM, NOT_TLS, STALLED, HERE -> false;
        };
    }

    private static boolean answered(TlsHandshake tls) {
        return tls.outcome() != TlsHandshake.Outcome.STALLED && !closedWithoutTls(tls);
    }

    private static boolean spoke(Answer answer) {
        return switch (answer) {
            case SELECTED, FAILED, PLAIN, NOT_RDP -> true;
            case INCOMPLETE, CLOSED, RESET, SILENT, NOT_CONNECTED -> false;
        };
    }

    private static Map<String, Object> seconds(double millis) {
        return Map.of("seconds", Math.round(millis / 1_000));
    }
}
