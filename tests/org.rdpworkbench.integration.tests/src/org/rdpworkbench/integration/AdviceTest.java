// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.run.Declared;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.Diagnosis.NextProbe;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.ClientHellos;
import org.rdpworkbench.facts.CookieAnswers;
import org.rdpworkbench.facts.HelloAnswer;
import org.rdpworkbench.facts.Negotiation.Answer;
import org.rdpworkbench.facts.Neighbours;
import org.rdpworkbench.facts.OtherTlsService;
import org.rdpworkbench.facts.TlsHandshake.Outcome;
import org.rdpworkbench.facts.TlsSupport;
import org.rdpworkbench.testkit.Cases;

/** Which look is advised next, by all installed causes and where nobody can look inside the host or from a client. */
class AdviceTest {

    private static final HelloAnswer OK = Wire.answer(Outcome.COMPLETED, 900, 25);
    private static final HelloAnswer CLOSED = Wire.answer(Outcome.HOST_CLOSED, 0, 23);
    private static final HelloAnswer RESET = Wire.answer(Outcome.HOST_RESET, 0, 23);
    private static final HelloAnswer MUTE = Wire.answer(Outcome.STALLED, 0, 5_000);
    private static final HelloAnswer ALERT = Wire.answer(Outcome.HOST_ALERT, 7, 23);

    private static final Set<FactType<?>> THOROUGH =
            Set.of(CookieAnswers.TYPE, ClientHellos.TYPE, TlsSupport.TYPE, OtherTlsService.TYPE);
    private static final String ELSEWHERE = "From the host itself or from another client";
    private static final String KEY_EVENT = "36870";

    @Test
    void aCloseIsLookedAtMoreCloselyFirst() {
        assertEquals(Optional.of("network.hellos"), quick(Wire.tls(Outcome.HOST_CLOSED, 23, 0)).probe());
    }

    @Test
    void aSilentRequestIsSentAgainWithoutItsCookie() {
        assertEquals(Optional.of("network.cookie"), quick(Wire.silent()).probe());
    }

    /** Whether it is the key or the suites shows where another service of the same host does what the host can. */
    @Test
    void anAlertIsComparedWithAnotherServiceOfTheHost() {
        assertEquals(Optional.of("network.other-service"), quick(Wire.alert(40)).probe());
    }

    @Test
    void whatTheWireCannotTellApartIsAskedOfTheHostsOwnLog() {
        asks(KEY_EVENT, Wire.tls(Outcome.HOST_CLOSED, 23, 0), Wire.hellos(CLOSED, CLOSED, CLOSED, CLOSED, CLOSED));
        asks(KEY_EVENT, Wire.alert(40), Wire.hellos(ALERT, ALERT, ALERT, ALERT, ALERT));
        asks(KEY_EVENT, Wire.negotiated(Wire.selected(11, 0)), Wire.cookie(Answer.SELECTED, Answer.SELECTED),
                Wire.downgrading());
    }

    @Test
    void whatIsLikelyOnTheWayIsAskedFromElsewhere() {
        asks(ELSEWHERE, Wire.tls(Outcome.HOST_RESET, 23, 0), Wire.hellos(RESET, OK, RESET, RESET, RESET));
        asks(ELSEWHERE, Wire.silent(), Wire.cookie(Answer.SILENT, Answer.SELECTED));
        asks(ELSEWHERE, Wire.tls(Outcome.STALLED, 5_000, 0), Wire.hellos(MUTE, MUTE, MUTE, OK, MUTE));
    }

    @Test
    void aHostThatHangsIsAskedFromElsewhere() {
        asks(ELSEWHERE, Wire.silent(), Wire.cookie(Answer.SILENT, Answer.SILENT));
        asks(ELSEWHERE, Wire.tls(Outcome.STALLED, 5_000, 0), Wire.hellos(MUTE, MUTE, MUTE, MUTE, MUTE, MUTE),
                Wire.support(MUTE, MUTE));
    }

    /** What other hosts do moves the shares of causes that look alike, and accuses none of them by itself. */
    @Test
    void neighboursTellTheWayFromTheHost() {
        Cases closed = Wire.tls(Outcome.HOST_CLOSED, 23, 0).from(Vantage.HERE,
                Wire.hellos(CLOSED, CLOSED, CLOSED, CLOSED, CLOSED));
        assumeTrue(Workbench.knows("path.intercepted") && Workbench.knows("privatekey.unusable"));
        assertEquals("path.intercepted", first(closed, new Neighbours("192.0.2.0/24", 0, 4, 0)));
        assertEquals("privatekey.unusable", first(closed, new Neighbours("192.0.2.0/24", 4, 0, 0)));
        assertEquals("privatekey.unusable", first(closed, new Neighbours("192.0.2.0/24", 2, 2, 0)));
    }

    private static String first(Cases evidence, Neighbours neighbours) {
        return judged(evidence.from(Vantage.HERE, neighbours)).causes().getFirst().cause().id();
    }

    private static NextProbe quick(Cases evidence) {
        Cases all = evidence;
        for (FactType<?> type : THOROUGH) {
            all = all.missing(type, Reason.NOT_REQUESTED);
        }
        return next(all);
    }

    private static void asks(String what, Cases evidence, Fact... thorough) {
        Cases all = evidence;
        for (Fact fact : thorough) {
            all = all.from(Vantage.HERE, fact);
        }
        NextProbe next = next(all);
        assertEquals(Optional.empty(), next.probe());
        assertTrue(next.why().contains(what), next::why);
    }

    private static NextProbe next(Cases evidence) {
        List<String> needed = List.of("privatekey.unusable", "tls.no-common-suite", "path.intercepted", "path.mtu",
                "listener.hung", "policy.rdp-layer-only");
        assumeTrue(needed.stream().allMatch(Workbench::knows), "a cause was removed");
        Cases all = evidence;
        for (EvidenceKey key : keys()) {
            all = all.missing(key, Reason.NO_PROBE);
        }
        return judged(all).next().orElseThrow();
    }

    private static Set<EvidenceKey> keys() {
        Set<EvidenceKey> keys = new TreeSet<>();
        Workbench.diagnostics().snapshot().checks().forEach(check -> keys.addAll(Declared.by(check.service())));
        keys.removeIf(key -> key.vantage() == Vantage.HERE);
        return keys;
    }

    private static Diagnosis judged(Cases evidence) {
        Diagnosis diagnosis = Workbench.diagnostics().judge(evidence.record(), Optional.empty());
        assertEquals(List.of(), diagnosis.problems());
        return diagnosis;
    }
}
