// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.tests;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.Cause;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Indication;

/** A check that says what a test says. */
record TestCheck(Set<Cause> causes, Set<Indication> indications, Set<FactType<?>> needs, Set<EvidenceKey> uses,
        Function<CaseFile, List<Finding>> judgement) implements Check {

    /** A check that declares what its findings carry, and needs nothing. */
    static TestCheck finding(Finding... findings) {
        List<Finding> all = List.of(findings);
        Set<Indication> indications = all.stream().flatMap(f -> f.held().stream()).map(Finding.Held::indication)
                .collect(Collectors.toSet());
        return new TestCheck(all.stream().map(Finding::cause).collect(Collectors.toSet()), indications, Set.of(),
                Set.of(), evidence -> all);
    }

    static TestCheck of(Cause cause, Function<CaseFile, List<Finding>> judgement) {
        return new TestCheck(Set.of(cause), Set.of(), Set.of(), Set.of(), judgement);
    }

    TestCheck needing(FactType<?>... types) {
        return new TestCheck(causes, indications, Set.of(types), uses, judgement);
    }

    TestCheck using(EvidenceKey... keys) {
        return new TestCheck(causes, indications, needs, Set.of(keys), judgement);
    }

    TestCheck indicating(Indication... more) {
        return new TestCheck(causes, Arrays.stream(more).collect(Collectors.toSet()), needs, uses, judgement);
    }

    @Override
    public List<Finding> judge(CaseFile evidence) {
        return judgement.apply(evidence);
    }
}
