// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.testkit.tests;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;

/** What the sample said. */
record Answer(Kind kind, List<String> words, Optional<Instant> at, double millis) implements Fact {

    static final FactType<Answer> TYPE = new FactType<>("sample.Answer", 1, Answer.class);

    /** How it said it. */
    enum Kind { SPOKE, SILENT, CLOSED }
}
