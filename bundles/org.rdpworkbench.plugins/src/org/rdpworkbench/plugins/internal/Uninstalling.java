// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.plugins.internal;

import org.eclipse.equinox.p2.metadata.IInstallableUnit;

/**
 * Removes a plugin.
 *
 * @param id as a person gave it
 */
record Uninstalling(String id) implements Change.Work {

    @Override
    public String with(Provisioning p2) throws RefusedException, InterruptedException {
        String wanted = Feature.pluginId(id);
        IInstallableUnit unit = p2.roots().stream().filter(root -> root.getId().endsWith(".feature.group"))
                .filter(root -> Feature.pluginId(root.getId()).equals(wanted)).findFirst()
                .orElseThrow(() -> new RefusedException("There is no plugin \"" + id
                        + "\" here: plugins list names those that are installed."));
        p2.uninstall(unit);
        return "Removed " + wanted + " " + unit.getVersion() + ": from now on no run has it.";
    }
}
