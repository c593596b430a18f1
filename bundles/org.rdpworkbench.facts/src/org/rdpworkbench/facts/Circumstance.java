// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.facts;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.Cause;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Indication;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.core.spi.Strength;
import org.rdpworkbench.core.spi.Vantage;

/**
 * What is around a connection that breaks in the negotiation or in TLS, beside how it breaks: rows of the ranking's
 * table that several causes read. Each cause gives a row a direction and a strength of its own; the row knows its
 * group, its evidence and when it holds. The name in an indication's key is the row's own: {@code succeeds-elsewhere}.
 */
public enum Circumstance {
    /** From the host itself or from another client it succeeds (g7). */
    SUCCEEDS_ELSEWHERE,
    /** From there it breaks in the same way (g7). */
    FAILS_ELSEWHERE,
    /** All other hosts of the same network break in the same way (g8). */
    NEIGHBOURS_FAIL,
    /** All other hosts of the same network complete the handshake (g8). */
    NEIGHBOURS_FINE,
    /** Another TLS service at the same address answers (g9). */
    OTHER_SERVICE_FINE,
    /** TCP was accepted, and the host's listener wrote down no connection at that time (g10). */
    NOT_IN_LOG,
    /** The host's listener wrote one down that came from another address (g10). */
    OTHER_CLIENT_IN_LOG,
    /** It began with a certificate renewal or a clone (g12). */
    BEGAN_WITH_KEY,
    /** It began with hardening and a boot (g12). */
    BEGAN_WITH_HARDENING,
    /** It began with a change of the network (g12). */
    BEGAN_WITH_NETWORK;

    /** The row as one that speaks for the cause. */
    public Indication speaksFor(Cause cause, Strength strength) {
        return row(cause.speaksFor(strength, word()));
    }

    /** The row as one that speaks against the cause. */
    public Indication speaksAgainst(Cause cause, Strength strength) {
        return row(cause.speaksAgainst(strength, word()));
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What is not strong only weighs: no host is accused for what its neighbours do. */
    private Indication row(Indication bare) {
        Indication row = decided(bare).whenBrokenAt(Stage.NEGOTIATION, Stage.TLS);
        return row.strength().compareTo(Strength.STRONG) < 0 ? row.circumstance() : row;
    }

    private Indication decided(Indication bare) {
        return switch (this) {
            case SUCCEEDS_ELSEWHERE, FAILS_ELSEWHERE -> bare.group("g7")
                    .from(Vantage.INSIDE, Negotiation.TYPE, TlsHandshake.TYPE)
                    .from(Vantage.CLIENT, Negotiation.TYPE, TlsHandshake.TYPE);
            case NEIGHBOURS_FAIL, NEIGHBOURS_FINE -> bare.group("g8").from(Neighbours.TYPE);
            case OTHER_SERVICE_FINE -> bare.group("g9").from(OtherTlsService.TYPE);
            case NOT_IN_LOG, OTHER_CLIENT_IN_LOG -> bare.group("g10").from(Vantage.INSIDE, ListenerEvents.TYPE);
            case BEGAN_WITH_KEY, BEGAN_WITH_HARDENING, BEGAN_WITH_NETWORK ->
                bare.group("g12").from(Vantage.INSIDE, Onset.TYPE);
        };
    }

    /** True when the connection broke from here and the row holds. */
    boolean holds(CaseFile evidence) {
        return HandshakeEnd.in(evidence, Vantage.HERE).filter(HandshakeEnd::broke)
                .filter(here -> holds(evidence, here)).isPresent();
    }

    private boolean holds(CaseFile evidence, HandshakeEnd here) {
        return switch (this) {
            case SUCCEEDS_ELSEWHERE -> elsewhere(evidence, HandshakeEnd.COMPLETED);
            case FAILS_ELSEWHERE -> elsewhere(evidence, here) && !elsewhere(evidence, HandshakeEnd.COMPLETED);
            case NEIGHBOURS_FAIL -> seen(evidence, Neighbours.TYPE, Vantage.HERE, Neighbours::allFail);
            case NEIGHBOURS_FINE -> seen(evidence, Neighbours.TYPE, Vantage.HERE, Neighbours::allFine);
            case OTHER_SERVICE_FINE -> seen(evidence, OtherTlsService.TYPE, Vantage.HERE, OtherTlsService::fine);
            case NOT_IN_LOG -> seen(evidence, ListenerEvents.TYPE, Vantage.INSIDE, ListenerEvents::absent);
            case OTHER_CLIENT_IN_LOG ->
                seen(evidence, ListenerEvents.TYPE, Vantage.INSIDE, ListenerEvents::fromOtherAddress);
            case BEGAN_WITH_KEY -> seen(evidence, Onset.TYPE, Vantage.INSIDE, Onset::keyChanged);
            case BEGAN_WITH_HARDENING -> seen(evidence, Onset.TYPE, Vantage.INSIDE, Onset::hardened);
            case BEGAN_WITH_NETWORK -> seen(evidence, Onset.TYPE, Vantage.INSIDE, Onset::networkChanged);
        };
    }

    private static boolean elsewhere(CaseFile evidence, HandshakeEnd end) {
        Optional<HandshakeEnd> wanted = Optional.of(end);
        return HandshakeEnd.in(evidence, Vantage.INSIDE).equals(wanted)
                || HandshakeEnd.in(evidence, Vantage.CLIENT).equals(wanted);
    }

    private static <F extends Record & Fact> boolean seen(CaseFile evidence, FactType<F> type, Vantage vantage,
            Predicate<F> row) {
        return evidence.find(type, vantage).filter(row).isPresent();
    }
}
