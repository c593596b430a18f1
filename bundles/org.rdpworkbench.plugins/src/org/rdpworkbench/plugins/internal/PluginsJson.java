// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.plugins.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.rdpworkbench.core.spi.Cause;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Fixer;
import org.rdpworkbench.core.spi.HostColumn;
import org.rdpworkbench.core.spi.Probe;
import org.rdpworkbench.plugins.BundleReport;
import org.rdpworkbench.plugins.Feature;

/** Plugins as JSON (schema {@code rdpworkbench/plugins/1}). */
final class PluginsJson {

    /** Writes one plugin's members behind those that all have. */
    private interface Members {
        void write(JsonGenerator json, Feature plugin) throws IOException;
    }

    private PluginsJson() {}

    static void list(List<Feature> plugins, PrintWriter out) throws IOException {
        document(plugins, out, (json, plugin) -> { });
    }

    static void check(Map<Feature, List<BundleReport>> results, PrintWriter out) throws IOException {
        document(List.copyOf(results.keySet()), out, (json, plugin) -> {
            List<BundleReport> bundles = results.get(plugin);
            json.writeBooleanField("running", bundles.stream().allMatch(BundleReport::sound));
            json.writeArrayFieldStart("bundles");
            for (BundleReport bundle : bundles) {
                bundle(json, bundle);
            }
            json.writeEndArray();
        });
    }

    private static void document(List<Feature> plugins, PrintWriter out, Members members) throws IOException {
        try (JsonGenerator json = new JsonFactory().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .createGenerator(out).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            json.writeStringField("schema", "rdpworkbench/plugins/1");
            json.writeArrayFieldStart("plugins");
            for (Feature plugin : plugins) {
                json.writeStartObject();
                json.writeStringField("id", plugin.plugin());
                json.writeStringField("version", plugin.version());
                json.writeStringField("name", plugin.label());
                json.writeStringField("description", plugin.description());
                json.writeStringField("provider", plugin.provider());
                members.write(json, plugin);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        out.println();
    }

    private static void bundle(JsonGenerator json, BundleReport bundle) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", bundle.bundle());
        json.writeStringField("version", bundle.version());
        strings(json, "problems", bundle.problems().stream());
        json.writeArrayFieldStart("probes");
        for (Probe probe : bundle.probes()) {
            probe(json, probe);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("checks");
        for (Check check : bundle.checks()) {
            json.writeStartObject();
            strings(json, "causes", check.causes().stream().map(Cause::id).sorted());
            strings(json, "needs", check.needs().stream().map(FactType::id).sorted());
            strings(json, "uses", check.uses().stream().sorted().map(EvidenceKey::toString));
            json.writeEndObject();
        }
        json.writeEndArray();
        strings(json, "figures", bundle.figures().stream().flatMap(figure -> figure.causes().stream()).sorted());
        json.writeArrayFieldStart("fixers");
        for (Fixer fixer : bundle.fixers()) {
            json.writeStartObject();
            json.writeStringField("cause", fixer.cause());
            strings(json, "writes", fixer.writes().stream().sorted());
            json.writeEndObject();
        }
        json.writeEndArray();
        strings(json, "columns", bundle.columns().stream().map(HostColumn::id).sorted());
        strings(json, "services", bundle.others().stream());
        json.writeEndObject();
    }

    private static void probe(JsonGenerator json, Probe probe) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", probe.id());
        strings(json, "facts", probe.yields().stream().map(FactType::id).sorted());
        strings(json, "needs", probe.needs().stream().map(FactType::id).sorted());
        strings(json, "uses", probe.uses().stream().map(FactType::id).sorted());
        json.writeNumberField("connections", probe.connections());
        json.writeBooleanField("thorough", probe.thorough());
        json.writeStringField("vantage", probe.vantage().id());
        json.writeEndObject();
    }

    private static void strings(JsonGenerator json, String name, Stream<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values.toList()) {
            json.writeString(value);
        }
        json.writeEndArray();
    }
}
