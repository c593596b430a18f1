// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.plugins;

import java.util.List;

/**
 * A plugin that a site offers.
 *
 * @param id the plugin's, as it would be listed
 * @param label a few words for people; the id where the site has none
 * @param bundles those that say in their manifests what they bring and do; none where the plugin says nothing
 */
public record Offer(String id, String version, String label, String description, String provider, Source source,
        List<BundleReport> bundles) {

    /** In the words of people, what one does that says nothing. */
    public static final String SILENT = "declares nothing before installation";

    public Offer {
        label = label.isEmpty() ? id : label;
    }
}
