// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.smb.internal;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.rdpworkbench.core.repair.Repairs;
import org.rdpworkbench.core.run.Diagnostics;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.core.run.Snapshot.Contribution;
import org.rdpworkbench.core.run.Texts;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.Cause;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.Fixer;
import org.rdpworkbench.core.spi.Indication;
import org.rdpworkbench.core.spi.SettingStore;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.core.spi.Strength;
import org.rdpworkbench.core.spi.Verdict;

/**
 * A cause of the tests with its one plan, in the place of the plugins.
 *
 * @param found whether it is so, as a look from outside would see it
 */
record CutHost(FixPlan plan, Callable<Boolean> found) implements Check, Fixer {

    static final String CAUSE = "test.cut";

    private static final Cause CUT = Cause.of(CAUSE, Stage.TLS);
    private static final Indication SEEN = CUT.speaksFor(Strength.STRONG, "seen");
    private static final Indication GONE = CUT.speaksAgainst(Strength.STRONG, "gone")
            .from(new FactType<>("test.Outside", 1, Outside.class));

    /** What would be seen from outside. */
    private record Outside() implements Fact {}

    /** The engine with nothing else installed. */
    Repairs repairs(SettingStore store) {
        return new Repairs(new Diagnostics(() -> new Snapshot(List.of(), List.of(Contribution.of((Check) this)),
                List.of(), List.of(Contribution.of((Fixer) this)), new Texts(Map.of(plan.key(), "Repairs it.")))),
                List.of(store));
    }

    @Override
    public Set<Cause> causes() {
        return Set.of(CUT);
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
        return List.of(assertDoesNotThrow(found::call) ? Finding.of(CUT, Verdict.FAIL).with(SEEN)
                : Finding.of(CUT, Verdict.PASS).with(GONE));
    }

    @Override
    public String cause() {
        return CAUSE;
    }

    @Override
    public Set<String> writes() {
        return Set.of("*");
    }

    @Override
    public Set<EvidenceKey> uses() {
        return Set.of();
    }

    @Override
    public List<FixPlan> propose(Finding finding, CaseFile evidence) {
        return List.of(plan);
    }
}
