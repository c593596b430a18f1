// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.plugins.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.equinox.p2.metadata.IInstallableUnit;
import org.rdpworkbench.plugins.Feature;
import org.rdpworkbench.plugins.RefusedException;
import org.rdpworkbench.plugins.Source;

/**
 * Installs what is wanted of what the sources offer. Apart from its command, whose methods are read at every start: the
 * types of p2 among them would be loaded each time.
 *
 * @param ids which plugins; empty where the sources offer one
 */
public record Installing(List<Source> sources, List<String> ids) implements Change.Work {

    @Override
    public Change.Done with(Provisioning p2) throws RefusedException, InterruptedException {
        List<IInstallableUnit> wanted = choose(p2.offered(sources));
        List<IInstallableUnit> lacking = new ArrayList<>(wanted);
        lacking.removeAll(p2.roots());
        if (lacking.isEmpty()) {
            return new Change.Done(names(wanted) + (wanted.size() == 1 ? " is" : " are") + " installed already.",
                    List.of());
        }
        for (IInstallableUnit unit : lacking) {
            requireNotNewer(unit, p2.roots());
        }
        p2.install(lacking, sources);
        return new Change.Done("Installed " + names(lacking) + ".",
                lacking.stream().map(unit -> Feature.pluginId(unit.getId())).toList());
    }

    /** p2 would only say that it cannot be done. */
    private static void requireNotNewer(IInstallableUnit unit, Set<IInstallableUnit> installed)
            throws RefusedException {
        Optional<IInstallableUnit> newer = installed.stream().filter(root -> root.getId().equals(unit.getId())
                && root.getVersion().compareTo(unit.getVersion()) > 0).findFirst();
        if (newer.isPresent()) {
            String id = Feature.pluginId(unit.getId());
            throw new RefusedException("A newer " + id + " is installed (" + newer.get().getVersion() + ", and this is "
                    + unit.getVersion() + "): uninstall it first.");
        }
    }

    private List<IInstallableUnit> choose(List<IInstallableUnit> offered) throws RefusedException {
        if (offered.isEmpty()) {
            throw new RefusedException("There is no plugin there: the repository offers no feature.");
        }
        String all = offered.stream().map(unit -> Feature.pluginId(unit.getId())).distinct()
                .collect(Collectors.joining(", "));
        if (ids.isEmpty()) {
            if (offered.size() > 1) {
                throw new RefusedException("Say which plugin: there are " + all + ".");
            }
            return offered;
        }
        List<IInstallableUnit> chosen = new ArrayList<>();
        for (String id : ids) {
            Optional<IInstallableUnit> unit = offered.stream()
                    .filter(candidate -> Feature.pluginId(candidate.getId()).equals(id)).findFirst();
            chosen.add(unit.orElseThrow(() -> new RefusedException("There is no plugin \"" + id + "\" there, but "
                    + all + ".")));
        }
        return chosen;
    }

    private static String names(List<IInstallableUnit> units) {
        return units.stream().map(unit -> Feature.pluginId(unit.getId()) + " " + unit.getVersion())
                .collect(Collectors.joining(", "));
    }
}
