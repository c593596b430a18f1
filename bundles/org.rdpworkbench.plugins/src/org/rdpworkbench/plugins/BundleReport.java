// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.plugins;

import java.util.List;
import org.rdpworkbench.core.run.Capability;

/**
 * What came of looking at one bundle of a plugin: at what runs, or at what a repository says of it.
 *
 * @param capabilities of those of its parts that can say what they do
 * @param others simple names of the further services that it offers
 * @param problems a sentence for each reason why it, or a part of it, does not take part in runs
 */
public record BundleReport(String bundle, String version, List<Capability> capabilities, List<String> others,
        List<String> problems) {

    /** True when all of it takes part. */
    public boolean sound() {
        return problems.isEmpty();
    }

    /** True when there is something to say about it. */
    public boolean declares() {
        return !capabilities.isEmpty() || !others.isEmpty() || !problems.isEmpty();
    }
}
