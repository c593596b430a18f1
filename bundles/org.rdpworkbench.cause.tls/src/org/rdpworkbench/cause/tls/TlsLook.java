// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.tls;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.ClientHellos;
import org.rdpworkbench.facts.ClientTls;
import org.rdpworkbench.facts.HandshakeEvidence;
import org.rdpworkbench.facts.RemoteDesktopSettings;
import org.rdpworkbench.facts.TlsHandshake;
import org.rdpworkbench.facts.TlsSupport;

/**
 * What a case shows of versions and suites.
 *
 * @param client what is switched off on the client on which it failed; nothing where that is not known
 * @param switches what is switched on and off inside the host
 */
record TlsLook(HandshakeEvidence seen, ClientTls client, Switches switches) {

    private static final int HANDSHAKE_FAILURE = 40;
    private static final int PROTOCOL_VERSION = 70;
    private static final int INSUFFICIENT_SECURITY = 71;

    private static final String NEWEST = "TLSv1.3";
    private static final String COMMON = "TLSv1.2";
    static final List<String> OLD = List.of("TLSv1.1", "TLSv1.0");
    /** What hardened clients do not offer any more. */
    private static final Pattern OBSOLETE = Pattern.compile(".*_(NULL|EXPORT|anon|RC4|RC2|DES|3DES)_.*");

    static TlsLook in(CaseFile evidence) {
        return new TlsLook(HandshakeEvidence.in(evidence),
                evidence.find(ClientTls.TYPE, Vantage.CLIENT).orElse(new ClientTls(List.of())),
                new Switches(evidence.find(RemoteDesktopSettings.TYPE, Vantage.INSIDE)));
    }

    boolean versionAlert() {
        return seen.alert(PROTOCOL_VERSION);
    }

    boolean suiteAlert() {
        return seen.alert(HANDSHAKE_FAILURE) || seen.alert(INSUFFICIENT_SECURITY);
    }

    String suiteAlertName() {
        return seen.alert(HANDSHAKE_FAILURE) ? "handshake_failure" : "insufficient_security";
    }

    boolean ultimatum() {
        return seen.ended(TlsHandshake.Outcome.HOST_ULTIMATUM);
    }

    boolean splitRefusedToo() {
        return seen.hello(ClientHellos::wholeAndSplitRefused);
    }

    /** True when the whole offer is refused, also when it is split, and a version by itself is taken. */
    private boolean versionAlone() {
        return seen.versionAloneAccepted() && !seen.splitAlone();
    }

    /**
     * True when the whole offer is refused and older versions alone are taken, as by hosts that do not bear newer ones.
     * One that says no to the suites does bear them: it chose a newer version and found nothing else that fits.
     */
    boolean otherVersionAccepted() {
        boolean bearsNewest = suiteAlert() || ultimatum() || suitesLacking()
                || seen.versions(s -> s.accepted().contains(NEWEST));
        return !bearsNewest && (versionAlone()
                || seen.hello(h -> h.smallerOfferAlone() && !h.fewerSuitesAlone()));
    }

    /** True when the whole offer is refused, not for its versions, and a current one of them is taken by itself. */
    boolean versionFitsAlone() {
        return versionAlone() && !versionAlert() && !otherVersionAccepted()
                && seen.versions(s -> !OLD.containsAll(s.accepted()));
    }

    /** True when the host takes the newest version that it knows only with suites which the whole offer lacked. */
    boolean suitesLacking() {
        return versionAlone() && seen.versions(TlsSupport::newestLacksSuites);
    }

    /** A suite that the whole offer had, which was refused, and with which the newest version alone is taken. */
    Optional<String> suiteFitsAlone() {
        return versionAlone() ? seen.support().flatMap(TlsSupport::newestOfferedSuite) : Optional.empty();
    }

    /** True when TLS 1.3 and 1.2 were refused each by itself, and because of the version. */
    boolean currentVersionsRefused() {
        return seen.versions(s -> s.refusesAsSuch(NEWEST) && s.refusesAsSuch(COMMON));
    }

    boolean otherSuitesAccepted() {
        return seen.hello(h -> h.smallerOfferAlone() && h.fewerSuitesAlone());
    }

    private boolean chose(Predicate<String> version) {
        return seen.completed() && seen.tls().flatMap(TlsHandshake::version).filter(version).isPresent();
    }

    boolean oldVersionChosen() {
        return chose(OLD::contains);
    }

    /** True when TLS 1.0 or 1.1 is taken, and 1.2 and 1.3 were asked for and not. */
    boolean onlyOld() {
        return seen.versions(s -> s.refuses(NEWEST) && s.refuses(COMMON) && !s.accepted().isEmpty()
                && OLD.containsAll(s.accepted()));
    }

    /** True when TLS 1.3 is taken, and 1.2 was asked for and not. */
    boolean onlyNewest() {
        return seen.versions(s -> s.accepted().equals(List.of(NEWEST)) && s.refuses(COMMON));
    }

    boolean versionFits() {
        return chose(v -> !OLD.contains(v)) && !onlyNewest() && !onlyOld() && !clientLacksAll();
    }

    /** True when all that the host takes is switched off on the client. */
    boolean clientLacksAll() {
        return seen.versions(client::lacksAll);
    }

    boolean onlyObsoleteSuites() {
        return seen.versions(s -> s.allSuites() && !s.suites().isEmpty()
                && s.suites().stream().allMatch(suite -> OBSOLETE.matcher(suite).matches()));
    }

    boolean suiteFits() {
        return seen.completed() && !onlyObsoleteSuites() && seen.tls().flatMap(TlsHandshake::suite)
                .filter(suite -> !OBSOLETE.matcher(suite).matches()).isPresent();
    }

    /** True when each version was refused by itself, and because of the version. */
    boolean everyVersionRefused() {
        return seen.versions(s -> s.acceptsNone() && s.versions().stream().allMatch(TlsSupport.Version::refusedAsSuch));
    }

    /** True when some versions were refused because of the version and others for another reason: those are known. */
    boolean someVersionKnown() {
        return seen.versions(s -> s.versions().stream().anyMatch(TlsSupport.Version::refusedAsSuch)
                && s.versions().stream().anyMatch(v -> v.refused() && !v.refusedAsSuch()));
    }

    boolean servesTls() {
        return seen.completed() || seen.hello(ClientHellos::anyAccepted)
                || seen.versions(s -> !s.accepted().isEmpty());
    }

    /** A handshake was tried and ended, and the host does not serve TLS in another one either. */
    private boolean fails() {
        return seen.tls().isPresent() && !seen.stalled() && !servesTls();
    }

    boolean switchedOff() {
        return fails() && switches.off();
    }

    boolean switchedOn() {
        return fails() && switches.on();
    }

    String chosenVersion() {
        return seen.tls().flatMap(TlsHandshake::version).orElse("");
    }

    String acceptedVersions() {
        return seen.support().map(s -> String.join(", ", s.accepted())).orElse("");
    }

    Map<String, Object> aloneAccepted() {
        return aloneWith(newestAccepted().flatMap(v -> v.answer().suite()));
    }

    Map<String, Object> aloneWith(Optional<String> suite) {
        return Map.of("version", newestAccepted().map(TlsSupport.Version::version).orElse(""),
                "suite", suite.orElse(""));
    }

    private Optional<TlsSupport.Version> newestAccepted() {
        return seen.support().flatMap(TlsSupport::newestAccepted);
    }

    String suitesOf() {
        return seen.support().flatMap(TlsSupport::suitesOf).orElse("TLS");
    }
}
