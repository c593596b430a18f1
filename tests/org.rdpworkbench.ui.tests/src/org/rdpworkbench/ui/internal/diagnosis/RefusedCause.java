// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.Cause;
import org.rdpworkbench.core.spi.Change;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Figure;
import org.rdpworkbench.core.spi.FigureSource;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.Fixer;
import org.rdpworkbench.core.spi.Indication;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.core.spi.Strength;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.facts.TcpConnect;

/** A cause of the tests' own, with a figure; installed while it is open. These tests stand without any real cause. */
final class RefusedCause implements Check, AutoCloseable {

    private static final Cause REFUSED = Cause.of("test.refused", Stage.LISTENER);
    private static final Indication EVERYWHERE =
            REFUSED.speaksFor(Strength.STRONG, "everywhere").from(TcpConnect.TYPE);
    private static final Indication LATE =
            REFUSED.speaksAgainst(Strength.WEAK, "late").from(TcpConnect.TYPE);

    private final List<ServiceRegistration<?>> registrations;

    /** With a figure that holds hostile text. */
    RefusedCause() {
        this(() -> Optional.of(new Figure.Stack("What happened",
                List.of(new Figure.Layer("TCP", Cases.HOSTILE, Figure.Tone.BAD)))));
    }

    RefusedCause(Supplier<Optional<Figure>> figure) {
        BundleContext context = FrameworkUtil.getBundle(RefusedCause.class).getBundleContext();
        registrations = List.of(context.registerService(Check.class, this, null),
                context.registerService(FigureSource.class, new Drawn(figure), null),
                context.registerService(Fixer.class, new Moved(), null));
    }

    @Override
    public Set<Cause> causes() {
        return Set.of(REFUSED);
    }

    @Override
    public Set<Indication> indications() {
        return Set.of(EVERYWHERE, LATE);
    }

    @Override
    public Set<FactType<?>> needs() {
        return Set.of(TcpConnect.TYPE);
    }

    @Override
    public List<Finding> judge(CaseFile evidence) {
        return evidence.find(TcpConnect.TYPE).filter(TcpConnect::allRefused)
                .map(tcp -> Finding.of(REFUSED, Verdict.FAIL).with(EVERYWHERE).with(LATE)).stream().toList();
    }

    /** The id of the cause. */
    String cause() {
        return REFUSED.id();
    }

    /** Draws it. */
    private record Drawn(Supplier<Optional<Figure>> figure) implements FigureSource {

        @Override
        public Set<String> causes() {
            return Set.of(REFUSED.id());
        }

        @Override
        public Set<EvidenceKey> uses() {
            return Set.of(TcpConnect.TYPE.from(Vantage.HERE));
        }

        @Override
        public Optional<Figure> draw(Finding finding, CaseFile evidence) {
            return figure.get();
        }
    }

    /** Proposes another port. */
    private record Moved() implements Fixer {

        @Override
        public String cause() {
            return REFUSED.id();
        }

        @Override
        public Set<String> writes() {
            return Set.of("registry:HKLM\\Rdp\\Port");
        }

        @Override
        public Set<EvidenceKey> uses() {
            return Set.of();
        }

        @Override
        public List<FixPlan> propose(Finding finding, CaseFile evidence) {
            return List.of(FixPlan.of(cause(), "port", FixPlan.Security.WEAKER)
                    .then(new Change.Set("registry:HKLM\\Rdp\\Port", Optional.empty(), SettingValue.dword(3390))));
        }
    }

    @Override
    public void close() {
        registrations.forEach(ServiceRegistration::unregister);
    }
}
