// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.lab;

import java.time.Duration;
import java.util.Objects;
import java.util.OptionalLong;

/** What a host answers to the X.224 connection request ([MS-RDPBCGR] 2.2.1.1 and 2.2.1.2). */
public sealed interface NegotiationAct permits NegotiationAct.Honest, NegotiationAct.Fixed, NegotiationAct.Unasked,
        NegotiationAct.Slowly, NegotiationAct.SwallowingCookies, Fault {

    /** TLS. */
    long SSL = 1;
    /** CredSSP, that is NLA. */
    long HYBRID = 2;
    /** CredSSP with an early user authorisation result. */
    long HYBRID_EX = 8;

    /** The same answer whatever was asked. */
    sealed interface Fixed extends NegotiationAct {
        /** The connection confirm. */
        byte[] bytes();
    }

    /**
     * A host that keeps the rules: the best protocol that both sides know, or the failure that says what it needs.
     *
     * @param plain whether standard RDP security is good enough
     * @param protocols a mask of {@link #SSL}, {@link #HYBRID} and {@link #HYBRID_EX}
     */
    record Honest(boolean plain, long protocols) implements NegotiationAct {

        private static final int ALL_FLAGS = 0x1F;

        Fixed answer(OptionalLong requested) {
            long common = requested.orElse(0) & protocols;
            if (common != 0) {
                return new Selected(Long.highestOneBit(common), ALL_FLAGS);
            }
            if (plain && requested.isEmpty()) {
                return new Bare();
            }
            if (plain && requested.getAsLong() == 0) {
                return new Selected(0, 0);
            }
            return new Refused(plain || protocols == 0 ? 2 : (protocols & SSL) != 0 ? 1 : 5);
        }
    }

    /** RDP_NEG_RSP with this protocol and these flags, asked for or not. */
    record Selected(long protocol, int flags) implements Fixed {
        @Override
        public byte[] bytes() {
            return Bytes.connectionConfirm(Bytes.negotiation(0x02, flags, 8, protocol));
        }
    }

    /** RDP_NEG_FAILURE with this failureCode. */
    record Refused(long failureCode) implements Fixed {
        @Override
        public byte[] bytes() {
            return Bytes.connectionConfirm(Bytes.negotiation(0x03, 0, 8, failureCode));
        }
    }

    /** A connection confirm of 11 bytes without negotiation data, as Windows XP and xrdp send it. */
    record Bare() implements Fixed {
        @Override
        public byte[] bytes() {
            return Bytes.connectionConfirm();
        }
    }

    /** Acts as soon as TCP is up, before anything was asked: a banner, or a listener that hangs up. */
    record Unasked(Fault fault) implements NegotiationAct {
        public Unasked {
            Objects.requireNonNull(fault, "fault");
        }
    }

    /** The answer, sent byte by byte with a pause before each. */
    record Slowly(NegotiationAct answer, Duration pause) implements NegotiationAct {
        public Slowly {
            Objects.requireNonNull(answer, "answer");
            Objects.requireNonNull(pause, "pause");
        }
    }

    /** Behind a filter: a request with a cookie is never answered, another one is. */
    record SwallowingCookies(Honest behind) implements NegotiationAct {
        public SwallowingCookies {
            Objects.requireNonNull(behind, "behind");
        }
    }

    /** TLS and NLA, no standard RDP security. */
    static Honest tlsAndNla() {
        return new Honest(false, SSL | HYBRID | HYBRID_EX);
    }

    /** NLA or nothing, the default of Windows since 2012. */
    static NegotiationAct nlaOnly() {
        return new Honest(false, HYBRID | HYBRID_EX);
    }

    /** TLS without NLA. */
    static NegotiationAct tlsOnly() {
        return new Honest(false, SSL);
    }

    /** Standard RDP security only. */
    static NegotiationAct rdpOnly() {
        return new Honest(true, 0);
    }

    /** Standard RDP security, TLS and NLA. */
    static NegotiationAct anything() {
        return new Honest(true, SSL | HYBRID | HYBRID_EX);
    }

    static NegotiationAct select(long protocol) {
        return new Selected(protocol, 0);
    }

    static NegotiationAct fail(long failureCode) {
        return new Refused(failureCode);
    }

    static NegotiationAct bare() {
        return new Bare();
    }

    static NegotiationAct unasked(Fault fault) {
        return new Unasked(fault);
    }

    static NegotiationAct slowly(NegotiationAct answer, Duration pause) {
        return new Slowly(answer, pause);
    }
}
