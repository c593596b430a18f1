// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.network;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import org.rdpworkbench.facts.TlsHandshake.Outcome;
import org.rdpworkbench.protocol.tls.FirstFlight;
import org.rdpworkbench.protocol.tls.TlsRecord;
import org.rdpworkbench.protocol.wire.DecodeException;
import org.rdpworkbench.protocol.x224.Tpkt;

/**
 * The first bytes that answer a ClientHello, held back until they show what they are: they may come one by one, and a
 * TLS implementation would only say that it cannot read them.
 */
final class AnswerStart {

    private static final byte TPKT_VERSION = 3;

    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private boolean recognised;

    /** Something that is not TLS. */
    record Foreign(Outcome outcome, String detail) {}

    /** Takes what came, and gives what can go on: nothing yet, all that was held back, or just this. */
    byte[] pass(byte[] bytes) {
        if (recognised) {
            return bytes;
        }
        held.writeBytes(bytes);
        recognised = !tooShortToTell(held.toByteArray());
        return recognised ? held.toByteArray() : new byte[0];
    }

    private static boolean tooShortToTell(byte[] first) {
        try {
            return first.length < TlsRecord.HEADER_LENGTH || first[0] == TPKT_VERSION && Tpkt.missing(first) > 0;
        } catch (DecodeException e) {
            return false;
        }
    }

    /** What it is, where it is not TLS; empty also as long as that cannot be told. */
    Optional<Foreign> foreign() {
        byte[] first = held.toByteArray();
        if (!recognised) {
            return Optional.empty();
        }
        return switch (FirstFlight.classify(first)) {
            case FirstFlight.Ultimatum ultimatum ->
                Optional.of(new Foreign(Outcome.HOST_ULTIMATUM, ultimatum.ultimatum().reasonName()));
            case FirstFlight.Http http -> Optional.of(new Foreign(Outcome.NOT_TLS, "an HTTP answer"));
            case FirstFlight.OtherTpkt tpkt -> Optional.of(new Foreign(Outcome.NOT_TLS, "RDP without TLS"));
            case FirstFlight.Other other -> startsLikeTls(first) ? Optional.empty()
                    : Optional.of(new Foreign(Outcome.NOT_TLS, ""));
            case FirstFlight.Handshake handshake -> Optional.empty();
            case FirstFlight.Alert alert -> Optional.empty();
            case FirstFlight.Nothing nothing -> Optional.empty();
        };
    }

    /** A record that is cut short is still TLS. */
    private static boolean startsLikeTls(byte[] first) {
        try {
            TlsRecord.decode(first);
            return true;
        } catch (DecodeException e) {
            return false;
        }
    }
}
