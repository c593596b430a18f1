// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.lab;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A server described: what it does at each stage of a connection. Start from {@link #healthy()} and change what is to
 * be wrong, for example {@code healthy().tls(Fault.close())}.
 *
 * @param credSsp asked only when CredSSP was negotiated
 * @param mcs asked only when standard RDP security was agreed
 * @param limit after how many connections the host refuses for a while
 * @param later another behaviour from a later connection on
 */
public record Behaviour(NegotiationAct negotiation, TlsAct tls, LabCertificate certificate, CredSspAct credSsp,
        McsAct mcs, Optional<Limit> limit, Optional<Later> later) {

    /** A pause that never ends. */
    public static final Duration FOR_GOOD = ChronoUnit.FOREVER.getDuration();

    /** So many connections are served, then the port is closed for the pause, then again. 0 never serves any. */
    public record Limit(int connections, Duration pause) {

        boolean forGood() {
            return pause.equals(FOR_GOOD);
        }
    }

    /** After so many connections the host behaves like another one. */
    public record Later(int connections, Behaviour behaviour) {}

    public Behaviour {
        Objects.requireNonNull(negotiation, "negotiation");
        Objects.requireNonNull(tls, "tls");
        Objects.requireNonNull(certificate, "certificate");
        Objects.requireNonNull(credSsp, "credSsp");
        Objects.requireNonNull(mcs, "mcs");
        Objects.requireNonNull(limit, "limit");
        Objects.requireNonNull(later, "later");
    }

    /** TLS 1.2 and 1.3 with a right EC certificate, NLA with a right clock: nothing to complain about. */
    public static Behaviour healthy() {
        return new Behaviour(NegotiationAct.tlsAndNla(), TlsAct.honest(), LabCertificate.good(),
                CredSspAct.challenge(), McsAct.encryption(2, 2), Optional.empty(), Optional.empty());
    }

    /** Nothing listens. */
    public static Behaviour closedPort() {
        return healthy().refusingAfter(0, FOR_GOOD);
    }

    public Behaviour negotiating(NegotiationAct act) {
        return new Behaviour(act, tls, certificate, credSsp, mcs, limit, later);
    }

    public Behaviour tls(TlsAct act) {
        return new Behaviour(negotiation, act, certificate, credSsp, mcs, limit, later);
    }

    public Behaviour certificate(LabCertificate other) {
        return new Behaviour(negotiation, tls, other, credSsp, mcs, limit, later);
    }

    public Behaviour certificate(UnaryOperator<LabCertificate> change) {
        return certificate(change.apply(certificate));
    }

    public Behaviour credSsp(CredSspAct act) {
        return new Behaviour(negotiation, tls, certificate, act, mcs, limit, later);
    }

    public Behaviour mcs(McsAct act) {
        return new Behaviour(negotiation, tls, certificate, credSsp, act, limit, later);
    }

    /** Refuses connections (the port is really closed) for the pause after each so many. */
    public Behaviour refusingAfter(int connections, Duration pause) {
        return new Behaviour(negotiation, tls, certificate, credSsp, mcs,
                Optional.of(new Limit(connections, pause)), later);
    }

    /** From the connection after so many on, does what the other behaviour says; its limit is not looked at. */
    public Behaviour then(int connections, Behaviour other) {
        return new Behaviour(negotiation, tls, certificate, credSsp, mcs, limit,
                Optional.of(new Later(connections, other)));
    }

    /** The behaviour for a connection, counted from 1. */
    Behaviour at(int connection) {
        return later.filter(l -> connection > l.connections()).map(l -> l.behaviour().at(connection)).orElse(this);
    }
}
