// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair.tests;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.net.SocketFactory;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.MeantHost;
import org.rdpworkbench.core.spi.Probe;
import org.rdpworkbench.core.spi.ProbeContext;
import org.rdpworkbench.core.spi.SettingException;
import org.rdpworkbench.core.spi.SettingSession;
import org.rdpworkbench.core.spi.SettingStore;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.WayIn;

/**
 * Machines that have one name, as a farm behind one has.
 *
 * @param all in the order in which the name gives them
 * @param lasts where each time the one that is known was said to have been
 */
record Namesakes(List<Memory> all, List<Optional<String>> lasts) implements SettingStore {

    /** To which one a look came. */
    record Came(String machine) implements Fact {
        static final FactType<Came> TYPE = new FactType<>("test.came", 1, Came.class);
    }

    /** Sees that. */
    record Coming(Supplier<Memory> to) implements Probe {

        @Override
        public String id() {
            return "test.came";
        }

        @Override
        public Set<FactType<?>> yields() {
            return Set.of(Came.TYPE);
        }

        @Override
        public int connections() {
            return 0;
        }

        @Override
        public void collect(ProbeContext context) {
            context.observed(Came.TYPE, new Came(to.get().machine));
        }
    }

    @Override
    public boolean reaches(WayIn way) {
        return all.getFirst().reaches(way);
    }

    @Override
    public SettingSession open(Target target, WayIn way, SocketFactory sockets, Duration limit)
            throws SettingException {
        return all.getFirst().open(target, way, sockets, limit);
    }

    @Override
    public SettingSession open(Target target, WayIn way, MeantHost meant, SocketFactory sockets, Duration limit)
            throws SettingException {
        Predicate<String> is = switch (meant) {
            case MeantHost.LookedAt(CaseFile look) -> look.find(Came.TYPE).orElseThrow().machine()::equals;
            case MeantHost.Known(Predicate<String> known, Optional<String> last) -> {
                lasts.add(last);
                yield known;
            }
        };
        return all.stream().filter(one -> is.test(one.machine)).findFirst().orElseThrow().open(target, way, sockets,
                limit);
    }
}
