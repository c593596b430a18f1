// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.plugins.ui.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rdpworkbench.core.run.Texts;
import org.rdpworkbench.plugins.Feature;
import org.rdpworkbench.plugins.Offer;
import org.rdpworkbench.plugins.Plugins;
import org.rdpworkbench.plugins.RefusedException;

/**
 * What the view lists.
 *
 * @param texts in which the parts of plugins are named
 * @param problems a sentence for each site that cannot be read
 */
record Rows(List<Row> rows, Texts texts, List<String> problems) {

    /** Those that are here. */
    static Rows installed(Plugins plugins) throws IOException, RefusedException {
        Plugins.Examined examined = plugins.examine(plugins.installed());
        List<Row> rows = new ArrayList<>();
        examined.reports().forEach((plugin, reports) -> rows.add(new Row.Installed(plugin, reports)));
        return new Rows(List.copyOf(rows), examined.texts(), List.of());
    }

    /** The same and what sites offer, but for the versions that are here. */
    Rows with(Plugins.Offered offered) {
        List<Row> all = new ArrayList<>(rows);
        for (Offer offer : offered.offers()) {
            Optional<String> here = version(offer.id());
            boolean shown = all.stream().anyMatch(row -> row.id().equals(offer.id())
                    && row.version().equals(offer.version()));
            if (!shown) {
                all.add(new Row.Available(offer, here));
            }
        }
        return new Rows(List.copyOf(all), texts, offered.problems());
    }

    private Optional<String> version(String id) {
        return rows.stream().filter(row -> row.id().equals(id)).map(Row::version).findFirst();
    }

    /** The plugin with that id that is here. */
    Optional<Feature> plugin(String id) {
        return rows.stream().filter(row -> row instanceof Row.Installed && row.id().equals(id))
                .map(row -> ((Row.Installed) row).plugin()).findFirst();
    }
}
