// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.plugins.internal;

import java.io.PrintWriter;
import java.util.List;
import java.util.function.Function;
import org.rdpworkbench.core.run.Texts;
import org.rdpworkbench.plugins.BundleReport;
import org.rdpworkbench.plugins.Declaration;
import org.rdpworkbench.plugins.Feature;
import org.rdpworkbench.plugins.Offer;
import org.rdpworkbench.plugins.Plugins;
import org.rdpworkbench.report.Plain;

/** Prints what came of examining plugins, for people. */
final class CheckText {

    private final PrintWriter out;

    CheckText(PrintWriter out) {
        this.out = out;
    }

    void write(Plugins.Examined examined) {
        examined.reports().forEach((plugin, bundles) -> write(plugin, bundles, examined.texts()));
    }

    private void write(Feature plugin, List<BundleReport> bundles, Texts texts) {
        boolean sound = bundles.stream().allMatch(BundleReport::sound);
        write(plugin.plugin() + " " + plugin.version() + " (" + plugin.label() + "): "
                + (sound ? "runs" : "DOES NOT RUN AS IT SHOULD"), bundles, bundle -> Declaration.of(bundle, texts));
    }

    void write(Offer offer) {
        write(offer.id() + " " + offer.version() + " (" + offer.label() + "): "
                + (offer.bundles().isEmpty() ? Offer.SILENT : "declares before installation"), offer.bundles(),
                Declaration::of);
    }

    private void write(String heading, List<BundleReport> bundles,
            Function<BundleReport, List<Declaration>> declarations) {
        out.println(Plain.escape(heading));
        for (BundleReport bundle : bundles) {
            if (bundles.size() > 1) {
                out.println("  " + Plain.escape(bundle.bundle()));
            }
            declarations.apply(bundle).forEach(this::write);
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
