// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.spi;

import java.util.Set;

/**
 * Collects facts without changing anything. An instance serves many runs at once, so it keeps no state. One connection
 * may yield several facts.
 */
public interface Probe {

    /** Stable id, lower case with dots, for example {@code network.first-look}. Its text is {@code <id>.title}. */
    String id();

    /** The facts this probe promises: each is reported as observed or as missing, or the probe is broken. */
    Set<FactType<?>> yields();

    /** Facts that must have been observed before; without them the engine does not call this probe. */
    default Set<FactType<?>> needs() {
        return Set.of();
    }

    /** Further facts it looks at when they are there. */
    default Set<FactType<?>> uses() {
        return Set.of();
    }

    /** How many connections it opens to an address at the most; the engine refuses more. */
    int connections();

    /** True when it runs only on request ({@code --thorough} or as the next best probe). */
    default boolean thorough() {
        return false;
    }

    /**
     * True when it learns from the other hosts of the same run: it is called once all of them have been looked at,
     * when there are others, and opens no connection. It does not look inside.
     */
    default boolean comparing() {
        return false;
    }

    /**
     * True when it asks the domain controller that a person named; without one there is nothing for it to do, and it is
     * not called.
     */
    default boolean asksDomainController() {
        return false;
    }

    /**
     * Where it looks from. One that looks from inside is called only where a person named a {@linkplain WayIn way in},
     * and finds it in {@link ProbeContext#wayIn()}.
     */
    default Vantage vantage() {
        return Vantage.HERE;
    }

    /**
     * Looks. What the network or the host did is a value of the fact; an exception means that the probe could not look.
     * Facts that were reported before an exception stay.
     *
     * @throws ProbeException when the look itself failed
     * @throws InterruptedException when the run is cancelled or the deadline has passed
     */
    void collect(ProbeContext context) throws ProbeException, InterruptedException;
}
