// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.facts;

import java.util.List;
import java.util.Optional;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Rung;
import org.rdpworkbench.core.spi.Stage;

/**
 * The host's answers to X.224 connection requests ([MS-RDPBCGR] 2.2.1.1 and 2.2.1.2).
 *
 * @param exchanges the first asks for everything a current client asks for; a second one tells more
 */
public record Negotiation(List<Exchange> exchanges) implements Fact {

    public static final FactType<Negotiation> TYPE = new FactType<>("Negotiation", 1, Negotiation.class);

    /** Standard RDP security. */
    public static final long PROTOCOL_RDP = 0;
    /** TLS. */
    public static final long PROTOCOL_SSL = 1;
    /** CredSSP, that is NLA. */
    public static final long PROTOCOL_HYBRID = 2;
    /** CredSSP with early user authorization result. */
    public static final long PROTOCOL_HYBRID_EX = 8;

    /** SSL_NOT_ALLOWED_BY_SERVER. */
    public static final long SSL_NOT_ALLOWED = 2;
    /** SSL_CERT_NOT_ON_SERVER. */
    public static final long SSL_CERT_NOT_ON_SERVER = 3;
    /** HYBRID_REQUIRED_BY_SERVER: a healthy answer to a request for TLS alone. */
    public static final long HYBRID_REQUIRED = 5;

    /** Healthy hosts answer sooner; a silence of that length would count against them. */
    private static final double SLOW_MILLIS = 3_000;

    /** How the host answered a request. */
    public enum Answer {
        /** RDP_NEG_RSP. */
        SELECTED,
        /** RDP_NEG_FAILURE. */
        FAILED,
        /** A connection confirm without negotiation data. */
        PLAIN,
        /** Something that is no connection confirm. */
        NOT_RDP,
        /** The beginning of an answer, and then nothing or the end. */
        INCOMPLETE,
        CLOSED,
        RESET,
        SILENT,
        /** There was no connection to ask over, though there had been one before. */
        NOT_CONNECTED
    }

    /**
     * One request and its answer.
     *
     * @param requested the protocols that were asked for, a bit mask
     * @param selected the protocol of RDP_NEG_RSP
     * @param flags the flags of RDP_NEG_RSP
     * @param failureCode of RDP_NEG_FAILURE
     * @param failureName its name in the specification, or the number where it is unknown
     * @param reply the bytes of the answer in hex, at the most 64: the host's fingerprint
     * @param millis from the request to the answer or to its absence
     * @param detail one sentence about what is odd, or empty
     */
    public record Exchange(long requested, Answer answer, Optional<Long> selected, Optional<Long> flags,
            Optional<Long> failureCode, Optional<String> failureName, String reply, double millis, String detail) {

        /** A request that could not be made, because no second connection was had. */
        public static Exchange notConnected(long requested, double millis, String detail) {
            return new Exchange(requested, Answer.NOT_CONNECTED, Optional.empty(), Optional.empty(), Optional.empty(),
                    Optional.empty(), "", millis, detail);
        }

        /** True when the host chose that very protocol, and it had been asked for. */
        public boolean chose(long protocol) {
            return selected.filter(s -> s == protocol && (protocol == 0 || (requested & protocol) != 0)).isPresent();
        }

        /** True when the host chose TLS or one of the protocols above it, and it had been asked for. */
        public boolean choseTls() {
            return selected.filter(s -> s != 0 && (requested & s) == s).isPresent();
        }

        /** True when the host chose a protocol that had not been asked for, so that no client can go on. */
        public boolean choseUnasked() {
            return selected.filter(s -> s != 0 && (requested & s) != s).isPresent();
        }

        /** True when TLS was asked for and the host went down to standard RDP security without saying why. */
        public boolean downgraded() {
            return requested != 0 && (answer == Answer.SELECTED && selected.filter(s -> s == 0).isPresent());
        }

        /** True when the host was asked for standard RDP security and agreed. */
        public boolean acceptsStandardSecurity() {
            return requested == PROTOCOL_RDP && (chose(PROTOCOL_RDP) || answer == Answer.PLAIN);
        }

        /** True when nothing came back over a connection that had come about. */
        public boolean unanswered() {
            return switch (answer) {
                case SILENT, CLOSED, RESET -> true;
                case SELECTED, FAILED, PLAIN, NOT_RDP, INCOMPLETE, NOT_CONNECTED -> false;
            };
        }

        /** True when what came back is a connection confirm, whatever it says. */
        public boolean confirmed() {
            return switch (answer) {
                case SELECTED, FAILED, PLAIN -> true;
                case NOT_RDP, INCOMPLETE, CLOSED, RESET, SILENT, NOT_CONNECTED -> false;
            };
        }

        /** True when the host refused with that code. */
        public boolean failedWith(long code) {
            return failureCode.filter(c -> c == code).isPresent();
        }
    }

    /** The exchange that asked for everything. */
    public Exchange first() {
        return exchanges.getFirst();
    }

    /** True when the host refuses TLS and accepts standard RDP security. */
    public boolean standardSecurityOnly() {
        return first().failedWith(SSL_NOT_ALLOWED) && exchanges.stream().anyMatch(Exchange::acceptsStandardSecurity);
    }

    /** True when the host refuses TLS and then standard RDP security as well; not when it was never asked for that. */
    private boolean nothingIsAccepted() {
        return exchanges.stream().anyMatch(e -> e.requested() == PROTOCOL_RDP && e.answer() == Answer.FAILED);
    }

    @Override
    public boolean partial() {
        return exchanges.stream().anyMatch(e -> e.answer() == Answer.NOT_CONNECTED);
    }

    @Override
    public List<Rung> rungs() {
        return exchanges.isEmpty() ? List.of() : List.of(rung(first()));
    }

    private Rung rung(Exchange first) {
        double millis = first.millis();
        return switch (first.answer()) {
            case SELECTED -> selected(first);
            case FAILED -> first.failedWith(SSL_NOT_ALLOWED) && !nothingIsAccepted()
                    ? Rung.remarkable(Stage.NEGOTIATION, "only standard RDP security, TLS is refused", millis)
                    : broken("refused: " + first.failureName().orElse("no code"), millis);
            case PLAIN -> Rung.remarkable(Stage.NEGOTIATION, "standard RDP security, no negotiation", millis);
            case NOT_RDP -> broken("the answer is not RDP", millis);
            case INCOMPLETE -> broken("the answer never became complete", millis);
            case CLOSED, RESET, NOT_CONNECTED -> broken("closed without an answer", millis);
            case SILENT -> broken("no answer to the connection request", millis);
        };
    }

    private static Rung selected(Exchange first) {
        if (first.downgraded()) {
            return Rung.remarkable(Stage.NEGOTIATION, "standard RDP security, though TLS was offered", first.millis());
        }
        if (first.choseUnasked()) {
            return broken("chose a protocol that was not offered", first.millis());
        }
        String chosen = first.chose(PROTOCOL_SSL) ? "TLS chosen" : "NLA (CredSSP) chosen";
        return first.millis() < SLOW_MILLIS ? Rung.passed(Stage.NEGOTIATION, chosen, first.millis())
                : Rung.remarkable(Stage.NEGOTIATION, chosen + ", slowly", first.millis());
    }

    private static Rung broken(String outcome, double millis) {
        return Rung.broken(Stage.NEGOTIATION, outcome, millis);
    }
}
