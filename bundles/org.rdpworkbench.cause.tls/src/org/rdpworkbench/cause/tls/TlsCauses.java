// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.tls;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rdpworkbench.core.spi.Cause;
import org.rdpworkbench.core.spi.Indication;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.core.spi.Strength;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.ClientHellos;
import org.rdpworkbench.facts.CookieAnswers;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.SchannelEvents;
import org.rdpworkbench.facts.TlsHandshake;
import org.rdpworkbench.facts.TlsSupport;

/**
 * The causes and what speaks for and against them. The three are one column of the ranking; what decides for it counts
 * in full for the cause that it names.
 */
final class TlsCauses {

    static final Cause VERSION = Cause.of("tls.no-common-version", Stage.TLS).explaining("disconnectReason:0x904",
            "event:0x9007", "event:0x900A", "event:0x9017", "event:0x9018", "event:0x38", "event:0x8B", "event:0xE2",
            "secStatus:0x80090302", "secStatus:0x80090331", "tlsAlert:0x46");
    static final Cause SUITE = Cause.of("tls.no-common-suite", Stage.TLS).explaining("disconnectReason:0x904",
            "event:0x900A", "event:0x9017", "event:0x9018", "extendedReason:0x8", "secStatus:0x80090326",
            "secStatus:0x80090331", "tlsAlert:0x28", "tlsAlert:0x47");
    static final Cause DISABLED = Cause.of("tls.server-disabled", Stage.TLS).refining(VERSION.id())
            .explaining("disconnectReason:0x904", "event:0x9007", "tlsAlert:0x46");

    static final List<Cause> ALL = List.of(VERSION, SUITE, DISABLED);

    static final Indication VERSION_ALERT = speaksFor(VERSION, Strength.STRONG, "version-alert")
            .group("g2").from(TlsHandshake.TYPE);
    static final Indication OTHER_VERSION = speaksFor(VERSION, Strength.DECISIVE, "other-version-accepted")
            .group("g2").from(ClientHellos.TYPE, TlsSupport.TYPE);
    static final Indication OLD_VERSION = speaksFor(VERSION, Strength.MODERATE, "old-version-chosen")
            .group("g2").from(TlsHandshake.TYPE);
    static final Indication ONLY_OLD = speaksFor(VERSION, Strength.STRONG, "old-versions-only")
            .group("g2").from(TlsSupport.TYPE);
    static final Indication ONLY_NEW = speaksFor(VERSION, Strength.MODERATE, "newest-version-only")
            .group("g2").from(TlsSupport.TYPE);
    static final Indication VERSION_SPLIT = speaksFor(VERSION, Strength.MODERATE, "split-refused-too")
            .group("g3").from(ClientHellos.TYPE);
    static final Indication VERSION_EVENT = speaksFor(VERSION, Strength.STRONG, "schannel-event")
            .group("g11").from(Vantage.INSIDE, SchannelEvents.TYPE);
    static final Indication VERSION_FITS = Indication.speaksAgainst(VERSION, Strength.DECISIVE, "version-fits")
            .group("g2").from(TlsHandshake.TYPE, TlsSupport.TYPE);

    static final Indication SUITE_ALERT = speaksFor(SUITE, Strength.STRONG, "suite-alert")
            .group("g2").from(TlsHandshake.TYPE);
    static final Indication ULTIMATUM = speaksFor(SUITE, Strength.MODERATE, "ultimatum")
            .group("g2").from(TlsHandshake.TYPE);
    static final Indication OTHER_SUITES = speaksFor(SUITE, Strength.DECISIVE, "other-suites-accepted")
            .group("g2").from(ClientHellos.TYPE);
    static final Indication ONLY_OBSOLETE = speaksFor(SUITE, Strength.MODERATE, "obsolete-suites-only")
            .group("g2").from(TlsSupport.TYPE);
    static final Indication SUITE_SPLIT = speaksFor(SUITE, Strength.MODERATE, "split-refused-too")
            .group("g3").from(ClientHellos.TYPE);
    static final Indication SUITE_EVENT = speaksFor(SUITE, Strength.DECISIVE, "schannel-event")
            .group("g11").from(Vantage.INSIDE, SchannelEvents.TYPE);
    static final Indication SUITE_FITS = Indication.speaksAgainst(SUITE, Strength.DECISIVE, "suite-fits")
            .group("g2").from(TlsHandshake.TYPE);
    /** The ranking's strength is for any client; ours offers nearly everything, and that weighs the other way. */
    static final Indication ALL_OFFERED = Indication.speaksAgainst(SUITE, Strength.MODERATE, "all-suites-offered")
            .from(TlsHandshake.TYPE);

