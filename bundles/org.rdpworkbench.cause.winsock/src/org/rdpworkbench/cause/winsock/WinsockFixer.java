// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.winsock;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.Change;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.Fixer;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.WinsockCatalog;

/**
 * Proposes to make the catalogue of this machine anew where connections of TCP cannot work by it. Layers alone are no
 * reason, since software is meant to be there; and a provider of names or of something else is mended by its installer.
 */
@Component(service = Fixer.class)
public final class WinsockFixer implements Fixer {

    private static final Change RESET = new Change.Act(Change.Action.RESET_WINSOCK, "",
            "the catalogue has no entry without its library when the machine has restarted");

    @Override
    public String cause() {
        return WinsockCheck.CORRUPT.id();
    }

    @Override
    public Set<String> writes() {
        return Set.of(RESET.target());
    }

    @Override
    public Set<EvidenceKey> uses() {
        return Set.of(WinsockCatalog.TYPE.from(Vantage.INSIDE));
    }

    @Override
    public List<FixPlan> propose(Finding finding, CaseFile evidence) {
        return evidence.find(WinsockCatalog.TYPE, Vantage.INSIDE).filter(WinsockFixer::broken)
                .map(WinsockFixer::reset).stream().toList();
    }

    private static boolean broken(WinsockCatalog catalog) {
        return catalog.withoutTcp() || !catalog.goneForTcp().isEmpty() || catalog.chainBroken();
    }

    /** What protects the machine may have layered itself over Winsock, too. */
    private static FixPlan reset(WinsockCatalog catalog) {
        String files = Stream.concat(catalog.layers().stream(), catalog.goneForTcp().stream()).distinct()
                .collect(Collectors.joining(", "));
        return FixPlan.of(WinsockCheck.CORRUPT.id(), "reset", catalog.layers().isEmpty() ? FixPlan.Security.SAME
                : FixPlan.Security.WEAKER).interrupting().afterRestart()
                .value("files", files.isEmpty() ? "none is named there" : files).then(RESET);
    }
}
