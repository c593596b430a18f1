// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.testkit.tests;

import java.util.Optional;
import java.util.Set;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.HostColumn;
import org.rdpworkbench.core.spi.Vantage;

/** Counts the sample's words. */
class SampleColumn implements HostColumn {

    @Override
    public String id() {
        return "sample.words";
    }

    @Override
    public Set<EvidenceKey> uses() {
        return Set.of(Answer.TYPE.from(Vantage.HERE));
    }

    @Override
    public Optional<String> value(CaseFile evidence) {
        return evidence.find(Answer.TYPE).map(answer -> String.valueOf(answer.words().size()));
    }
}
