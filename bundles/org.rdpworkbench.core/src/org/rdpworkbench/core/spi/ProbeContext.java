// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.spi;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the engine gives a probe for one run. The engine owns the sockets: deadlines, the limit on connections and the
 * transcript are enforced here, and nothing else may reach a target.
 */
public interface ProbeContext {

    Target target();

    /**
     * Opens a TCP connection; an earlier one to the same address must be closed. That the host refused or did not
     * answer is an {@link Attempt}, not an exception.
     *
     * @throws InterruptedException when the run is cancelled or the probe's deadline passes first
     * @throws IllegalStateException when the probe opens more connections to this address than it declared, or
     *     two at once
     */
    Attempt open(InetSocketAddress address) throws InterruptedException;

    /** What is left until this probe's deadline; zero when it has passed. */
    Duration remaining();

    /** A fact that this probe declared in {@link Probe#needs()}. */
    <F extends Record & Fact> F fact(FactType<F> needed);

    /** A fact that this probe declared in {@link Probe#needs()} or {@link Probe#uses()}; empty when it is missing. */
    default <F extends Record & Fact> Optional<F> find(FactType<F> declared) {
        return Optional.empty();
    }

    /** When a fact that this probe declared had been seen, by this machine's clock; empty when it is missing. */
    default Optional<Instant> seenAt(FactType<?> declared) {
        return Optional.empty();
    }

    /**
     * The domain controller that a person named as the one that keeps the time; always there for a probe that
     * {@linkplain Probe#asksDomainController() asks it}.
     */
    default Optional<Target> domainController() {
        return Optional.empty();
    }

    /** How a person lets this run look inside the host; always there for a probe whose vantage is inside. */
    default Optional<WayIn> wayIn() {
        return Optional.empty();
    }

    /**
     * What the probes of one run share: the first one that asks has it opened, and the engine closes it when the run is
     * over.
     *
     * @param kind of which an installed plugin is the {@linkplain SessionSource source}
     * @throws ProbeException when it could not be opened, now or earlier in this run, or nobody knows how
     */
    default <S extends AutoCloseable> S shared(Class<S> kind) throws ProbeException, InterruptedException {
        throw new ProbeException("nothing is shared here");
    }

    /** For a probe that compares: some of the other hosts of the run, with the facts that it needs or uses. */
    default List<CaseFile> others() {
        return List.of();
    }

    /** Reports a fact. The last report of a type counts. */
    <F extends Record & Fact> void observed(FactType<F> type, F fact);

    /** Reports that a promised fact cannot be had, and why. */
    void missing(FactType<?> type, Reason reason, String detail);

    /** Like {@link #missing(FactType, Reason, String)}, naming the fact that prevented this one. */
    void missing(FactType<?> type, Reason reason, String detail, FactType<?> because);
}
