// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.testkit.tests;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.Change;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.Fixer;
import org.rdpworkbench.core.spi.SettingValue;

/** Proposes something for the sample that does not speak. */
class SampleFixer implements Fixer {

    static final String LAYER = "registry:HKLM\\Sample\\SecurityLayer";

    @Override
    public String cause() {
        return "sample.silent";
    }

    @Override
    public Set<String> writes() {
        return Set.of("registry:HKLM\\Sample\\*");
    }

    @Override
    public Set<EvidenceKey> uses() {
        return Set.of();
    }

    FixPlan plan() {
        return plan("loud");
    }

    /** Of this one, what it would do is all that there is a text for. */
    FixPlan unsaid() {
        return plan("unsaid");
    }

    private FixPlan plan(String name) {
        return FixPlan.of(cause(), name, FixPlan.Security.SAME).value("words", "hello")
                .then(new Change.Set(LAYER, Optional.empty(), SettingValue.dword(2)));
    }

    @Override
    public List<FixPlan> propose(Finding finding, CaseFile evidence) {
        return List.of(plan());
    }
}
