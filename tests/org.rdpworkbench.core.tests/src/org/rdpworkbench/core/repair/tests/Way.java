// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair.tests;

import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Probe;
import org.rdpworkbench.core.spi.ProbeContext;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.core.spi.Rung;
import org.rdpworkbench.core.spi.Stage;

/**
 * How far a connection gets.
 *
 * @param breaks the stage in which it breaks, or behind {@link #REMARKABLE} is odd; empty where it does not break, and
 *     {@link #UNSEEN} where nothing is seen of it
 */
record Way(String breaks) implements Fact {

    static final String REMARKABLE = "?";
    static final String UNSEEN = "unseen";

    static final FactType<Way> TYPE = new FactType<>("test.way", 1, Way.class);

    @Override
    public List<Rung> rungs() {
        if (breaks.startsWith(REMARKABLE)) {
            return List.of(Rung.remarkable(Stage.valueOf(breaks.substring(REMARKABLE.length())), "odd", 1));
        }
        return switch (breaks) {
            case UNSEEN -> List.of();
            case "" -> List.of(Rung.passed(Stage.TLS, "done", 1), Rung.passed(Stage.AUTHENTICATION, "done", 1));
            default -> broken(Stage.valueOf(breaks));
        };
    }

    private static List<Rung> broken(Stage stage) {
        Rung broken = Rung.broken(stage, "closed", 1);
        return stage.compareTo(Stage.TLS) > 0 ? List.of(Rung.passed(Stage.TLS, "done", 1), broken) : List.of(broken);
    }

    /** What else is seen from outside, as the certificate that is shown. */
    record Shown(boolean good) implements Fact {
        static final FactType<Shown> TYPE = new FactType<>("test.shown", 1, Shown.class);
    }

    /** Sees that, and what is shown unless the time was out. */
    record Looking(Supplier<String> breaks, BooleanSupplier shown) implements Probe {

        Looking(Supplier<String> breaks) {
            this(breaks, () -> true);
        }

        @Override
        public String id() {
            return "test.way";
        }

        @Override
        public Set<FactType<?>> yields() {
            return Set.of(TYPE, Shown.TYPE);
        }

        @Override
        public int connections() {
            return 0;
        }

        @Override
        public void collect(ProbeContext context) {
            context.observed(TYPE, new Way(breaks.get()));
            if (shown.getAsBoolean()) {
                context.observed(Shown.TYPE, new Shown(true));
            } else {
                context.missing(Shown.TYPE, Reason.TIMED_OUT, "");
            }
        }
    }
}
