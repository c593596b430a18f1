// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.symptoms;

import java.util.List;
import java.util.Set;
import org.rdpworkbench.core.spi.Code;
import org.rdpworkbench.symptoms.SymptomReading.Place;

/** Where the codes of a kind are met. Kinds of catalogues that others add may be met anywhere. */
final class Kinds {

    /** In the order in which they are shown. */
    private static final List<String> ORDER = List.of("disconnectReason", "extendedReason", "errorInfo",
            "negotiationFailure", "ntstatus", "secStatus", "earlyUserAuth", "tlsAlert", "event");

    private static final long EXTENDED_CATCH_ALL = 0x1000;

    private Kinds() {}

    static int order(String kind) {
        int known = ORDER.indexOf(kind);
        return known < 0 ? ORDER.size() : known;
    }

    static boolean fits(String kind, Place place) {
        boolean status = kind.equals("ntstatus") || kind.equals("secStatus");
        return !ORDER.contains(kind) || switch (place) {
            case ALONE -> true;
            case ALONE_HEX -> !kind.equals("event") && !kind.equals("tlsAlert");
            case FIRST -> kind.equals("disconnectReason") || status;
            case EXTENDED -> kind.equals("extendedReason") || kind.equals("errorInfo") || status;
            case STATUS -> status;
            case EVENT -> kind.equals("event");
        };
    }

    /** In words, the same for kinds that are met in one place. */
    static String place(String kind) {
        return switch (kind) {
            case "disconnectReason" -> "the first code of the dialog";
            case "extendedReason", "errorInfo" -> "the extended code of the dialog";
            case "negotiationFailure" -> "a failure code of the negotiation";
            case "ntstatus", "secStatus" -> "a status of Windows";
            case "earlyUserAuth" -> "the authorization result after NLA";
            case "tlsAlert" -> "a TLS alert";
            case "event" -> "the id of an event";
            default -> "a code of the kind " + kind;
        };
    }

    /** Whether everybody writes these numbers in decimal. */
    static boolean decimal(String kind) {
        return Set.of("event", "tlsAlert", "negotiationFailure").contains(kind);
    }

    /** The table of extended codes has an entry for everything from 0x1000 on, so it gives way to any other place. */
    static boolean givesWay(Code code, List<Code> all) {
        return code.kind().equals("extendedReason") && code.value() >= EXTENDED_CATCH_ALL
                && all.stream().anyMatch(other -> !place(other.kind()).equals(place(code.kind())));
    }
}
