// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.Negotiation.Answer;
import org.rdpworkbench.facts.Negotiation.Exchange;
import org.rdpworkbench.facts.TlsHandshake;
import org.rdpworkbench.testkit.Cases;

/** What the list of hosts says about the security of a host. */
class SecurityColumnTest {

    private static final long ALL = Negotiation.PROTOCOL_SSL | Negotiation.PROTOCOL_HYBRID
            | Negotiation.PROTOCOL_HYBRID_EX;

    private static Optional<String> value(Cases cases) {
        return new SecurityColumn().value(cases.record());
    }

    private static Cases answered(Answer answer, Optional<Long> selected) {
        return Cases.of().with(Negotiation.TYPE, new Negotiation(List.of(new Exchange(ALL, answer, selected,
                Optional.empty(), Optional.empty(), Optional.empty(), "", 1, ""))));
    }

    @Test
    void theProtocolThatWasChosen() {
        assertEquals(Optional.of("NLA"), value(answered(Answer.SELECTED, Optional.of(Negotiation.PROTOCOL_HYBRID))));
        assertEquals(Optional.of("NLA"),
                value(answered(Answer.SELECTED, Optional.of(Negotiation.PROTOCOL_HYBRID_EX))));
        assertEquals(Optional.of("TLS"), value(answered(Answer.SELECTED, Optional.of(Negotiation.PROTOCOL_SSL))));
        assertEquals(Optional.of("standard RDP"),
                value(answered(Answer.SELECTED, Optional.of(Negotiation.PROTOCOL_RDP))));
        assertEquals(Optional.of("not what was offered"), value(answered(Answer.SELECTED, Optional.of(4L))));
        assertEquals(Optional.of("standard RDP"), value(answered(Answer.PLAIN, Optional.empty())));
        assertEquals(Optional.of("refused"), value(answered(Answer.FAILED, Optional.empty())));
    }

    @Test
    void withTheVersionOfTls() {
        assertEquals(Optional.of("TLS, TLSv1.2"), value(answered(Answer.SELECTED,
                Optional.of(Negotiation.PROTOCOL_SSL)).with(TlsHandshake.TYPE, new TlsHandshake(
                        TlsHandshake.Outcome.COMPLETED, Optional.of("TLSv1.2"), Optional.empty(), 1, 1,
                        Optional.empty(), Optional.empty(), "", ""))));
    }

    @Test
    void nothingWhereThereWasNoAnswer() {
        assertEquals(Optional.empty(), value(Cases.of()));
        assertEquals(Optional.empty(), value(answered(Answer.SILENT, Optional.empty())));
    }
}
