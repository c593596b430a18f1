// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.facts;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.facts.Negotiation.Answer;
import org.rdpworkbench.facts.Negotiation.Exchange;

/**
 * The host's answers to each request for protocols by itself ([MS-RDPBCGR] 2.2.1.1.1), so that what it supports is
 * known apart from what it requires.
 *
 * @param withoutRequest the answer to a connection request without RDP_NEG_REQ, as clients before RDP 5.2 send it
 * @param exchanges one for each mask of protocols that was asked for, in the order asked
 */
public record ProtocolAnswers(Optional<Exchange> withoutRequest, List<Exchange> exchanges) implements Fact {

    public static final FactType<ProtocolAnswers> TYPE =
            new FactType<>("ProtocolAnswers", 1, ProtocolAnswers.class);

    /** The answer to exactly these protocols, if the host could be asked and answered. */
    public Optional<Exchange> to(long requested) {
        return exchanges.stream().filter(e -> e.requested() == requested && e.answer() != Answer.NOT_CONNECTED)
                .findFirst();
    }

    /** True when the host chose NLA where it was asked for; a protocol that nobody asked for is no support. */
    public boolean supportsNla() {
        return exchanges.stream().anyMatch(e -> e.chose(Negotiation.PROTOCOL_HYBRID)
                || e.chose(Negotiation.PROTOCOL_HYBRID_EX));
    }

    /** True when the host was asked for NLA alone and refused, or answered with something else. */
    public boolean refusesNla() {
        return !supportsNla() && to(Negotiation.PROTOCOL_HYBRID).filter(e -> switch (e.answer()) {
            case SELECTED, FAILED, PLAIN -> true;
            case NOT_RDP, INCOMPLETE, CLOSED, RESET, SILENT, NOT_CONNECTED -> false;
        }).isPresent();
    }

    /** True when the host refuses TLS alone because it wants NLA. */
    public boolean requiresNla() {
        return to(Negotiation.PROTOCOL_SSL).filter(e -> e.failedWith(Negotiation.HYBRID_REQUIRED)).isPresent();
    }

    /** True when the host accepts TLS without NLA. */
    public boolean acceptsTlsAlone() {
        return to(Negotiation.PROTOCOL_SSL).filter(e -> e.chose(Negotiation.PROTOCOL_SSL)).isPresent();
    }

    /**
     * True when the host accepts standard RDP security where it is asked for. That it confirms a request that names no
     * protocol shows no more than that it knows old clients: xrdp does so and then insists on TLS.
     */
    public boolean acceptsStandardSecurity() {
        return to(Negotiation.PROTOCOL_RDP).filter(Exchange::acceptsStandardSecurity).isPresent();
    }

    /** Answers that choose a protocol which had not been asked for. */
    public List<Exchange> unasked() {
        return exchanges.stream().filter(Exchange::choseUnasked).toList();
    }

    private Stream<Exchange> all() {
        return Stream.concat(exchanges.stream(), withoutRequest.stream());
    }

    /** A connection that did not come about, or a host that hung up whatever it was asked. */
    @Override
    public boolean partial() {
        return all().anyMatch(e -> e.answer() == Answer.NOT_CONNECTED) || all().allMatch(Exchange::unanswered);
    }
}
