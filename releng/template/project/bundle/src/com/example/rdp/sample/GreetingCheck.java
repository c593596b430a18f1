// SPDX-License-Identifier: EPL-2.0
package com.example.rdp.sample;

import com.example.rdp.sample.Greeting.Manner;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.Cause;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Indication;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.core.spi.Strength;
import org.rdpworkbench.core.spi.Verdict;

/** Judges who spoke first. */
@Component(service = Check.class)
public final class GreetingCheck implements Check {

    static final Cause SPEAKS_FIRST = Cause.of("sample.speaks-first", Stage.LISTENER);

    private static final Indication SPOKE = SPEAKS_FIRST.speaksFor(Strength.STRONG, "spoke")
            .group("greeting").from(Greeting.TYPE);
    private static final Indication WAITED = SPEAKS_FIRST.speaksAgainst(Strength.DECISIVE, "waited")
            .group("greeting").from(Greeting.TYPE);

    @Override
    public Set<Cause> causes() {
        return Set.of(SPEAKS_FIRST);
    }

    @Override
    public Set<Indication> indications() {
        return Set.of(SPOKE, WAITED);
    }

    @Override
    public Set<FactType<?>> needs() {
        return Set.of(Greeting.TYPE);
    }

    @Override
    public List<Finding> judge(CaseFile evidence) {
        Greeting greeting = evidence.find(Greeting.TYPE).orElseThrow();
        return List.of(Finding.of(SPEAKS_FIRST, Verdict.PASS).value("port", evidence.target().port())
                .when(greeting.manner() == Manner.SPOKE, SPOKE,
                        Map.of("millis", Math.round(greeting.millis()), "words", greeting.words()))
                .when(greeting.manner() == Manner.WAITED, WAITED)
                .settled(Verdict.FAIL, Verdict.PASS));
    }
}
