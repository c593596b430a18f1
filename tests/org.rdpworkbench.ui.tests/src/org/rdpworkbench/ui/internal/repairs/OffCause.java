// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.repairs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.Cause;
import org.rdpworkbench.core.spi.Change;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.Fixer;
import org.rdpworkbench.core.spi.Indication;
import org.rdpworkbench.core.spi.Refusal;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.core.spi.Strength;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.host.Setting;

/** A cause of the tests' own: a value of a host in memory is off. With its repair; installed until it is closed. */
final class OffCause implements Check, Fixer, AutoCloseable {

    static final Cause OFF = Cause.of("test.off", Stage.NAME);
    static final String VALUE = "value:HKLM\\SYSTEM\\Rdp\\\\One";
    private static final String SETTING = "registry:HKLM\\SYSTEM\\Rdp\\One";
    private static final Indication SEEN = OFF.speaksFor(Strength.STRONG, "seen");
    private static final Indication GONE = OFF.speaksAgainst(Strength.STRONG, "gone")
            .from(new FactType<>("test.Outside", 1, Outside.class));

    /** What would be seen from outside, where nobody answers. */
    private record Outside() implements Fact {}

    /** Whether the repair interrupts somebody. */
    volatile boolean interrupting;
    /** Whether the repair leaves the host less protected. */
    volatile boolean weakening;
    /** Whether the repair takes effect only when the host has restarted. */
    volatile boolean waiting;
    /** Whether the repair is a test. */
    volatile boolean test;
    /** Whether what is proposed may rest on what a domain controller says. */
    volatile boolean byController;
    /** Whether anything is proposed. */
    volatile boolean proposing = true;

    private final MemoryHost host;
    private final List<ServiceRegistration<?>> registrations = new ArrayList<>();

    OffCause(MemoryHost host) {
        this.host = host;
        host.settings.put(VALUE, SettingValue.dword(0));
        host.settings.put(new Setting.Key("HKLM\\SYSTEM\\Rdp").toString(), Setting.THERE);
        BundleContext context = FrameworkUtil.getBundle(OffCause.class).getBundleContext();
        registrations.add(context.registerService(Check.class, this, null));
        registrations.add(context.registerService(Fixer.class, this, null));
    }

    @Override
    public Set<Cause> causes() {
        return Set.of(OFF);
    }

    @Override
    public Set<Indication> indications() {
        return Set.of(SEEN, GONE);
    }

    @Override
    public Set<FactType<?>> needs() {
        return Set.of();
    }

    @Override
    public List<Finding> judge(CaseFile evidence) {
        return List.of(host.settings.get(VALUE).equals(SettingValue.dword(1)) ? Finding.of(OFF, Verdict.PASS).with(GONE)
                : Finding.of(OFF, Verdict.FAIL).with(SEEN));
    }

    @Override
    public String cause() {
        return OFF.id();
    }

    @Override
    public Set<String> writes() {
        return Set.of(SETTING);
    }

    @Override
    public Set<EvidenceKey> uses() {
        return byController ? Set.of(ControllerProbe.KEY) : Set.of();
    }

    @Override
    public List<FixPlan> propose(Finding finding, CaseFile evidence) {
        return proposing ? List.of(plan("on", 1), plan("of-no-help", 2)) : List.of();
    }

    /** As the fixer of a clock does. */
    @Override
    public Optional<Refusal> refusal(Finding finding, CaseFile evidence) {
        return byController && ControllerProbe.nobodyNamed(evidence)
                ? Optional.of(Refusal.of(cause(), "third-clock")) : Optional.empty();
    }

    private FixPlan plan(String name, int value) {
        FixPlan plan = FixPlan.of(cause(), name, weakening || test ? FixPlan.Security.WEAKER : FixPlan.Security.SAME)
                .then(new Change.Set(SETTING, Optional.empty(), SettingValue.dword(value)));
        FixPlan when = waiting ? plan.afterRestart() : test ? plan.asTimedTest() : plan;
        return interrupting ? when.interrupting() : when;
    }

    @Override
    public void close() {
        registrations.forEach(ServiceRegistration::unregister);
        registrations.clear();
    }
}
