// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.nla.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rdpworkbench.cause.nla.NlaUseCheck;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.Negotiation.Answer;
import org.rdpworkbench.facts.NlaClient;
import org.rdpworkbench.facts.NlaClient.Use;
import org.rdpworkbench.facts.ProtocolAnswers;
import org.rdpworkbench.facts.RemoteDesktopSettings;
import org.rdpworkbench.testkit.Cases;
import org.rdpworkbench.testkit.Expectation;

final class NlaUseCheckTest {

    private static final String REQUIRED = "nla.required-by-host";
    private static final String NOT_OFFERED = "nla.not-offered";
    private static final Check CHECK = new NlaUseCheck();

    static List<Expectation> required() {
        return List.of(
                Expectation.of("required, nothing known of the client", REQUIRED, Seen.requiring(),
                        Verdict.INCONCLUSIVE),
                Expectation.of("required, a client without NLA", REQUIRED, Seen.client(Seen.requiring(), Use.NEVER),
                        Verdict.FAIL, "client-without"),
                Expectation.of("required, a client with NLA", REQUIRED, Seen.client(Seen.requiring(), Use.OFFERED),
                        Verdict.PASS, "client-with"),
                Expectation.of("required, a client that insists", REQUIRED,
                        Seen.client(Seen.requiring(), Use.REQUIRED), Verdict.PASS, "client-with"),
                Expectation.of("TLS alone is taken", REQUIRED, Seen.offering(), Verdict.PASS, "takes-less"),
                Expectation.of("TLS alone is taken, a client without NLA", REQUIRED,
                        Seen.client(Seen.offering(), Use.NEVER), Verdict.PASS, "takes-less"),
                Expectation.of("no NLA at all", REQUIRED, Seen.tlsOnly(), Verdict.PASS, "takes-less"),
                Expectation.of("standard security is taken", REQUIRED, Seen.quick(Seen.chosen(Seen.EVERYTHING, 0)),
                        Verdict.PASS, "takes-less"),
                Expectation.of("a request that names no protocol is confirmed, which is no consent", REQUIRED,
                        Seen.withoutRequest(Seen.quick(Seen.chosen(Seen.EVERYTHING, Seen.NLA)), Answer.PLAIN),
                        Verdict.INCONCLUSIVE),
                Expectation.of("NLA chosen, TLS alone not asked for", REQUIRED,
                        Seen.quick(Seen.chosen(Seen.EVERYTHING, Seen.NLA)), Verdict.INCONCLUSIVE),
                Expectation.of("not known whether required, a client without NLA", REQUIRED,
                        Seen.client(Seen.quick(Seen.chosen(Seen.EVERYTHING, Seen.NLA)), Use.NEVER),
                        Verdict.INCONCLUSIVE),
                Expectation.of("failure 5 to a request with NLA is no requirement", REQUIRED,
                        Seen.client(Seen.quick(Seen.refused(8, Negotiation.HYBRID_REQUIRED)), Use.NEVER),
                        Verdict.INCONCLUSIVE),
                Expectation.of("set to require it, TLS alone not asked for, a client without NLA", REQUIRED,
                        Seen.client(Seen.set(Seen.chosen(), RemoteDesktopSettings.USER_AUTHENTICATION, 1), Use.NEVER),
                        Verdict.FAIL, "client-without", "set"),
                Expectation.of("set to require it, nothing known of the client", REQUIRED,
                        Seen.set(Seen.chosen(), RemoteDesktopSettings.USER_AUTHENTICATION, 1), Verdict.INCONCLUSIVE),
                Expectation.of("set to require it and not in force yet", REQUIRED,
                        Seen.client(Seen.set(Seen.offering(), RemoteDesktopSettings.USER_AUTHENTICATION, 1), Use.NEVER),
                        Verdict.PASS, "takes-less"),
                Expectation.of("set not to require it", REQUIRED,
                        Seen.set(Seen.chosen(), RemoteDesktopSettings.USER_AUTHENTICATION, 0), Verdict.PASS, "not-set"),
                Expectation.of("set not to require it, and required all the same", REQUIRED,
                        Seen.client(Seen.set(Seen.requiring(), RemoteDesktopSettings.USER_AUTHENTICATION, 0),
                                Use.NEVER), Verdict.FAIL, "client-without"),
                Expectation.of("no answer", REQUIRED, Seen.quick(Seen.ended(Seen.EVERYTHING, Answer.SILENT)),
                        Verdict.INCONCLUSIVE));
    }

