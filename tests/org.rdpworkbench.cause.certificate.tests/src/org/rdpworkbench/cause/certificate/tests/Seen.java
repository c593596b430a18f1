// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.certificate.tests;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.BoundCertificate;
import org.rdpworkbench.facts.HostRoles;
import org.rdpworkbench.facts.ClientSettings;
import org.rdpworkbench.facts.ClockSkew;
import org.rdpworkbench.facts.Negotiation.Answer;
import org.rdpworkbench.facts.Negotiation.Exchange;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.ReferenceClocks;
import org.rdpworkbench.facts.ServerCertificate.Certificate;
import org.rdpworkbench.facts.ServerCertificate.NameMatch;
import org.rdpworkbench.facts.ServerCertificate;
import org.rdpworkbench.facts.TlsHandshake.Outcome;
import org.rdpworkbench.facts.TlsHandshake;
import org.rdpworkbench.testkit.Cases;

/** Cases with a certificate that is good but for what a test makes bad. */
final class Seen {

    static final String SUBJECT = "CN=host.example";
    /** The thumbprint of every one that is shown. */
    static final String SHA_1 = "aa".repeat(20);

    private Seen() {}

    static Cases valid(Duration sinceBegin, Duration untilEnd) {
        return served(certificate(sinceBegin, untilEnd, "RSA", 2_048, "SHA256withRSA", List.of()), NameMatch.MATCH);
    }

    static Cases key(String key, int bits, String signature) {
        return served(certificate(Duration.ofDays(10), Duration.ofDays(170), key, bits, signature, List.of()),
                NameMatch.MATCH);
    }

    static Cases usages(String... usages) {
        return served(certificate(Duration.ofDays(10), Duration.ofDays(170), "RSA", 2_048, "SHA256withRSA",
                List.of(usages)), NameMatch.MATCH);
    }

    static Cases named(NameMatch match, String... names) {
        return served(certificate(Duration.ofDays(10), Duration.ofDays(170), "RSA", 2_048, "SHA256withRSA",
                List.of(), names), match);
    }

    static Cases asked(String name, Cases evidence) {
        return evidence.target(Target.of(name, Target.DEFAULT_PORT));
    }

    private static Certificate certificate(Duration sinceBegin, Duration untilEnd, String key, int bits,
            String signature, List<String> usages, String... names) {
        Instant began = Cases.BEGAN;
        return new Certificate(SUBJECT, SUBJECT, "01", began.minus(sinceBegin), began.plus(untilEnd), key, bits,
                signature, usages, List.of(names), SHA_1, "bb");
    }

    /** Self-signed, as Windows makes them. */
    private static Cases served(Certificate certificate, NameMatch match) {
        return Cases.of(new ServerCertificate(List.of(certificate), true, match));
    }

    static Cases handshake(Cases evidence, Outcome outcome) {
        return evidence.from(Vantage.HERE, new TlsHandshake(outcome, Optional.of("TLSv1.2"), Optional.empty(), 30,
                4_000, Optional.empty(), Optional.empty(), "", ""));
    }

    /** The host's clock is that far ahead of ours. */
    static Cases ahead(Duration difference, Cases evidence) {
        return evidence.from(Vantage.HERE, new ClockSkew(difference.toSeconds(), 0.5, "NTLM challenge"));
    }

    /** The same, measured no better than to {@code uncertainty}. */
    static Cases ahead(Duration difference, Duration uncertainty, Cases evidence) {
        return evidence.from(Vantage.HERE,
                new ClockSkew(difference.toSeconds(), uncertainty.toSeconds(), "NTLM challenge"));
    }

    /** A client keeps the certificate with this hash for the host. */
    static Cases accepted(String hash, Cases evidence) {
        return evidence.from(Vantage.CLIENT, new ClientSettings(Optional.of(hash), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
    }

    /** A third clock is that far ahead of ours. */
    static Cases third(Duration difference, Cases evidence) {
        return evidence.from(Vantage.HERE, new ReferenceClocks(List.of(
                new ReferenceClocks.Clock("other.example", "NTLM challenge", difference.toSeconds(), 0.5))));
    }

    /** The host refused the connection request with that code. */
    static Cases refused(long code, Cases evidence) {
        return evidence.from(Vantage.HERE, new Negotiation(List.of(new Exchange(11, Answer.FAILED,
                Optional.empty(), Optional.empty(), Optional.of(code), Optional.of("FAILURE"), "", 2, ""))));
    }

    /** The host chose TLS, and refused a request for TLS alone with that code. */
    static Cases refusedAlone(long code, Cases evidence) {
        Exchange first = new Exchange(11, Answer.SELECTED, Optional.of(2L), Optional.empty(), Optional.empty(),
                Optional.empty(), "", 2, "");
        Exchange second = new Exchange(1, Answer.FAILED, Optional.empty(), Optional.empty(), Optional.of(code),
                Optional.of("FAILURE"), "", 2, "");
        return evidence.from(Vantage.HERE, new Negotiation(List.of(first, second)));
    }

    /** Somebody bound the certificate with that thumbprint to the listener, and the stores have that of it. */
    static Cases bound(String thumbprint, Optional<BoundCertificate.Stored> stored, Cases evidence) {
        return evidence.from(Vantage.INSIDE, new BoundCertificate(Optional.of(thumbprint), true, stored));
    }

    /** The same, where the host has these others as well, and calls itself so. */
    static Cases bound(String thumbprint, Optional<BoundCertificate.Stored> stored, String hostName, Cases evidence,
            BoundCertificate.Other... others) {
        return evidence.from(Vantage.INSIDE, new BoundCertificate(Optional.of(thumbprint), true, stored,
                Optional.of(new BoundCertificate.Others(Optional.of(hostName), List.of(others))), Optional.empty()));
    }

    /** Another one in the store MY, of a CA, with a file for its key that nobody could look at. */
    static BoundCertificate.Other other(String sha1, Duration untilEnd, String... names) {
        return new BoundCertificate.Other("MY", new Certificate(SUBJECT, "CN=CA", "02",
                Cases.BEGAN.minus(Duration.ofDays(1)), Cases.BEGAN.plus(untilEnd), "RSA", 2_048, "SHA256withRSA",
                List.of(ServerCertificate.SERVER_AUTHENTICATION), List.of(names), sha1, "cc"),
                new BoundCertificate.Key("provider", "other", Optional.of("file")), Optional.empty());
    }

    /** Nobody bound one, and the one that the host makes for itself is there, or not. */
    static Cases unbound(Optional<BoundCertificate.Stored> own, Cases evidence) {
        return evidence.from(Vantage.INSIDE,
                new BoundCertificate(own.map(stored -> SHA_1), false, own));
    }

    /** The host sends users of a deployment to others. */
    static Cases broker(Cases evidence) {
        return evidence.from(Vantage.INSIDE, new HostRoles(List.of(HostRoles.Role.CONNECTION_BROKER)));
    }

    /** A certificate in a store, for that use. */
    static Optional<BoundCertificate.Stored> stored(boolean key, String... usages) {
        return Optional.of(new BoundCertificate.Stored("MY", SUBJECT, Cases.BEGAN.minus(Duration.ofDays(1)),
                Cases.BEGAN.plus(Duration.ofDays(1)),
                usages.length == 0 ? Optional.empty() : Optional.of(List.of(usages)),
                key ? Optional.of(new BoundCertificate.Key("provider", "container", Optional.empty()))
                        : Optional.empty()));
    }
}
