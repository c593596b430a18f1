// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.fleet;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.SocketFactory;
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
import org.rdpworkbench.host.Answer;
import org.rdpworkbench.host.Credential;
import org.rdpworkbench.host.HostAccess;
import org.rdpworkbench.host.HostSession;
import org.rdpworkbench.host.Setting;
import org.rdpworkbench.ui.internal.repairs.ControllerProbe;
import org.rdpworkbench.ui.internal.repairs.MemoryHost;

/** Hosts in memory by their addresses, with a way in, a cause of which each may suffer, and its repair. */
final class ManyHosts implements HostAccess, Check, Fixer, AutoCloseable {

    static final String TITLE = "In many memories";
    static final String OFF_ID = "test.many-off";
    static final SettingValue OFF = SettingValue.dword(0);
    static final SettingValue ON = SettingValue.dword(1);
    static final String VALUE = "value:HKLM\\SYSTEM\\Rdp\\\\One";

    private static final Cause CAUSE = Cause.of(OFF_ID, Stage.NAME);
    private static final String SETTING = "registry:HKLM\\SYSTEM\\Rdp\\One";
    private static final Indication SEEN = CAUSE.speaksFor(Strength.STRONG, "seen");
    private static final Indication GONE = CAUSE.speaksAgainst(Strength.STRONG, "gone")
            .from(new FactType<>("test.Outside", 1, Outside.class));

    /** What would be seen from outside, where nobody answers. */
    private record Outside() implements Fact {}

    /** Hosts at which the repair is of no help. */
    final Set<String> stubborn = ConcurrentHashMap.newKeySet();
    /** Whether it takes an account to get in. */
    volatile boolean asks;
    volatile boolean interrupting;
    volatile boolean weakening;
    /** Hosts at which nothing is proposed. */
    final Set<String> without = ConcurrentHashMap.newKeySet();
    /** Whether what is proposed may rest on what a domain controller says. */
    volatile boolean byController;

    private final Map<String, MemoryHost> hosts = new ConcurrentHashMap<>();
    private final List<ServiceRegistration<?>> registrations = new ArrayList<>();

    ManyHosts() {
        BundleContext context = FrameworkUtil.getBundle(ManyHosts.class).getBundleContext();
        registrations.add(context.registerService(HostAccess.class, this, null));
        registrations.add(context.registerService(Check.class, this, null));
        registrations.add(context.registerService(Fixer.class, this, null));
    }

    /** The one at that address, which suffers until told otherwise. */
    MemoryHost at(String address) {
        return hosts.computeIfAbsent(address, any -> {
            MemoryHost host = new MemoryHost("memory-" + address);
            host.settings.put(VALUE, OFF);
            host.settings.put(new Setting.Key("HKLM\\SYSTEM\\Rdp").toString(), Setting.THERE);
            return host;
        });
    }

    @Override
    public String id() {
        return "test.memories";
    }

    @Override
    public String title() {
        return TITLE;
    }

    @Override
    public boolean takesCredential() {
        return asks;
    }

    @Override
    public Answer<HostSession> open(InetAddress address, Optional<Credential> credential, SocketFactory sockets,
            Duration limit) {
        return Answer.of(at(address.getHostAddress()));
    }

    @Override
    public Set<Cause> causes() {
        return Set.of(CAUSE);
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
        String host = evidence.target().host();
        boolean on = at(host).settings.get(VALUE).equals(ON) && !stubborn.contains(host);
        return List.of(on ? Finding.of(CAUSE, Verdict.PASS).with(GONE)
                : Finding.of(CAUSE, Verdict.FAIL).with(SEEN));
    }

    @Override
    public String cause() {
        return OFF_ID;
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
        FixPlan plan = FixPlan.of(OFF_ID, "on", weakening ? FixPlan.Security.WEAKER : FixPlan.Security.SAME)
                .then(new Change.Set(SETTING, Optional.empty(), ON));
        return without.contains(evidence.target().host()) ? List.of()
                : List.of(interrupting ? plan.interrupting() : plan);
    }

    /** As the fixer of a clock does. */
    @Override
    public Optional<Refusal> refusal(Finding finding, CaseFile evidence) {
        return byController && ControllerProbe.nobodyNamed(evidence) ? Optional.of(Refusal.of(OFF_ID, "third-clock"))
                : Optional.empty();
    }

    @Override
    public void close() {
        hosts.values().forEach(host -> host.gate.countDown());
        registrations.forEach(ServiceRegistration::unregister);
        registrations.clear();
    }
}
