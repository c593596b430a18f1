// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.tls;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.Cause;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Indication;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.facts.ClientHellos;
import org.rdpworkbench.facts.CookieAnswers;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.SchannelEvents;
import org.rdpworkbench.facts.TlsHandshake.Outcome;
import org.rdpworkbench.facts.TlsHandshake;
import org.rdpworkbench.facts.TlsSupport;

/** Judges whether the host's TLS versions and suites fit what clients offer. */
@Component(service = Check.class)
public final class TlsCheck implements Check {

    private static final int KEY_NOT_ACCESSIBLE = 36870;
    private static final int CREDENTIAL_NOT_CREATED = 36871;
    private static final int NO_COMMON_SUITE = 36874;

    @Override
    public Set<Cause> causes() {
        return Set.copyOf(TlsCauses.ALL);
    }

    @Override
    public Set<Indication> indications() {
        return TlsCauses.indications();
    }

    @Override
    public Set<FactType<?>> needs() {
        return Set.of(Negotiation.TYPE);
    }

    @Override
    public Set<EvidenceKey> uses() {
        return Set.of(TlsHandshake.TYPE.from(Vantage.HERE), ClientHellos.TYPE.from(Vantage.HERE),
                TlsSupport.TYPE.from(Vantage.HERE), CookieAnswers.TYPE.from(Vantage.HERE),
                SchannelEvents.TYPE.from(Vantage.INSIDE));
    }

    @Override
    public List<Finding> judge(CaseFile evidence) {
        Seen seen = Seen.in(evidence);
        // A handshake that completes here lets some clients in; it is those which offer less that stay out.
        Verdict supported = seen.completed() ? Verdict.WARN : Verdict.FAIL;
        FactType<?> telling = seen.tls().isEmpty() ? TlsHandshake.TYPE : TlsSupport.TYPE;
        return List.of(version(seen), suite(seen), disabled(seen)).stream()
                .map(finding -> against(finding, seen))
                .map(finding -> finding.settledOrOpen(supported, evidence, telling)).toList();
    }

    private static Finding version(Seen seen) {
        boolean alert = seen.alert(Seen.PROTOCOL_VERSION);
        String accepted = seen.support().map(s -> String.join(", ", s.accepted())).orElse("");
        return Finding.of(TlsCauses.VERSION, Verdict.PASS)
                .when(alert, TlsCauses.VERSION_ALERT)
                .when(seen.otherVersionAccepted(), TlsCauses.OTHER_VERSION)
                .when(seen.oldVersionChosen(), TlsCauses.OLD_VERSION,
                        Map.of("version", seen.tls().flatMap(TlsHandshake::version).orElse("")))
                .when(seen.onlyOld(), TlsCauses.ONLY_OLD, Map.of("versions", accepted))
                .when(seen.onlyNewest(), TlsCauses.ONLY_NEW)
                .when(alert && seen.hello(ClientHellos::wholeAndSplitRefused), TlsCauses.VERSION_SPLIT)
                .when(seen.logged(CREDENTIAL_NOT_CREATED) || seen.logged(NO_COMMON_SUITE), TlsCauses.VERSION_EVENT)
                .when(seen.versionFits(), TlsCauses.VERSION_FITS);
    }

    private static Finding suite(Seen seen) {
        boolean failure = seen.alert(Seen.HANDSHAKE_FAILURE);
        boolean alert = failure || seen.alert(Seen.INSUFFICIENT_SECURITY);
        boolean ultimatum = seen.ended(Outcome.HOST_ULTIMATUM);
        return Finding.of(TlsCauses.SUITE, Verdict.PASS)
                .when(alert, TlsCauses.SUITE_ALERT,
                        Map.of("alert", failure ? "handshake_failure" : "insufficient_security"))
                .when(ultimatum, TlsCauses.ULTIMATUM)
                .when(alert || ultimatum, TlsCauses.ALL_OFFERED)
                .when(seen.otherSuitesAccepted(), TlsCauses.OTHER_SUITES)
                .when(seen.onlyObsoleteSuites(), TlsCauses.ONLY_OBSOLETE, Map.of("version",
                        seen.support().flatMap(TlsSupport::suitesOf).orElse("TLS")))
                .when((alert || ultimatum) && seen.hello(ClientHellos::wholeAndSplitRefused), TlsCauses.SUITE_SPLIT)
                .when(seen.logged(NO_COMMON_SUITE), TlsCauses.SUITE_EVENT)
                .when(seen.suiteFits() && !seen.onlyObsoleteSuites(), TlsCauses.SUITE_FITS);
    }

    private static Finding disabled(Seen seen) {
        return Finding.of(TlsCauses.DISABLED, Verdict.PASS)
                .when(seen.everyVersionRefused(), TlsCauses.ALL_ALERT)
                .when(seen.closed() && seen.hello(ClientHellos::wholeAndSplitRefused), TlsCauses.DISABLED_SPLIT)
                .when(seen.logged(CREDENTIAL_NOT_CREATED), TlsCauses.DISABLED_EVENT)
                .when(seen.servesTls(), TlsCauses.SERVES);
    }

    private static Finding against(Finding finding, Seen seen) {
        Cause cause = finding.cause();
        boolean key = seen.logged(KEY_NOT_ACCESSIBLE);
        boolean other = seen.logged(CREDENTIAL_NOT_CREATED) || seen.logged(NO_COMMON_SUITE);
        return finding
                .when(seen.noCertificate(), TlsCauses.NO_CERTIFICATE.of(cause))
                .when(seen.hello(ClientHellos::splitAlone), TlsCauses.SPLIT_ALONE.of(cause))
                .when(seen.silent() && seen.cookieSwallowed(), TlsCauses.COOKIE.of(cause))
                .when(seen.silent(), TlsCauses.NO_ANSWER.of(cause))
                .when(seen.stalled(), TlsCauses.STALLED.of(cause))
                .when(seen.hello(ClientHellos::closedNearer), TlsCauses.NEARER.of(cause))
                .when(key && !other, TlsCauses.KEY_EVENT.of(cause))
                .when(!key && !other && seen.events().isPresent(), TlsCauses.NO_EVENT.of(cause));
    }
}
