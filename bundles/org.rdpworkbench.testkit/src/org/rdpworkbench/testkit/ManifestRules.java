// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.testkit;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** What the manifest says for those who have nothing but the manifest: the framework, and whoever may install it. */
final class ManifestRules {

    private final Plugin plugin;

    ManifestRules(Plugin plugin) {
        this.plugin = plugin;
    }

    Stream<DynamicTest> tests() {
        return Stream.of(PluginContract.test("its bundle is started when it is needed", this::started),
                PluginContract.test("its manifest declares what it does", this::declared));
    }

    private Optional<Attributes> headers() throws IOException {
        Optional<URL> file = plugin.files().apply("META-INF/MANIFEST.MF");
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream in = file.get().openStream()) {
            return Optional.of(new Manifest(in).getMainAttributes());
        }
    }

    /** Otherwise everything can be built and installed, and nothing of it appears. */
    private void started() throws IOException {
        headers().ifPresent(headers -> {
            String policy = headers.getValue("Bundle-ActivationPolicy");
            assertTrue(policy != null && policy.startsWith("lazy"),
                    "the manifest lacks \"Bundle-ActivationPolicy: lazy\", so its components would never appear");
        });
    }

    /** It is what people see of the plugin before they install it. */
    private void declared() throws IOException {
        Optional<Attributes> headers = headers();
        if (headers.isEmpty()) {
            return;
        }
        ManifestHeader provided = ManifestHeader.of("Provide-Capability", headers.get());
        List<String> expected = new ArrayList<>(plugin.capabilities());
        expected.addAll(new ServiceNames(plugin).clauses(ManifestHeader.of("Service-Component", headers.get())));
        List<String> further = provided.clauses().stream().filter(clause -> !declares(clause)).toList();
        Set<String> actual = provided.clauses().stream().filter(ManifestRules::declares).collect(Collectors.toSet());
        if (!actual.equals(Set.copyOf(expected))) {
            fail("the manifest does not declare what the code does; there must be\n"
                    + provided.with(Stream.concat(expected.stream(), further.stream()).toList()).lines());
        }
    }

    private static boolean declares(String clause) {
        return clause.startsWith("org.rdpworkbench.") || clause.startsWith("osgi.service;");
    }
}
