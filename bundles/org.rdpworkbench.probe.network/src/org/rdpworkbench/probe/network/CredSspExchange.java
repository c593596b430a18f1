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

    void ask(ProbeContext context) throws InterruptedException {
        begin = System.nanoTime();
        sent = Instant.now();
        tls.send(TsRequest.of(NegotiateMessage.encode()).encode());
        try {
            Duration patience = Patience.of(context);
            for (int more = TsRequest.missing(answer()); more > 0; more = TsRequest.missing(answer())) {
                Received next = tls.receive(more, patience);
                if (!(next instanceof Received.Data data)) {
                    ended(context, next);
                    return;
                }
                reply.writeBytes(data.bytes());
            }
            roundTrip = Elapsed.millis(begin);
            answered(context, TsRequest.decode(answer()));
        } catch (DecodeException e) {
            nothing(context, Outcome.UNREADABLE, Optional.empty(), Optional.empty(), e.getMessage());
        }
    }

    private byte[] answer() {
        return reply.toByteArray();
    }

    private void ended(ProbeContext context, Received how) {
        if (reply.size() > 0) {
            nothing(context, Outcome.INCOMPLETE, Optional.empty(), Optional.empty(),
                    "the answer ended after " + reply.size() + " bytes");
            return;
        }
        Outcome outcome = switch (how) {
            case Received.Closed closed -> Outcome.CLOSED;
            case Received.Reset reset -> Outcome.RESET;
            case Received.Silence silence -> Outcome.SILENT;
            case Received.Data data -> throw new IllegalStateException("data is no end");
        };
        String detail = how instanceof Received.Reset reset ? reset.detail() : "";
        nothing(context, outcome, Optional.empty(), Optional.empty(), detail);
    }

    private void answered(ProbeContext context, TsRequest answer) {
        Optional<Long> version = Optional.of(answer.version());
        if (answer.errorCode().isPresent()) {
            nothing(context, Outcome.ERROR, version, Optional.of(answer.errorCode().getAsLong()), "");
            return;
        }
        for (Octets token : answer.negoTokens()) {
            try {
                challenged(context, answer, ChallengeMessage.decode(token.toArray()));
                return;
            } catch (DecodeException e) {
                // Perhaps the next token is the NTLM message; when none is, the answer is unreadable.
                continue;
            }
        }
        nothing(context, Outcome.UNREADABLE, version, Optional.empty(), "there is no NTLM challenge in the answer");
    }

    private void challenged(ProbeContext context, TsRequest answer, ChallengeMessage challenge) {
        context.observed(CredSsp.TYPE, new CredSsp(Outcome.CHALLENGED, Optional.of(answer.version()),
                Optional.empty(), roundTrip, ""));
        TargetInfo info = challenge.targetInfo();
        context.observed(NtlmChallenge.TYPE, new NtlmChallenge(
                Optional.of(challenge.targetName()).filter(name -> !name.isEmpty()), info.netBiosComputer(),
                info.netBiosDomain(), info.dnsComputer(), info.dnsDomain(), info.dnsTree(), challenge.flags(),
                challenge.version().map(NtlmVersion::toString), challenge.version().flatMap(OsBuild::family),
                info.timestamp()));
        info.timestamp().filter(CredSspExchange::plausible).ifPresentOrElse(
                time -> context.observed(ClockSkew.TYPE, skew(time)),
                () -> context.missing(ClockSkew.TYPE, Reason.UNSUPPORTED, "the host's challenge tells no usable time",
                        NtlmChallenge.TYPE));
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

    private void nothing(ProbeContext context, Outcome outcome, Optional<Long> version, Optional<Long> error,
            String detail) {
        context.observed(CredSsp.TYPE, new CredSsp(outcome, version, error, Elapsed.millis(begin), detail));
        String why = "the host sent no challenge";
        context.missing(NtlmChallenge.TYPE, Reason.PREREQUISITE, why, CredSsp.TYPE);
        context.missing(ClockSkew.TYPE, Reason.PREREQUISITE, why, CredSsp.TYPE);
    }
}
