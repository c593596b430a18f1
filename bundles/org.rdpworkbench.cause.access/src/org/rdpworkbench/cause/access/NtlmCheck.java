// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.access;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
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
import org.rdpworkbench.facts.NtlmSettings;
import org.rdpworkbench.facts.RefusedLogons;
import org.rdpworkbench.facts.RefusedLogons.Why;

/**
 * Judges whether NTLM is blocked where it is needed. Who blocks it means well, and clients that get a Kerberos ticket
 * do not notice: so it warns, and fails only where a client failed when it logged on. A domain controller may block it
 * as well, which neither side's settings show, so that these clear nobody.
 */
@Component(service = Check.class)
public final class NtlmCheck implements Check {

    static final Cause BLOCKED = Cause.of("access.ntlm-blocked", Stage.AUTHENTICATION);

    private static final Indications<BothSides> ROWS = Indications.<BothSides>of(BLOCKED)
            .row(logged(BLOCKED.speaksFor(Strength.STRONG, "logged")), sides -> sides.logons().refusedFor(Why.NTLM),
                    sides -> sides.logons().values(Why.NTLM))
            .row(logged(BLOCKED.speaksFor(Strength.MODERATE, "bindings")),
                    sides -> sides.logons().refusedFor(Why.BINDINGS), sides -> sides.logons().values(Why.BINDINGS))
            .row(host(BLOCKED.speaksFor(Strength.MODERATE, "host-takes-none")),
                    sides -> sides.host(NtlmSettings::takesNone))
            .row(host(BLOCKED.speaksFor(Strength.MODERATE, "host-takes-own-accounts")),
                    sides -> sides.host(NtlmSettings::takesOfOwnAccounts))
            .row(host(BLOCKED.speaksAgainst(Strength.MODERATE, "host-takes-all")),
                    sides -> sides.host(NtlmSettings::takesAll))
            .row(client(BLOCKED.speaksFor(Strength.MODERATE, "client-sends-none")),
                    sides -> sides.client(NtlmSettings::sendsNone))
            .row(client(BLOCKED.speaksFor(Strength.MODERATE, "client-sends-old")),
                    sides -> sides.client(NtlmSettings::sendsOld))
            .row(said(BLOCKED.speaksFor(Strength.MODERATE, "client-lacks-kerberos")),
                    sides -> sides.logons().clientLacksKerberos())
            .row(said(BLOCKED.speaksAgainst(Strength.STRONG, "client-logged-on")),
                    sides -> sides.logons().clientLoggedOn());

    private static Indication logged(Indication indication) {
        return indication.group("log").from(Vantage.INSIDE, RefusedLogons.TYPE);
    }

    private static Indication host(Indication indication) {
        return indication.group("host").from(Vantage.INSIDE, NtlmSettings.TYPE);
    }

    private static Indication client(Indication indication) {
        return indication.group("client").from(Vantage.CLIENT, NtlmSettings.TYPE);
    }

    private static Indication said(Indication indication) {
        return indication.group("said").from(Vantage.CLIENT, ClientAttempt.TYPE);
    }

    private record BothSides(Logons logons, Optional<NtlmSettings> host, Optional<NtlmSettings> client) {

        boolean host(Predicate<NtlmSettings> which) {
            return host.filter(which).isPresent();
        }

        boolean client(Predicate<NtlmSettings> which) {
            return client.filter(which).isPresent();
        }
    }

    @Override
    public Set<Cause> causes() {
        return Set.of(BLOCKED);
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
        BothSides sides = new BothSides(Logons.in(evidence, Optional.empty(), Optional.empty()),
                evidence.find(NtlmSettings.TYPE, Vantage.INSIDE), evidence.find(NtlmSettings.TYPE, Vantage.CLIENT));
        Finding finding = ROWS.weigh(sides).settled(sides.logons().clientBroke() ? Verdict.FAIL : Verdict.WARN,
                sides.logons().clientLoggedOn() ? Verdict.PASS : Verdict.INCONCLUSIVE);
        return List.of(finding.verdict() != Verdict.INCONCLUSIVE ? finding : finding.lacking(List.of(
                NtlmSettings.TYPE.from(sides.host().isEmpty() ? Vantage.INSIDE : Vantage.CLIENT))));
    }
}
