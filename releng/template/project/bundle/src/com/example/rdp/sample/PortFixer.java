// SPDX-License-Identifier: EPL-2.0
package com.example.rdp.sample;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.Change;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.Fixer;
import org.rdpworkbench.core.spi.SettingValue;

/** Proposes another port for Remote Desktop where something else has its own. It writes nothing itself. */
@Component(service = Fixer.class)
public final class PortFixer implements Fixer {

    private static final String PORT = "registry:HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations"
            + "\\RDP-Tcp\\PortNumber";
    private static final String SERVICE = "TermService";

    @Override
    public String cause() {
        return GreetingCheck.SPEAKS_FIRST.id();
    }

    @Override
    public Set<String> writes() {
        return Set.of(PORT, "action:restart-service/" + SERVICE);
    }

    @Override
    public Set<EvidenceKey> uses() {
        return Set.of();
    }

    /** What the value is now is not seen from outside, so it is left open and read before anything is changed. */
    @Override
    public List<FixPlan> propose(Finding finding, CaseFile evidence) {
        int other = evidence.target().port() == 65_535 ? 3389 : evidence.target().port() + 1;
        return List.of(FixPlan.of(cause(), "port", FixPlan.Security.SAME)
                .then(new Change.Set(PORT, Optional.empty(), SettingValue.dword(other)))
                .then(new Change.Act(Change.Action.RESTART_SERVICE, SERVICE, "the host answers on port " + other))
                .interrupting().value("port", other));
    }
}
