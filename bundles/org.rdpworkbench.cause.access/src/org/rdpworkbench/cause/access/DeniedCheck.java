// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.access;

import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.Cause;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Indication;
import org.rdpworkbench.core.spi.Indications;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.core.spi.Strength;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.facts.ClientAttempt;
import org.rdpworkbench.facts.HostRoles;
import org.rdpworkbench.facts.LogonRights;
import org.rdpworkbench.facts.RefusedLogons;
import org.rdpworkbench.facts.RefusedLogons.Why;

/**
 * Judges whether the host refuses the account. It refuses somebody all day long, and rightly: so its log alone warns at
 * the most, and it is a failure only where the client of the person failed for it, or nobody may log on at all.
 */
@Component(service = Check.class)
public final class DeniedCheck implements Check {

    /** The right to log on is asked for while the account is checked, so the stage is the earlier one of both. */
    static final Cause DENIED = Cause.of("access.denied", Stage.AUTHENTICATION);

    private static final Indications<Logons> ROWS = Indications.<Logons>of(DENIED)
            .row(logged(DENIED.speaksFor(Strength.STRONG, "right-missing")),
                    logons -> logons.refusedFor(Why.RIGHT, RefusedLogons.REMOTE_INTERACTIVE),
                    logons -> logons.values(Why.RIGHT, RefusedLogons.REMOTE_INTERACTIVE))
            // A share that nobody may use looks the same.
            .row(logged(DENIED.speaksFor(Strength.MODERATE, "right-missing-network")),
                    logons -> logons.refusedFor(Why.RIGHT, RefusedLogons.NETWORK),
                    logons -> logons.values(Why.RIGHT, RefusedLogons.NETWORK))
            .row(logged(DENIED.speaksFor(Strength.MODERATE, "account-refused")),
                    logons -> logons.refusedFor(Why.ACCOUNT), logons -> logons.values(Why.ACCOUNT))
            // Hosts that can be reached from the internet are full of it.
            .row(logged(DENIED.speaksFor(Strength.WEAK, "name-or-password")).circumstance(),
                    logons -> logons.refusedFor(Why.NAME_OR_PASSWORD), logons -> logons.values(Why.NAME_OR_PASSWORD))
            // Whoever adds somebody to its Remote Desktop Users wonders why that does not help.
            .row(DENIED.speaksFor(Strength.WEAK, "domain-controller").group("role")
                    .from(Vantage.INSIDE, RefusedLogons.TYPE, HostRoles.TYPE).circumstance(),
                    Logons::refusedByDomainController)
            .row(right(DENIED.speaksFor(Strength.STRONG, "nobody-may")), logons -> logons.right(LogonRights::nobody))
            // Both may be meant so, and then accuse nobody.
            .row(right(DENIED.speaksFor(Strength.MODERATE, "administrators-left-out")).circumstance(),
                    logons -> logons.right(LogonRights::administratorsLeftOut))
            .row(right(DENIED.speaksFor(Strength.MODERATE, "users-left-out")).circumstance(),
                    logons -> logons.right(LogonRights::usersLeftOut))
            .row(right(DENIED.speaksFor(Strength.WEAK, "local-accounts-denied")).circumstance(),
                    logons -> logons.right(LogonRights::localAccountsDenied))
            // Failures are written down only where their audit is on.
            .row(logged(DENIED.speaksAgainst(Strength.WEAK, "none-refused")).circumstance(), Logons::noneRefused)
            .row(DENIED.speaksFor(Strength.MODERATE, "at-the-attempt").group("attempt")
                    .from(Vantage.INSIDE, RefusedLogons.TYPE).from(Vantage.CLIENT, ClientAttempt.TYPE),
                    Logons::refusedAtTheAttempt)
            .row(said(DENIED.speaksFor(Strength.STRONG, "client-refused")), Logons::clientRefused)
            .row(said(DENIED.speaksAgainst(Strength.STRONG, "client-logged-on")), Logons::clientLoggedOn);

    private static Indication logged(Indication indication) {
        return indication.group("log").from(Vantage.INSIDE, RefusedLogons.TYPE);
    }

    private static Indication right(Indication indication) {
        return indication.group("rights").from(Vantage.INSIDE, LogonRights.TYPE);
    }

    private static Indication said(Indication indication) {
        return indication.group("client").from(Vantage.CLIENT, ClientAttempt.TYPE);
    }

    @Override
    public Set<Cause> causes() {
        return Set.of(DENIED);
    }

    @Override
    public Set<Indication> indications() {
        return ROWS.declared();
    }

    /** What tells of it lies elsewhere, with or without a look from here. */
    @Override
    public Set<FactType<?>> needs() {
        return Set.of();
    }

    @Override
    public List<Finding> judge(CaseFile evidence) {
        Logons logons = Logons.in(evidence, evidence.find(HostRoles.TYPE, Vantage.INSIDE),
                evidence.find(LogonRights.TYPE, Vantage.INSIDE));
        Finding finding = ROWS.weigh(logons);
        if (finding.open()) {
            return List.of(finding.as(Verdict.INCONCLUSIVE).lacking(List.of(logons.refused().isEmpty()
                    ? RefusedLogons.TYPE.from(Vantage.INSIDE) : ClientAttempt.TYPE.from(Vantage.CLIENT))));
        }
        boolean met = logons.clientRefused() || logons.refusedAtTheAttempt()
                || logons.right(LogonRights::nobody);
        return List.of(finding.settled(met ? Verdict.FAIL : Verdict.WARN, Verdict.PASS));
    }
}
