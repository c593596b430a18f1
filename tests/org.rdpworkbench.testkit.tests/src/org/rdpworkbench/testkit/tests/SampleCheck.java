// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.testkit.tests;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.Cause;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Indication;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.core.spi.Strength;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.Verdict;

/** Judges the sample's answer. */
class SampleCheck implements Check {

    static final Cause SILENT = Cause.of("sample.silent", Stage.LISTENER).explaining("disconnectReason:0x904");
    static final Cause RUDE = Cause.of("sample.rude", Stage.LISTENER);
    static final Indication NOTHING = SILENT.speaksFor(Strength.MODERATE, "nothing").from(Answer.TYPE);
    static final Indication SPOKE = SILENT.speaksAgainst(Strength.STRONG, "spoke")
            .from(Vantage.INSIDE, Answer.TYPE);
    static final Indication MANY = RUDE.speaksFor(Strength.WEAK, "many").from(Answer.TYPE);

    @Override
    public Set<Cause> causes() {
        return Set.of(SILENT, RUDE);
    }

    @Override
    public Set<Indication> indications() {
        return Set.of(NOTHING, SPOKE, MANY);
    }

    @Override
    public Set<FactType<?>> needs() {
        return Set.of(Answer.TYPE);
    }

    @Override
    public Set<EvidenceKey> uses() {
        return Set.of(Answer.TYPE.from(Vantage.INSIDE));
    }

    @Override
    public List<Finding> judge(CaseFile evidence) {
        Answer answer = evidence.find(Answer.TYPE).orElseThrow();
        Finding silent = Finding.of(SILENT, answer.kind() == Answer.Kind.SILENT ? Verdict.FAIL : Verdict.PASS);
        if (answer.kind() == Answer.Kind.SILENT) {
            silent = silent.value("millis", answer.millis()).with(NOTHING, Map.of("millis", answer.millis()));
        }
        if (evidence.find(Answer.TYPE, Vantage.INSIDE).isPresent()) {
            silent = silent.with(SPOKE, Map.of("words", "something"));
        }
        if (answer.words().size() < 2) {
            return List.of(silent);
        }
        int count = answer.words().size();
        return List.of(silent, Finding.of(RUDE, Verdict.WARN).value("count", count)
                .with(MANY, Map.of("count", count)));
    }
}
