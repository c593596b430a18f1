// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.run;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.Cause;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Indication;

/** A check with what it said of itself when it was asked, so that nobody asks it again. */
record DeclaredCheck(Check check, Set<Cause> causes, Set<Indication> indications, Set<FactType<?>> needs,
        Set<EvidenceKey> uses) implements Check {

    DeclaredCheck {
        // As with fixers.
        causes = Collections.unmodifiableSet(new HashSet<>(causes));
        indications = Collections.unmodifiableSet(new HashSet<>(indications));
        needs = Collections.unmodifiableSet(new HashSet<>(needs));
        uses = Collections.unmodifiableSet(new HashSet<>(uses));
    }

    /** Asks it. */
    static Check of(Check check) {
        return new DeclaredCheck(check, check.causes(), check.indications(), check.needs(), check.uses());
    }

    /** What its class is called. */
    static String name(Check check) {
        return (check instanceof DeclaredCheck declared ? declared.check : check).getClass().getSimpleName();
    }

    @Override
    public List<Finding> judge(CaseFile evidence) {
        return check.judge(evidence);
    }
}