    static List<Expectation> notOffered() {
        return List.of(
                Expectation.of("NLA chosen", NOT_OFFERED, Seen.requiring(), Verdict.PASS, "offered"),
                Expectation.of("TLS chosen, nothing known of the client", NOT_OFFERED, Seen.tlsOnly(),
                        Verdict.INCONCLUSIVE),
                Expectation.of("TLS chosen, a client that insists", NOT_OFFERED,
                        Seen.client(Seen.tlsOnly(), Use.REQUIRED), Verdict.FAIL, "client-insists"),
                Expectation.of("standard security alone, a client that insists", NOT_OFFERED,
                        Seen.client(Seen.set(Seen.quick(Seen.refused(Seen.EVERYTHING, 2)),
                                RemoteDesktopSettings.SECURITY_LAYER, 0), Use.REQUIRED),
                        Verdict.FAIL, "client-insists", "switched-off"),
                Expectation.of("TLS chosen, a client that also does without", NOT_OFFERED,
                        Seen.client(Seen.tlsOnly(), Use.OFFERED), Verdict.PASS, "client-yields"),
                Expectation.of("TLS preferred, NLA supported", NOT_OFFERED,
                        Seen.thorough(Seen.tlsOnly(), Seen.chosen(Seen.NLA, Seen.NLA)), Verdict.PASS, "offered"),
                Expectation.of("a protocol that was not asked for is no support", NOT_OFFERED,
                        Seen.client(Seen.thorough(Seen.quick(Seen.ended(Seen.EVERYTHING, Answer.SILENT)),
                                Seen.chosen(Seen.TLS, Seen.NLA), Seen.chosen(Seen.NLA, 0)), Use.REQUIRED),
                        Verdict.FAIL, "client-insists"),
                Expectation.of("NLA refused", NOT_OFFERED,
                        Seen.client(Seen.quick(Seen.refused(Seen.EVERYTHING, 2)), Use.REQUIRED), Verdict.FAIL,
                        "client-insists"),
                Expectation.of("no answer, a client that insists", NOT_OFFERED,
                        Seen.client(Seen.quick(Seen.ended(Seen.EVERYTHING, Answer.CLOSED)), Use.REQUIRED),
                        Verdict.INCONCLUSIVE));
    }

    @ParameterizedTest
    @MethodSource({"required", "notOffered"})
    void verdictAndIndications(Expectation row) {
        row.holds(CHECK);
    }

    @Test
    void everyIndicationIsInTheTable() {
        Expectation.assertComplete(CHECK,
                Stream.of(required(), notOffered()).flatMap(List::stream).toList());
    }

    /** Whatever a host does about NLA, without a word about the client nothing speaks against it. */
    @Test
    void noHostIsBlamedForItself() {
        for (Cases host : List.of(Seen.requiring(), Seen.offering(), Seen.tlsOnly())) {
            List<Finding> findings = CHECK.judge(host.record());
            assertTrue(findings.stream().flatMap(finding -> finding.held().stream())
                    .noneMatch(held -> held.indication().supports()), findings::toString);
        }
    }

    @Test
    void namesWhatIsMissing() {
        assertEquals(List.of(NlaClient.TYPE.from(Vantage.CLIENT)),
                Expectation.judged(CHECK, REQUIRED, Seen.requiring()).missing());
        assertEquals(List.of(ProtocolAnswers.TYPE.from(Vantage.HERE)), Expectation.judged(CHECK, REQUIRED,
                Seen.client(Seen.quick(Seen.chosen(Seen.EVERYTHING, Seen.NLA)), Use.NEVER)).missing());
    }
}
