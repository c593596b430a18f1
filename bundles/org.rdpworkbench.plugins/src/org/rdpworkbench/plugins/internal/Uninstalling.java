// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.plugins.internal;

import java.util.List;
import org.eclipse.equinox.p2.metadata.IInstallableUnit;
import org.osgi.framework.BundleContext;
import org.rdpworkbench.plugins.Feature;
import org.rdpworkbench.plugins.RefusedException;

/**
 * Removes a plugin.
 *
 * @param id as a person gave it
 */
public record Uninstalling(String id) implements Change.Work {

    /** @throws RefusedException when it is the workbench, which would remove itself */
    public static void requireRemovable(BundleContext context, Feature plugin) throws RefusedException {
        String own = context.getBundle().getSymbolicName();
        if (plugin.bundles().stream().anyMatch(part -> part.name().equals(own))) {
            throw new RefusedException("The plugin " + plugin.plugin() + " is the workbench itself and stays.");
        }
    }

    @Override
    public Change.Done with(Provisioning p2) throws RefusedException, InterruptedException {
        String wanted = Feature.pluginId(id);
        IInstallableUnit unit = p2.roots().stream().filter(root -> root.getId().endsWith(".feature.group"))
                .filter(root -> Feature.pluginId(root.getId()).equals(wanted)).findFirst()
                .orElseThrow(() -> new RefusedException("There is no plugin \"" + id
                        + "\" here: plugins list names those that are installed."));
        p2.uninstall(unit);
        return new Change.Done("Removed " + wanted + " " + unit.getVersion() + ": from now on no run has it.",
                List.of());
    }
}
