// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.plugins;

/**
 * A plugin that a site offers.
 *
 * @param id the plugin's, as it would be listed
 */
public record Offer(String id, String version, String label, String description, String provider, Source source) {}
