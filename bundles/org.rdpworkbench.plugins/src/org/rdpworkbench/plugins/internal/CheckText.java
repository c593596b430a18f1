// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.plugins.internal;

import java.io.PrintWriter;
import java.util.List;
import org.rdpworkbench.core.run.Texts;
import org.rdpworkbench.plugins.BundleReport;
import org.rdpworkbench.plugins.Declaration;
import org.rdpworkbench.plugins.Feature;
import org.rdpworkbench.report.Plain;

/** Prints what came of examining plugins, for people. */
final class CheckText {

    private final PrintWriter out;
    private final Texts texts;

    CheckText(PrintWriter out, Texts texts) {
        this.out = out;
        this.texts = texts;
    }

    void write(Feature plugin, List<BundleReport> bundles) {
        boolean sound = bundles.stream().allMatch(BundleReport::sound);
        out.println(plugin.plugin() + " " + plugin.version() + " (" + Plain.escape(plugin.label()) + "): "
                + (sound ? "runs" : "DOES NOT RUN AS IT SHOULD"));
        for (BundleReport bundle : bundles) {
            if (bundles.size() > 1) {
                out.println("  " + bundle.bundle());
            }
            Declaration.of(bundle, texts).forEach(this::write);
        }
        out.println();
    }

    private void write(Declaration declaration) {
        String kind = declaration.kind();
        for (String line : declaration.lines()) {
            out.printf("    %-8s %s%n", kind, Plain.escape(line));
            kind = "";
        }
    }
}
