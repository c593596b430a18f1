// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.lab;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/** One connection from the first byte to the last, as a behaviour wants it. */
final class Dialogue {

    private static final long CRED_SSP = NegotiationAct.HYBRID | NegotiationAct.HYBRID_EX;
    /** TPKT header and the fixed part of X.224. */
    private static final int REQUEST_HEADER = 11;
    private static final int RDP_NEG_REQ = 1;

    private final Behaviour behaviour;
    private final Supplier<SSLContext> tls;
    private final Wire wire;

    Dialogue(Behaviour behaviour, Supplier<SSLContext> tls, Wire wire) {
        this.behaviour = behaviour;
        this.tls = tls;
        this.wire = wire;
    }

    /** Ends with an exception when the client leaves, which is the usual end. */
    void hold() throws IOException, InterruptedException {
        negotiate(behaviour.negotiation(), Optional.empty());
    }

    private void negotiate(NegotiationAct act, Optional<Duration> pause) throws IOException, InterruptedException {
        switch (act) {
            case Fault fault -> {
                wire.readSome();
                wire.perform(fault);
            }
            case NegotiationAct.Unasked(Fault fault) -> wire.perform(fault);
            case NegotiationAct.Slowly(NegotiationAct answer, Duration each) -> negotiate(answer, Optional.of(each));
            case NegotiationAct.Honest honest -> confirm(honest.answer(requested(wire.readTpkt())), pause);
            case NegotiationAct.Fixed fixed -> {
                wire.readTpkt();
                confirm(fixed, pause);
            }
            case NegotiationAct.SwallowingCookies(NegotiationAct.Honest behind) -> {
                byte[] request = wire.readTpkt();
                if (hasCookie(request)) {
                    wire.swallow();
                }
                confirm(behind.answer(requested(request)), pause);
            }
        }
    }

    private void confirm(NegotiationAct.Fixed answer, Optional<Duration> pause)
            throws IOException, InterruptedException {
        if (pause.isPresent()) {
            wire.drip(answer.bytes(), pause.get());
        } else {
            wire.write(answer.bytes());
        }
        switch (answer) {
            case NegotiationAct.Selected(long protocol, int flags) when protocol != 0 -> secure(protocol);
            case NegotiationAct.Refused refused -> wire.end(Fault.End.CLOSE);
            case NegotiationAct.Selected plain -> confer();
            case NegotiationAct.Bare bare -> confer();
        }
    }

    private void confer() throws IOException, InterruptedException {
        wire.readTpkt();
        switch (behaviour.mcs()) {
            case Fault fault -> wire.perform(fault);
            case McsAct.Encryption(long method, long level) -> {
                wire.write(Bytes.connectResponse(method, level));
                wire.swallow();
            }
        }
    }

    private void secure(long protocol) throws IOException, InterruptedException {
        secure(behaviour.tls(), wire.readSome(), protocol);
    }

    /** @param first what came of the ClientHello in one piece */
    private void secure(TlsAct act, byte[] first, long protocol) throws IOException, InterruptedException {
        switch (act) {
            case TlsAct.Filtered(Predicate<byte[]> caught, Fault fault, TlsAct behind) when caught.test(first) ->
                wire.perform(fault);
            case TlsAct.Filtered filter -> secure(filter.behind(), first, protocol);
            case Fault fault -> {
                wire.readHello(first);
                wire.perform(fault);
            }
            case TlsAct.Choosing choosing -> wire.perform(choosing.answer(ClientOffer.of(wire.readHello(first))));
            case TlsAct.Honest honest -> {
                wire.startTls(tls.get(), honest.versions(), wire.readHello(first));
                if ((protocol & CRED_SSP) == 0) {
                    wire.swallow();
                }
                authenticate(wire.readDer());
            }
        }
    }

    private void authenticate(byte[] negotiate) throws IOException, InterruptedException {
        switch (behaviour.credSsp()) {
            case Fault fault -> wire.perform(fault);
            case CredSspAct.Refusal(int version, int errorCode) -> {
                wire.write(CredSspBytes.tsRequestError(version, errorCode));
                wire.end(Fault.End.CLOSE);
            }
            case CredSspAct.Challenge challenge -> {
                byte[] token = CredSspBytes.challenge(challenge, negotiate, Instant.now());
                wire.write(CredSspBytes.tsRequest(challenge.version(), token));
                wire.swallow();
            }
        }
    }

    /** The requestedProtocols of a connection request, if it has any ([MS-RDPBCGR] 2.2.1.1.1). */
    private static OptionalLong requested(byte[] request) {
        int at = REQUEST_HEADER;
        if (hasCookie(request)) {
            while (at + 1 < request.length && (request[at] != '\r' || request[at + 1] != '\n')) {
                at++;
            }
            at += 2;
        }
        if (at + 8 > request.length || request[at] != RDP_NEG_REQ) {
            return OptionalLong.empty();
        }
        long protocols = 0;
        for (int i = 7; i >= 4; i--) {
            protocols = protocols << 8 | request[at + i] & 0xFF;
        }
        return OptionalLong.of(protocols);
    }

    private static boolean hasCookie(byte[] request) {
        return REQUEST_HEADER < request.length && request[REQUEST_HEADER] == 'C';
    }
}
