// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.spi;

import java.util.List;

/**
 * An immutable record of what a probe saw. Implementations are records whose components Jackson can write and read;
 * a component that was added later is an {@link java.util.Optional}, a breaking change is a new {@link FactType} id.
 */
public interface Fact {

    /**
     * What this fact says about the connection's stages, for the ladder. Most facts say nothing.
     *
     * @return the rungs, earliest stage first
     */
    default List<Rung> rungs() {
        return List.of();
    }

    /**
     * True when a part of what the probe asked for could not be had, for example because the host took no more
     * connections. What is here counts; a look that is partial is never called healthy.
     */
    default boolean partial() {
        return false;
    }
}
