// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.name;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rdpworkbench.facts.AddressIdentities.Identity;

/**
 * What answers at one address of the name, as far as it says who it is.
 *
 * @param computer what it calls itself
 * @param certificate a fingerprint
 * @param names in its certificate
 */
record Answerer(String address, Optional<String> computer, Optional<String> certificate, List<String> names) {

    /** Whether it is the host that was asked for. */
    enum Fit {
        OURS,
        /** Neither the computer nor its certificate has that name. */
        OTHER,
        /** The computer has another name, but a wildcard in its certificate covers the one that was asked for. */
        COVERED,
        /** It says too little. */
        UNKNOWN
    }

    static Answerer of(Identity identity) {
        return new Answerer(identity.address(), identity.computer(), identity.certificate(),
                identity.certificateNames());
    }

    /** A certificate alone is no proof of another host: many bear a name that nobody uses. */
    Fit fit(AskedName asked) {
        if (computer.filter(asked::isComputer).isPresent() || names.stream().anyMatch(asked::isNamedBy)) {
            return Fit.OURS;
        }
        if (names.stream().anyMatch(asked::isCoveredBy)) {
            return Fit.COVERED;
        }
        return computer.isPresent() && !names.isEmpty() ? Fit.OTHER : Fit.UNKNOWN;
    }

    /** What tells it from others, by computer where every one says its name, else by certificate. */
    static boolean differ(List<Answerer> answerers) {
        boolean allSay = answerers.stream().allMatch(a -> a.computer().isPresent());
        return answerers.stream().flatMap(a -> allSay
                ? a.computer().map(name -> name.toLowerCase(Locale.ROOT)).stream()
                : a.certificate().stream()).distinct().count() > 1;
    }
}
