// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.path;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Strength;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.Verdict;

/** Turns what holds into a verdict. Only something strong clears a cause; else it stays open. */
final class Settling {

    private Settling() {}

    /** @param telling the facts that would tell more; of these the finding names those that are not there */
    static Finding settle(Finding finding, Verdict supported, CaseFile evidence, FactType<?>... telling) {
        boolean cleared = finding.held().stream().map(Finding.Held::indication)
                .anyMatch(i -> !i.supports() && i.strength().compareTo(Strength.STRONG) >= 0);
        Finding settled = finding.settled(supported, Verdict.PASS);
        return settled.verdict() != Verdict.PASS || cleared ? settled : open(finding, evidence, telling);
    }

    private static Finding open(Finding finding, CaseFile evidence, FactType<?>... telling) {
        List<EvidenceKey> absent = Stream.of(telling).filter(type -> evidence.find(type).isEmpty())
                .map(type -> type.from(Vantage.HERE)).toList();
        // What is there in part is what is missing, when nothing is missing as a whole.
        Finding open = Finding.inconclusive(finding.cause(), absent.isEmpty()
                ? Stream.of(telling).map(type -> type.from(Vantage.HERE)).toList() : absent);
        for (Finding.Held held : finding.held()) {
            open = open.with(held.indication(), held.values());
        }
        for (Map.Entry<String, Object> value : finding.values().entrySet()) {
            open = open.value(value.getKey(), value.getValue());
        }
        return open;
    }
}
