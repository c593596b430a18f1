// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.repairs;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.Cause;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.Fixer;
import org.rdpworkbench.core.spi.Indication;
import org.rdpworkbench.core.spi.Refusal;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.core.spi.Strength;
import org.rdpworkbench.core.spi.Verdict;

/** A cause of the tests' own that every host has, and that belongs to somebody else; installed until it is closed. */
public final class RefusingCause implements Check, Fixer, AutoCloseable {

    /** Where there is no text, its key and values stand in its place. */
    public static final String WHY = "test.owned.refused-policy";

    private static final Cause OWNED = Cause.of("test.owned", Stage.SESSION);
    private static final Indication SEEN = OWNED.speaksFor(Strength.WEAK, "seen");

    private final List<ServiceRegistration<?>> registrations;

    /** Installs it. */
    public RefusingCause() {
        BundleContext context = FrameworkUtil.getBundle(RefusingCause.class).getBundleContext();
        registrations = List.of(context.registerService(Check.class, this, null),
                context.registerService(Fixer.class, this, null));
    }

    @Override
    public Set<Cause> causes() {
        return Set.of(OWNED);
    }

    @Override
    public Set<Indication> indications() {
        return Set.of(SEEN);
    }

    @Override
    public Set<FactType<?>> needs() {
        return Set.of();
    }

    @Override
    public List<Finding> judge(CaseFile evidence) {
        return List.of(Finding.of(OWNED, Verdict.WARN).with(SEEN));
    }

    @Override
    public String cause() {
        return OWNED.id();
    }

    @Override
    public Set<String> writes() {
        return Set.of();
    }

    @Override
    public Set<EvidenceKey> uses() {
        return Set.of();
    }

    @Override
    public List<FixPlan> propose(Finding finding, CaseFile evidence) {
        return List.of();
    }

    @Override
    public Optional<Refusal> refusal(Finding finding, CaseFile evidence) {
        return Optional.of(Refusal.of(cause(), "policy"));
    }

    @Override
    public void close() {
        registrations.forEach(ServiceRegistration::unregister);
    }
}
