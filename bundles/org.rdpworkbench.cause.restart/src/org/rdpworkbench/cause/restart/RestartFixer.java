// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.restart;

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
import org.rdpworkbench.core.spi.Refusal;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.facts.HostRoles;
import org.rdpworkbench.facts.Owned;

/**
 * Proposes to restart a host that waits for it and does not go on with connections; one that serves all the same is
 * left alone, as most hosts wait now and then. Not a host on which others rest, and not one whose roles were not seen.
 */
@Component(service = Fixer.class)
public final class RestartFixer implements Fixer {

    private static final Change RESTART = new Change.Act(Change.Action.RESTART_HOST, "",
            "the host says that it was started later");

    @Override
    public String cause() {
        return RestartCheck.PENDING.id();
    }

    @Override
    public Set<String> writes() {
        return Set.of(RESTART.target());
    }

    @Override
    public Set<EvidenceKey> uses() {
        return Set.of(HostRoles.TYPE.from(Vantage.INSIDE));
    }

    @Override
    public List<FixPlan> propose(Finding finding, CaseFile evidence) {
        boolean ordinary = evidence.find(HostRoles.TYPE, Vantage.INSIDE).filter(host -> host.roles().isEmpty())
                .isPresent();
        return finding.verdict() == Verdict.FAIL && ordinary ? List.of(FixPlan.of(cause(), "restart",
                FixPlan.Security.SAME).interrupting().then(RESTART)) : List.of();
    }

    @Override
    public Optional<Refusal> refusal(Finding finding, CaseFile evidence) {
        return evidence.find(HostRoles.TYPE, Vantage.INSIDE).filter(host -> finding.verdict() == Verdict.FAIL)
                .flatMap(host -> Owned.byRole(cause(), host));
    }
}
