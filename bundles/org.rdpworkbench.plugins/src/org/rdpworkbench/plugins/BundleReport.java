// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.plugins;

import java.util.List;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.FigureSource;
import org.rdpworkbench.core.spi.Fixer;
import org.rdpworkbench.core.spi.HostColumn;
import org.rdpworkbench.core.spi.Probe;

/**
 * What came of looking at one bundle of a plugin.
 *
 * @param probes those that can say what they do, like checks, figures, fixers and columns
 * @param others simple names of the further services that it offers
 * @param problems a sentence for each reason why it, or a part of it, does not take part in runs
 */
public record BundleReport(String bundle, String version, List<Probe> probes, List<Check> checks,
        List<FigureSource> figures, List<Fixer> fixers, List<HostColumn> columns, List<String> others,
        List<String> problems) {

    /** True when all of it takes part. */
    public boolean sound() {
        return problems.isEmpty();
    }
}
