// SPDX-License-Identifier: EPL-2.0
package com.example.rdp.sample;

import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;

/**
 * Who spoke first on a fresh connection. What the host did is a value, and judging it is the check's business.
 *
 * @param manner what it did
 * @param words how its greeting begins, at most 64 characters; empty when there was none
 * @param millis until it did so
 */
public record Greeting(Manner manner, String words, double millis) implements Fact {

    /** The name by which case files know it, stable for ever. Raise the version when a component is added. */
    public static final FactType<Greeting> TYPE = new FactType<>("sample.Greeting", 1, Greeting.class);

    /** What a host does with somebody who connects and says nothing. */
    public enum Manner { SPOKE, WAITED, HUNG_UP }
}
