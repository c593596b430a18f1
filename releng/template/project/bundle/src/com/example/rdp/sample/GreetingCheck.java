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
import org.rdpworkbench.core.spi.Indications;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.core.spi.Strength;
import org.rdpworkbench.core.spi.Verdict;

/** Judges who spoke first. */
@Component(service = Check.class)
public final class GreetingCheck implements Check {

    static final Cause SPEAKS_FIRST = Cause.of("sample.speaks-first", Stage.LISTENER);

    private static final Indications<Greeting> INDICATIONS = Indications.<Greeting>of(SPEAKS_FIRST)
            .row(SPEAKS_FIRST.speaksFor(Strength.STRONG, "spoke").group("greeting").from(Greeting.TYPE),
                    greeting -> greeting.manner() == Manner.SPOKE, greeting -> Map.of(
                            "millis", Math.round(greeting.millis()), "words", greeting.words()))
            .row(SPEAKS_FIRST.speaksAgainst(Strength.DECISIVE, "waited").group("greeting").from(Greeting.TYPE),
                    greeting -> greeting.manner() == Manner.WAITED);

    @Override
    public Set<Cause> causes() {
        return Set.of(SPEAKS_FIRST);
    }

    @Override
    public Set<Indication> indications() {
        return INDICATIONS.declared();
    }

    @Override
    public Set<FactType<?>> needs() {
        return Set.of(Greeting.TYPE);
    }

    @Override
    public List<Finding> judge(CaseFile evidence) {
        return List.of(INDICATIONS.weigh(evidence.find(Greeting.TYPE).orElseThrow())
                .value("port", evidence.target().port()).settled(Verdict.FAIL, Verdict.PASS));
    }
}
