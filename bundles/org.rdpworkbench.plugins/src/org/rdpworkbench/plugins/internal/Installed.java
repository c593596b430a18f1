// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.plugins.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rdpworkbench.plugins.Feature;

/**
 * The features that are installed, read without p2: those whose bundles the next start will have. The folder of a
 * feature alone proves nothing, since it stays for a while when the feature is removed.
 */
public final class Installed {

    private final List<Feature> features;

    private Installed(List<Feature> features) {
        this.features = features;
    }

    /** Reads them. */
    public static Installed in(Installation installation) throws IOException {
        Set<String> bundles = installation.bundles();
        List<Feature> complete = new ArrayList<>();
        try (Stream<Path> folders = Files.list(installation.features())) {
            for (Path folder : folders.sorted(Comparator.reverseOrder()).toList()) {
                if (Files.isReadable(folder.resolve("feature.xml"))) {
                    Feature feature = Feature.read(folder);
                    // Of two versions that bring the same bundles the later one is shown.
                    boolean first = complete.stream().noneMatch(other -> other.id().equals(feature.id()));
                    if (first && isThere(feature, bundles)) {
                        complete.add(feature);
                    }
                }
            }
        }
        return new Installed(complete);
    }

    private static boolean isThere(Feature feature, Set<String> bundles) {
        return !feature.bundles().isEmpty() && feature.bundles().stream().filter(Feature.Part::everywhere)
                .allMatch(part -> bundles.contains(part.name() + "," + part.version()));
    }

    /** Those that are no part of another one, by their ids: what can be installed and removed by itself. */
    public List<Feature> plugins() {
        Set<String> included = features.stream().flatMap(feature -> feature.includes().stream())
                .collect(Collectors.toSet());
        return features.stream().filter(feature -> !included.contains(feature.id()))
                .sorted(Comparator.comparing(Feature::plugin)).toList();
    }

    /** The plugin with that id, in any of the forms that {@link Feature#pluginId} knows. */
    public Optional<Feature> plugin(String id) {
        String wanted = Feature.pluginId(id);
        return plugins().stream().filter(feature -> feature.plugin().equals(wanted)).findFirst();
    }
}
