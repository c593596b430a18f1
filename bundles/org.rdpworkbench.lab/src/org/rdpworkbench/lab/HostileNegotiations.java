// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.lab;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static org.rdpworkbench.lab.Bytes.concat;
import static org.rdpworkbench.lab.Bytes.connectionConfirm;
import static org.rdpworkbench.lab.Bytes.negotiation;
import static org.rdpworkbench.lab.Scenario.hostile;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.rdpworkbench.lab.Fault.End;

/** Hosts that break the rules before or in their connection confirm. */
final class HostileNegotiations {

    /** The rest of a confirm that chooses CredSSP, after TPKT header and X.224 length. */
    private static final String CONFIRM = "d0 0000 1234 00 02000800 02000000";

    static final List<Scenario> ALL = List.of(
            answer("tpkt-length-0", "TPKT says that it is 0 bytes long.", "03000000 0e" + CONFIRM),
            answer("tpkt-length-3", "TPKT says that it is 3 bytes long.", "03000003 0e" + CONFIRM),
            answer("tpkt-length-4", "TPKT with nothing in it.", "03000004"),
            answer("tpkt-length-65535", "TPKT promises 65,535 bytes and sends 19.",
                    "0300ffff 0e" + CONFIRM),
            answer("tpkt-version-4", "TPKT of a version that there is not.",
                    "04000013 0e" + CONFIRM),
            answer("x224-length-beyond", "X.224 says that it goes on past its packet.",
                    "03000013 ff" + CONFIRM),
            answer("x224-length-short", "X.224 says that it is 2 bytes long.",
                    "03000013 02" + CONFIRM),
            answer("x224-disconnect", "X.224 disconnect request in place of a confirm.",
                    "0300000b 0680 0000 0000 00"),
            answer("x224-error", "X.224 error in place of a confirm.", "0300000b 0670 0000 0000 00"),
            answer("x224-data", "X.224 data in place of a confirm.", "03000009 02f080 0102"),
            answer("unknown-answer", "Negotiation data of an unknown type.",
                    connectionConfirm(negotiation(0x7F, 0, 8, 2))),
            answer("answer-length-0", "Negotiation data that is 0 bytes long.",
                    connectionConfirm(negotiation(2, 0, 0, 2))),
            answer("answer-length-65535", "Negotiation data that is 65,535 bytes long.",
                    connectionConfirm(negotiation(2, 0, 0xFFFF, 2))),
            answer("unknown-protocol", "Chooses a protocol that nobody knows.",
                    connectionConfirm(negotiation(2, 0xFF, 8, 0x80000000L))),
            answer("all-protocols", "Chooses every protocol at once.",
                    connectionConfirm(negotiation(2, 0xFF, 8, 0xFFFFFFFFL))),
            answer("unknown-failure", "Refuses with a code that nobody knows.",
                    connectionConfirm(negotiation(3, 0, 8, 0xFFFFFFFFL))),
            answer("two-answers", "Two confirms that contradict each other.", concat(
                    connectionConfirm(negotiation(2, 0, 8, 2)), connectionConfirm(negotiation(3, 0, 8, 5)))),
            hostile("half-answer-close", "Half a confirm, then the end.",
                    Behaviour.healthy().negotiating(Fault.say("03000013 0ed000", End.CLOSE))),
            answer("half-answer-silence", "Half a confirm, then silence.", "03000013 0ed000"),
            hostile("byte-by-byte", "A healthy host whose confirm comes in packets of one byte.",
                    Behaviour.healthy().negotiating(
                            NegotiationAct.slowly(NegotiationAct.tlsAndNla(), ZERO))),
            hostile("endless-zeros", "Zeros without end.", Behaviour.healthy()
                    .negotiating(NegotiationAct.unasked(Fault.flood(new byte[4096], Hostile.ENDLESS)))),
            hostile("endless-drip", "One zero each half second for hours.", Behaviour.healthy()
                    .negotiating(Fault.drip(new byte[100_000], ofMillis(500), End.CLOSE))),
            hostile("reset-on-accept", "Resets every connection at once.",
                    Behaviour.healthy().negotiating(NegotiationAct.unasked(Fault.reset()))),
            hostile("terminal-banner", "A banner that would take over a terminal.", Behaviour.healthy()
                    .negotiating(NegotiationAct.unasked(Fault.say(
                            Hostile.NASTY_NAME.getBytes(StandardCharsets.UTF_8), End.SILENCE)))),
            hostile("two-faces", "Healthy once, then another host without TLS.",
                    Behaviour.healthy().then(1, Behaviour.healthy().negotiating(NegotiationAct.rdpOnly()))));

    private HostileNegotiations() {}

    private static Scenario answer(String id, String sentence, String hex) {
        return answer(id, sentence, Bytes.hex(hex));
    }

    private static Scenario answer(String id, String sentence, byte[] bytes) {
        return hostile(id, sentence, Behaviour.healthy().negotiating(Fault.say(bytes, End.SILENCE)));
    }
}
