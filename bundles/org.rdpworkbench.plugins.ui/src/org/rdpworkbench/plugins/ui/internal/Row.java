// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.plugins.ui.internal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rdpworkbench.plugins.BundleReport;
import org.rdpworkbench.plugins.Feature;
import org.rdpworkbench.plugins.Offer;

/** A plugin in the list. */
sealed interface Row {

    /** One that is here. */
    record Installed(Feature plugin, List<BundleReport> reports) implements Row {

        boolean sound() {
            return reports.stream().allMatch(BundleReport::sound);
        }

        @Override
        public String id() {
            return plugin.plugin();
        }

        @Override
        public String version() {
            return plugin.version();
        }

        @Override
        public String label() {
            return plugin.label();
        }

        @Override
        public String state() {
            return sound() ? "Runs" : "Does not run as it should";
        }
    }

    /**
     * One that a site offers.
     *
     * @param here the version that is installed
     */
    record Available(Offer offer, Optional<String> here) implements Row {

        @Override
        public String id() {
            return offer.id();
        }

        @Override
        public String version() {
            return offer.version();
        }

        @Override
        public String label() {
            return offer.label();
        }

        @Override
        public String state() {
            return here.map(version -> "Available, installed is " + version).orElse("Available");
        }
    }

    /** The plugin's. */
    String id();

    String version();

    /** A few words for people. */
    String label();

    /** Whether it is here and runs, in words. */
    String state();

    /** True when one of its texts holds that one, in whatever case. */
    default boolean holds(String text) {
        String all = label() + '\n' + id() + '\n' + state();
        return all.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
    }
}