    static final Indication ALL_ALERT = speaksFor(DISABLED, Strength.STRONG, "every-version-refused")
            .group("g2").from(TlsSupport.TYPE);
    static final Indication DISABLED_SPLIT = speaksFor(DISABLED, Strength.MODERATE, "split-closed-too")
            .group("g3").from(ClientHellos.TYPE);
    static final Indication DISABLED_EVENT = speaksFor(DISABLED, Strength.DECISIVE, "schannel-event")
            .group("g11").from(Vantage.INSIDE, SchannelEvents.TYPE);
    static final Indication SERVES = Indication.speaksAgainst(DISABLED, Strength.DECISIVE, "serves-tls")
            .group("g2").from(TlsHandshake.TYPE, ClientHellos.TYPE, TlsSupport.TYPE);

    static final Witness NO_CERTIFICATE = Witness.against(ALL, Strength.MODERATE, "failure-3",
            i -> i.group("g1").from(Negotiation.TYPE));
    static final Witness SPLIT_ALONE = Witness.against(ALL, Strength.DECISIVE, "split-alone",
            i -> i.group("g3").from(ClientHellos.TYPE));
    static final Witness COOKIE = Witness.against(ALL, Strength.DECISIVE, "cookie-swallowed",
            i -> i.group("g4").from(CookieAnswers.TYPE));
    static final Witness NO_ANSWER = Witness.against(ALL, Strength.STRONG, "no-answer",
            i -> i.group("g4").from(Negotiation.TYPE));
    static final Witness STALLED = Witness.against(ALL, Strength.STRONG, "tls-stalled",
            i -> i.group("g5").from(TlsHandshake.TYPE));
    static final Witness NEARER = Witness.against(ALL, Strength.STRONG, "closed-nearer",
            i -> i.group("g6").from(ClientHellos.TYPE));
    static final Witness KEY_EVENT = Witness.against(ALL, Strength.MODERATE, "key-event",
            i -> i.group("g11").from(Vantage.INSIDE, SchannelEvents.TYPE));
    static final Witness NO_EVENT = Witness.against(ALL, Strength.MODERATE, "no-event",
            i -> i.group("g11").from(Vantage.INSIDE, SchannelEvents.TYPE));

    private TlsCauses() {}

    private static Indication speaksFor(Cause cause, Strength strength, String name) {
        return Indication.speaksFor(cause, strength, name);
    }

    static Set<Indication> indications() {
        Stream<Indication> own = Stream.of(VERSION_ALERT, OTHER_VERSION, OLD_VERSION, ONLY_OLD, ONLY_NEW,
                VERSION_SPLIT, VERSION_EVENT, VERSION_FITS, SUITE_ALERT, ULTIMATUM, OTHER_SUITES, ONLY_OBSOLETE,
                SUITE_SPLIT, SUITE_EVENT, SUITE_FITS, ALL_OFFERED, ALL_ALERT, DISABLED_SPLIT, DISABLED_EVENT, SERVES);
        Stream<Indication> common = Stream.of(NO_CERTIFICATE, SPLIT_ALONE, COOKIE, NO_ANSWER, STALLED, NEARER,
                KEY_EVENT, NO_EVENT).flatMap(witness -> witness.indications().values().stream());
        return Stream.concat(own, common).collect(Collectors.toUnmodifiableSet());
    }
}
