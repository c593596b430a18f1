// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.integration;

import java.util.List;
import java.util.Set;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.Cause;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Indication;
import org.rdpworkbench.core.spi.Indications;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.core.spi.Strength;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.facts.TcpConnect;

/** Finds a cause of its own wherever the port is refused. */
final class PortCheck implements Check {

    static final Cause REFUSED = Cause.of("test.refused", Stage.LISTENER);

    private static final Indications<TcpConnect> INDICATIONS = Indications.<TcpConnect>of(REFUSED)
            .row(REFUSED.speaksFor(Strength.STRONG, "refused").from(TcpConnect.TYPE), TcpConnect::allRefused)
            .row(REFUSED.speaksAgainst(Strength.STRONG, "connected").from(TcpConnect.TYPE),
                    connect -> !connect.allRefused());

    @Override
    public Set<Cause> causes() {
        return Set.of(REFUSED);
    }

    @Override
    public Set<Indication> indications() {
        return INDICATIONS.declared();
    }

    @Override
    public Set<FactType<?>> needs() {
        return Set.of(TcpConnect.TYPE);
    }

    @Override
    public List<Finding> judge(CaseFile evidence) {
        return List.of(INDICATIONS.weigh(evidence.find(TcpConnect.TYPE).orElseThrow())
                .settled(Verdict.FAIL, Verdict.PASS));
    }
}
