// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.run;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.Probe;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.WayIn;

/**
 * What to diagnose.
 *
 * @param symptom what the person saw
 * @param thorough also run the probes that take more connections
 * @param probes ids of such probes that are run in any case
 * @param domainController who keeps the time of the host's domain, where a person named one
 * @param wayIn how to look inside the host, where a person allows it
 * @param timeout for the whole look at this target
 * @param client what was seen at the client on which it failed, which joins the look: nothing of the host's is in it,
 *     since that is looked at anew
 */
public record Request(Target target, Optional<Symptom> symptom, boolean thorough, Set<String> probes,
        Optional<Target> domainController, Optional<WayIn> wayIn, Duration timeout,
        List<Evidence.Observed> client) {

    /** Long enough for a host that answers slowly, short enough to wait for. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(20);

    /** A host that lets each question run into silence takes that often the patience for one. */
    public static final Duration THOROUGH_TIMEOUT = Duration.ofSeconds(120);

    /** Where directories answer, RFC 4511 section 5.2.1. */
    private static final int LDAP_PORT = 389;

    public Request {
        probes = Set.copyOf(probes);
        client = List.copyOf(client);
        if (client.stream().anyMatch(piece -> piece.key().vantage() != Vantage.CLIENT)) {
            throw new IllegalArgumentException("not seen at a client");
        }
    }

    /** One that nothing joins. */
    public Request(Target target, Optional<Symptom> symptom, boolean thorough, Set<String> probes,
            Optional<Target> domainController, Optional<WayIn> wayIn, Duration timeout) {
        this(target, symptom, thorough, probes, domainController, wayIn, timeout, List.of());
    }

    /** One that looks from outside only. */
    public Request(Target target, Optional<Symptom> symptom, boolean thorough, Set<String> probes,
            Optional<Target> domainController, Duration timeout) {
        this(target, symptom, thorough, probes, domainController, Optional.empty(), timeout);
    }

    /** One that names no probe and no domain controller. */
    public Request(Target target, Optional<Symptom> symptom, boolean thorough, Duration timeout) {
        this(target, symptom, thorough, Set.of(), Optional.empty(), timeout);
    }

    /** A quick look without a symptom. */
    public static Request of(Target target) {
        return new Request(target, Optional.empty(), false, DEFAULT_TIMEOUT);
    }

    /**
     * Where the directory of a domain controller answers that a person names, for {@link #domainController()}.
     *
     * @throws IllegalArgumentException as {@link Target#parse(String)}, with a sentence for a person
     */
    public static Target directory(String typed) {
        Target named = Target.parse(typed);
        // Without a port what was typed means the one of Remote Desktop, where no directory listens.
        return Target.of(named.host(), named.port() == Target.DEFAULT_PORT ? LDAP_PORT : named.port());
    }

    /** How long a look may take when nobody says. */
    public static Duration defaultTimeout(boolean thorough) {
        return thorough ? THOROUGH_TIMEOUT : DEFAULT_TIMEOUT;
    }

    /** The same with what was seen at the client. */
    public Request joining(List<Evidence.Observed> seen) {
        return new Request(target, symptom, thorough, probes, domainController, wayIn, timeout, seen);
    }

    boolean wants(Probe probe) {
        return thorough || !probe.thorough() || probes.contains(probe.id());
    }
}
