// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.run;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.Vantage;

/**
 * A case as a plugin may see it: with what it declared and nothing else. Undeclared use would make the next best probe
 * wrong without anybody noticing, so it fails at once.
 */
public final class NarrowedCase implements CaseFile {

    private final CaseFile whole;
    private final Set<EvidenceKey> declared;

    public NarrowedCase(CaseFile whole, Set<EvidenceKey> declared) {
        this.whole = whole;
        this.declared = Set.copyOf(declared);
    }

    @Override
    public Target target() {
        return whole.target();
    }

    @Override
    public Instant began() {
        return whole.began();
    }

    @Override
    public <F extends Record & Fact> Optional<F> find(FactType<F> type, Vantage vantage) {
        require(type.from(vantage));
        return whole.find(type, vantage);
    }

    @Override
    public Evidence evidence(FactType<?> type, Vantage vantage) {
        require(type.from(vantage));
        return whole.evidence(type, vantage);
    }

    private void require(EvidenceKey key) {
        if (!declared.contains(key)) {
            throw new IllegalStateException("looked at " + key + " without declaring it");
        }
    }
}
