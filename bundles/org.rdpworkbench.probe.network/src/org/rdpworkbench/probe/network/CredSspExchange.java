// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.network;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.rdpworkbench.core.spi.ProbeContext;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.core.spi.Received;
import org.rdpworkbench.facts.ClockSkew;
import org.rdpworkbench.facts.CredSsp;
import org.rdpworkbench.facts.CredSsp.Outcome;
import org.rdpworkbench.facts.NtlmChallenge;
import org.rdpworkbench.protocol.credssp.TsRequest;
import org.rdpworkbench.protocol.ntlm.ChallengeMessage;
import org.rdpworkbench.protocol.ntlm.NegotiateMessage;
import org.rdpworkbench.protocol.ntlm.NtlmVersion;
import org.rdpworkbench.protocol.ntlm.OsBuild;
import org.rdpworkbench.protocol.ntlm.TargetInfo;
import org.rdpworkbench.protocol.wire.DecodeException;
import org.rdpworkbench.protocol.wire.Octets;

/**
 * Sends the first CredSSP message and reads the host's answer. Ends there: the next message would be an NTLM
 * AUTHENTICATE, which an anonymous look never sends.
 */
final class CredSspExchange {

    private static final Instant OLDEST = Instant.parse("1980-01-01T00:00:00Z");
    private static final Instant NEWEST = Instant.parse("2200-01-01T00:00:00Z");

    private final TlsExchange tls;
    private final ByteArrayOutputStream reply = new ByteArrayOutputStream();
    private long begin;
    private Instant sent;
    private double roundTrip;

    CredSspExchange(TlsExchange tls) {
        this.tls = tls;
    }

    /**
     * What came of it.
     *
     * @param challenge there when {@code credSsp} says that the host challenged
     * @param skew there when the challenge tells a usable time
     */
    record Answer(CredSsp credSsp, Optional<NtlmChallenge> challenge, Optional<ClockSkew> skew) {

        /** Reports all three, as seen or as missing. */
        void report(ProbeContext context) {
            context.observed(CredSsp.TYPE, credSsp);
            String nothing = "the host sent no challenge";
            challenge.ifPresentOrElse(seen -> context.observed(NtlmChallenge.TYPE, seen),
                    () -> context.missing(NtlmChallenge.TYPE, Reason.PREREQUISITE, nothing, CredSsp.TYPE));
            if (skew.isPresent()) {
                context.observed(ClockSkew.TYPE, skew.get());
            } else if (challenge.isPresent()) {
                context.missing(ClockSkew.TYPE, Reason.UNSUPPORTED, "the host's challenge tells no usable time",
                        NtlmChallenge.TYPE);
            } else {
                context.missing(ClockSkew.TYPE, Reason.PREREQUISITE, nothing, CredSsp.TYPE);
            }
        }
    }

    /** @param patience how long the host may be silent */
    Answer ask(Duration patience) throws InterruptedException {
        begin = System.nanoTime();
        sent = Instant.now();
        tls.send(TsRequest.of(NegotiateMessage.encode()).encode());
        try {
            for (int more = TsRequest.missing(answer()); more > 0; more = TsRequest.missing(answer())) {
                Received next = tls.receive(more, patience);
                if (!(next instanceof Received.Data data)) {
                    return ended(next);
                }
                reply.writeBytes(data.bytes());
            }
            roundTrip = Elapsed.millis(begin);
            return answered(TsRequest.decode(answer()));
        } catch (DecodeException e) {
            return nothing(Outcome.UNREADABLE, Optional.empty(), Optional.empty(), e.getMessage());
        }
    }

    private byte[] answer() {
        return reply.toByteArray();
    }

    private Answer ended(Received how) {
        if (reply.size() > 0) {
            return nothing(Outcome.INCOMPLETE, Optional.empty(), Optional.empty(),
                    "the answer ended after " + reply.size() + " bytes");
        }
        Outcome outcome = switch (how) {
            case Received.Closed closed -> Outcome.CLOSED;
            case Received.Reset reset -> Outcome.RESET;
            case Received.Silence silence -> Outcome.SILENT;
            case Received.Data data -> throw new IllegalStateException("data is no end");
        };
        String detail = how instanceof Received.Reset reset ? reset.detail() : "";
        return nothing(outcome, Optional.empty(), Optional.empty(), detail);
    }

    private Answer answered(TsRequest answer) {
        Optional<Long> version = Optional.of(answer.version());
        if (answer.errorCode().isPresent()) {
            return nothing(Outcome.ERROR, version, Optional.of(answer.errorCode().getAsLong()), "");
        }
        for (Octets token : answer.negoTokens()) {
            try {
                return challenged(answer, ChallengeMessage.decode(token.toArray()));
            } catch (DecodeException e) {
                // Perhaps the next token is the NTLM message; when none is, the answer is unreadable.
                continue;
            }
        }
        return nothing(Outcome.UNREADABLE, version, Optional.empty(), "there is no NTLM challenge in the answer");
    }

    private Answer challenged(TsRequest answer, ChallengeMessage challenge) {
        TargetInfo info = challenge.targetInfo();
        return new Answer(
                new CredSsp(Outcome.CHALLENGED, Optional.of(answer.version()), Optional.empty(), roundTrip, ""),
                Optional.of(new NtlmChallenge(
                        Optional.of(challenge.targetName()).filter(name -> !name.isEmpty()), info.netBiosComputer(),
                        info.netBiosDomain(), info.dnsComputer(), info.dnsDomain(), info.dnsTree(),
                        challenge.flags(), challenge.version().map(NtlmVersion::toString),
                        challenge.version().flatMap(OsBuild::family), info.timestamp())),
                info.timestamp().filter(CredSspExchange::plausible).map(this::skew));
    }

    /** Hosts that keep no time send zero, the year 1601, or nonsense; neither is a clock that can be wrong. */
    private static boolean plausible(Instant time) {
        return time.isAfter(OLDEST) && time.isBefore(NEWEST);
    }

    /** The host read its clock at some point of the round trip; a time in whole seconds was cut, not rounded. */
    private ClockSkew skew(Instant time) {
        boolean wholeSeconds = time.getNano() == 0;
        double middle = sent.getEpochSecond() + sent.getNano() / 1e9 + roundTrip / 2_000;
        double host = time.getEpochSecond() + time.getNano() / 1e9 + (wholeSeconds ? 0.5 : 0);
        double uncertainty = roundTrip / 2_000 + (wholeSeconds ? 0.5 : 0);
        return new ClockSkew(Math.round((host - middle) * 1_000) / 1_000.0, Math.round(uncertainty * 1_000) / 1_000.0,
                "NTLM challenge");
    }

    private Answer nothing(Outcome outcome, Optional<Long> version, Optional<Long> error, String detail) {
        return new Answer(new CredSsp(outcome, version, error, Elapsed.millis(begin), detail), Optional.empty(),
                Optional.empty());
    }
}
