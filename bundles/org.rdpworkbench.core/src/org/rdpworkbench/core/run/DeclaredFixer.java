// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.run;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.Fixer;
import org.rdpworkbench.core.spi.Refusal;

/** A fixer with what it said of itself when it was asked, so that nobody asks it again. */
record DeclaredFixer(Fixer fixer, String cause, Set<String> writes, Set<EvidenceKey> uses) implements Fixer {

    DeclaredFixer {
        // What it hands out is its own, and may do anything. One that holds nothing is found out by who looks at it.
        writes = Collections.unmodifiableSet(new HashSet<>(writes));
        uses = Collections.unmodifiableSet(new HashSet<>(uses));
    }

    /** Asks it. */
    static Fixer of(Fixer fixer) {
        return new DeclaredFixer(fixer, fixer.cause(), fixer.writes(), fixer.uses());
    }

    /** What its class is called. */
    static String name(Fixer fixer) {
        return (fixer instanceof DeclaredFixer declared ? declared.fixer : fixer).getClass().getSimpleName();
    }

    @Override
    public List<FixPlan> propose(Finding finding, CaseFile evidence) {
        return fixer.propose(finding, evidence);
    }

    @Override
    public Optional<Refusal> refusal(Finding finding, CaseFile evidence) {
        return fixer.refusal(finding, evidence);
    }
}
