// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.tests;

import java.util.List;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Rung;
import org.rdpworkbench.core.spi.Stage;

/** A fact for tests; {@code text} is the outcome of a stage that broke, unless it is empty. */
record Seen(String text) implements Fact {

    static final FactType<Seen> TYPE = new FactType<>("test.Seen", 1, Seen.class);
    static final FactType<Seen> OTHER = new FactType<>("test.Other", 1, Seen.class);
    static final FactType<Seen> THIRD = new FactType<>("test.Third", 1, Seen.class);

    /** A fact after which the ladder ends well. */
    static final Seen FINE = new Seen("");

    @Override
    public List<Rung> rungs() {
        return List.of(text.isEmpty() ? Rung.passed(Stage.TLS, "done", 1) : Rung.broken(Stage.TLS, text, 1));
    }
}
