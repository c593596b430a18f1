// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.facts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;

/**
 * What speaks for a host that waits to be restarted, and whether settings of TLS were written since it was started.
 * Seen from inside the host.
 *
 * @param signs that are there, in the order of their constants
 * @param started when the host was started at the latest, by its own clock; empty when it does not say. Of a host that
 *     has been up for more than 49.7 days it is a later time, so that what was written after it was in any case written
 *     while the host was up
 * @param tlsSettings the keys of its registry that hold settings of TLS, and when each was last written
 * @param tlsAsked false where nobody could ask when they were; true or empty where somebody did
 */
public record RestartSigns(List<Sign> signs, Optional<Instant> started, List<Written> tlsSettings,
        Optional<Boolean> tlsAsked) implements Fact {

    public static final FactType<RestartSigns> TYPE = new FactType<>("RestartSigns", 1, RestartSigns.class);

    /** Of who asked for all of it. */
    public RestartSigns(List<Sign> signs, Optional<Instant> started, List<Written> tlsSettings) {
        this(signs, started, tlsSettings, Optional.empty());
    }

    /** What is written so soon belongs to the start: policies are applied once more then. */
    public static final Duration STARTING = Duration.ofMinutes(10);

    /** A sign that the host waits for a restart. They differ much in what they prove. */
    public enum Sign {
        /** Component Based Servicing wants one: an update or a feature is half installed. */
        SERVICING,
        /** Windows Update wants one. */
        WINDOWS_UPDATE,
        /** Files are to be replaced then. Nearly always so. */
        FILE_RENAMES,
        /** The host was given another name, which it does not have yet. */
        COMPUTER_RENAME
    }

    /**
     * A key of the registry.
     *
     * @param key as it was asked for
     * @param at by the host's clock; that something was written does not say that it is another value
     */
    public record Written(String key, Instant at) {}

    /** True when that sign is there. */
    public boolean has(Sign sign) {
        return signs.contains(sign);
    }

    /**
     * The settings of TLS that were written after the host was started, and so are not in effect yet: Schannel takes
     * changed protocols and orders of suites over at a restart.
     */
    public List<Written> notInEffect() {
        return started.map(start -> tlsSettings.stream().filter(one -> after(start, one)).toList()).orElse(List.of());
    }

    private static boolean after(Instant start, Written one) {
        return Duration.between(start, one.at()).compareTo(STARTING) > 0;
    }

    /** True when nothing waits for a restart, but perhaps files to be replaced; not where that cannot be told. */
    public boolean quiet() {
        boolean told = tlsAsked.orElse(true) && (started.isPresent() || tlsSettings.isEmpty());
        return told && notInEffect().isEmpty() && signs.stream().allMatch(sign -> sign == Sign.FILE_RENAMES);
    }
}
