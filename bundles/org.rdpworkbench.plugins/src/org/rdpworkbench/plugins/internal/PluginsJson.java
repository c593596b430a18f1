// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.plugins.internal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.rdpworkbench.core.run.Capability;
import org.rdpworkbench.core.run.Json;
import org.rdpworkbench.plugins.BundleReport;
import org.rdpworkbench.plugins.Feature;
import org.rdpworkbench.plugins.Offer;
import org.rdpworkbench.report.JsonReport;

/** Plugins as JSON (schema {@code rdpworkbench/plugins/1}). */
final class PluginsJson {

    private final ObjectNode root = Json.mapper().createObjectNode().put("schema", "rdpworkbench/plugins/1");
    private final ArrayNode plugins = root.putArray("plugins");

    private PluginsJson() {}

    static String list(List<Feature> installed) {
        PluginsJson json = new PluginsJson();
        installed.forEach(json::plugin);
        return JsonReport.print(json.root);
    }

    static String check(Map<Feature, List<BundleReport>> results) {
        PluginsJson json = new PluginsJson();
        results.forEach((plugin, bundles) -> bundles(json.plugin(plugin)
                .put("running", bundles.stream().allMatch(BundleReport::sound)), bundles));
        return JsonReport.print(json.root);
    }

    /** What is not here does not run, so nothing is said about that. */
    static String offered(List<Offer> offers) {
        PluginsJson json = new PluginsJson();
        offers.forEach(offer -> bundles(json.plugin(offer.id(), offer.version(), offer.label(), offer.description(),
                offer.provider()), offer.bundles()));
        return JsonReport.print(json.root);
    }

    private ObjectNode plugin(Feature plugin) {
        return plugin(plugin.plugin(), plugin.version(), plugin.label(), plugin.description(), plugin.provider());
    }

    private ObjectNode plugin(String id, String version, String name, String description, String provider) {
        return plugins.addObject().put("id", id).put("version", version).put("name", name)
                .put("description", description).put("provider", provider);
    }

    private static void bundles(ObjectNode plugin, List<BundleReport> bundles) {
        ArrayNode list = plugin.putArray("bundles");
        bundles.forEach(bundle -> bundle(list.addObject(), bundle));
    }

    private static void bundle(ObjectNode node, BundleReport bundle) {
        node.put("name", bundle.bundle()).put("version", bundle.version());
        values(node, "problems", bundle.problems().stream());
        values(node, "probes", of(bundle, Capability.OfProbe.class));
        values(node, "checks", of(bundle, Capability.OfCheck.class));
        values(node, "figures", of(bundle, Capability.OfFigure.class).flatMap(one -> one.causes().stream()).sorted());
        values(node, "fixers", of(bundle, Capability.OfFixer.class));
        values(node, "columns", of(bundle, Capability.OfColumn.class).map(Capability.OfColumn::id).sorted());
        values(node, "services", bundle.others().stream());
    }

    private static <C extends Capability> Stream<C> of(BundleReport bundle, Class<C> kind) {
        return bundle.capabilities().stream().filter(kind::isInstance).map(kind::cast);
    }

    private static void values(ObjectNode node, String name, Stream<?> values) {
        node.set(name, Json.mapper().valueToTree(values.toList()));
    }
}
