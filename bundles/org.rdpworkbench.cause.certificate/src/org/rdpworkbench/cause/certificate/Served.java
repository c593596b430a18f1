// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.certificate;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.ClientSettings;
import org.rdpworkbench.facts.ServerCertificate;
import org.rdpworkbench.facts.ServerCertificate.Certificate;
import org.rdpworkbench.facts.ServerCertificate.NameMatch;
import org.rdpworkbench.facts.TlsHandshake;

/**
 * The host's own certificate, and what else a case tells about it.
 *
 * @param asked the name that was asked for
 * @param completed the handshake completed with it
 * @param acceptedAnother a client keeps another one, which its person once told it to take from this host
 */
record Served(Certificate certificate, NameMatch name, String asked, Clocks clocks, boolean completed,
        boolean acceptedAnother) {

    private static final int MOST_TEXT = 100;
    private static final Pattern COMMON_NAME = Pattern.compile("CN=([A-Za-z0-9*._-]+)(,.*)?", Pattern.DOTALL);

    /** Of a case whose host sent a chain. */
    static Served in(CaseFile evidence) {
        ServerCertificate server = evidence.find(ServerCertificate.TYPE).orElseThrow();
        return new Served(server.host(), server.name(), evidence.target().host(), Clocks.of(evidence),
                evidence.find(TlsHandshake.TYPE).filter(tls -> tls.outcome() == TlsHandshake.Outcome.COMPLETED)
                        .isPresent(),
                evidence.find(ClientSettings.TYPE, Vantage.CLIENT)
                        .filter(client -> client.acceptedAnother(server.host())).isPresent());
    }

    /** Expired by every clock that is not known to be wrong: between two of them nobody can say. */
    boolean past() {
        return clocks.earliest().isAfter(certificate.notAfter());
    }

    /** Not valid yet by every such clock. */
    boolean future() {
        return clocks.latest().isBefore(certificate.notBefore());
    }

    Map<String, Object> sinceEnd() {
        return Map.of("date", minute(certificate.notAfter()), "clocks", clocks.count(),
                "ago", words(Duration.between(certificate.notAfter(), clocks.earliest())));
    }

    Map<String, Object> untilBegin() {
        return Map.of("date", minute(certificate.notBefore()), "clocks", clocks.count(),
                "ahead", words(Duration.between(clocks.latest(), certificate.notBefore())));
    }

    Map<String, Object> names() {
        return Map.of("asked", asked, "subject", cut(certificate.subject()));
    }

    /** A name in the certificate that begins with the short one which was asked for: most likely the same host's. */
    Optional<String> fullName() {
        String shortName = asked.toLowerCase(Locale.ROOT) + ".";
        return asked.indexOf('.') >= 0 ? Optional.empty() : certified()
                .filter(text -> text.toLowerCase(Locale.ROOT).startsWith(shortName)).findFirst();
    }

    /** As clients read them: the alternative names, else the common name, which stands first in what Windows makes. */
    private Stream<String> certified() {
        Matcher common = COMMON_NAME.matcher(certificate.subject());
        return certificate.names().isEmpty() && common.matches() ? Stream.of(common.group(1))
                : certificate.names().stream();
    }

    Map<String, Object> fullNames() {
        return Map.of("asked", asked, "name", cut(fullName().orElse("")));
    }

    static String minute(Instant instant) {
        return instant.toString().replaceFirst("T(..:..).*", " $1 UTC");
    }

    private static String words(Duration duration) {
        if (duration.toDays() >= 2) {
            return duration.toDays() + " days";
        }
        if (duration.toHours() >= 2) {
            return duration.toHours() + " hours";
        }
        return duration.toMinutes() == 1 ? "1 minute" : duration.toMinutes() + " minutes";
    }

    static String cut(String text) {
        return text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT) + "...";
    }
}
