// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.facts;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;

/**
 * The TLS versions and cipher suites that the host accepts, each asked for by itself and by a client that would take
 * all of them, so that no policy of this machine shows.
 *
 * @param versions one for each version, newest first
 * @param suites the accepted suites of {@code suitesOf}, IANA names in the order in which the host chose them
 * @param suitesOf the version they were asked with; empty when none was accepted
 * @param allSuites false when the look ended before the host had refused the rest
 * @param unoffered those of the accepted suites that the first look's ClientHello does not offer; empty when nobody
 *     compared them
 */
public record TlsSupport(List<Version> versions, List<String> suites, Optional<String> suitesOf, boolean allSuites,
        Optional<List<String>> unoffered) implements Fact {

    public static final FactType<TlsSupport> TYPE = new FactType<>("TlsSupport", 1, TlsSupport.class);

    private static final int PROTOCOL_VERSION = 70;

    /** One whose suites nobody compared with what the first look offers. */
    public TlsSupport(List<Version> versions, List<String> suites, Optional<String> suitesOf, boolean allSuites) {
        this(versions, suites, suitesOf, allSuites, Optional.empty());
    }

    /** A version that was offered alone, for example {@code TLSv1.2}. */
    public record Version(String version, HelloAnswer answer) {

        /** True when the host chose that very version; an older one is what hosts choose that do not know it. */
        public boolean accepted() {
            return answer.version().filter(version::equals).isPresent();
        }

        /** True when the host said no, hung up, or chose another version. */
        public boolean refused() {
            return answer.refused() || answer.accepted() && !accepted();
        }

        /** True when the host did so because of the version: it said so (alert 70), or chose another one. */
        public boolean refusedAsSuch() {
            return refused() && (answer.accepted() || answer.alert().filter(a -> a == PROTOCOL_VERSION).isPresent());
        }
    }

    /** True when the host could be asked for that version and did not take it; a silence is no refusal. */
    public boolean refuses(String version) {
        return versions.stream().anyMatch(v -> v.version().equals(version) && v.refused());
    }

    /** The same, and the host refused it because of the version. */
    public boolean refusesAsSuch(String version) {
        return versions.stream().anyMatch(v -> v.version().equals(version) && v.refusedAsSuch());
    }

    /** The newest version that the host accepts, which is the one it would choose from several. */
    public Optional<Version> newestAccepted() {
        return versions.stream().filter(Version::accepted).findFirst();
    }

    /** The suites with which the newest accepted version was accepted, as far as they are known. */
    private List<String> newestSuites() {
        return newestAccepted().map(newest -> Stream.concat(newest.answer().suite().stream(),
                suitesOf.filter(newest.version()::equals).isPresent() ? suites.stream() : Stream.empty()).toList())
                .orElse(List.of());
    }

    /** True when the newest accepted version was accepted only with suites that the first look does not offer. */
    public boolean newestLacksSuites() {
        List<String> known = newestSuites();
        return !known.isEmpty() && unoffered.filter(lacking -> lacking.containsAll(known)).isPresent();
    }

    /** A suite with which the newest accepted version was accepted, and which the first look offers as well. */
    public Optional<String> newestOfferedSuite() {
        return unoffered.flatMap(lacking -> newestSuites().stream().filter(suite -> !lacking.contains(suite))
                .findFirst());
    }

    /** The versions that the host accepts, newest first. */
    public List<String> accepted() {
        return versions.stream().filter(Version::accepted).map(Version::version).toList();
    }

    /** Which of the connections were served up to the ClientHello, in the order tried. */
    public ConnectSeries served() {
        return ConnectSeries.of(versions.stream().map(v -> v.answer().asked()).toList());
    }

    @Override
    public boolean partial() {
        return served().lost() > 0;
    }

    /** True when the host refused every version, each asked for by itself; a silence is no refusal. */
    public boolean acceptsNone() {
        return !versions.isEmpty() && versions.stream().allMatch(Version::refused);
    }

    /** True when one of the versions brought at least one byte. */
    public boolean anyAnswered() {
        return versions.stream().anyMatch(v -> v.answer().received() > 0 || v.answer().accepted());
    }

    /** True when one of the versions was ended by the other side. */
    public boolean anyRefused() {
        return versions.stream().anyMatch(v -> v.answer().refused());
    }

    /** True when every version fell silent. */
    public boolean allStall() {
        return !versions.isEmpty() && versions.stream().allMatch(v -> v.answer().stalledLong());
    }
}
