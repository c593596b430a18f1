// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.testkit.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rdpworkbench.core.run.Capability;
import org.rdpworkbench.testkit.PluginContract;

/** The contract finds out manifests that nothing comes of, or that say something else than the code does. */
final class ManifestRulesTest {

    /** What the manifest of a plugin with this check says. */
    private static final String CHECK = Capability.of(new SampleCheck()).clause();

    @TempDir
    private Path folder;

    private static Set<String> failing(PluginContract contract) {
        return PluginContractTest.failures(contract).keySet();
    }

    @Test
    void aManifestThatLetsNothingAppear() throws Exception {
        String declared = "Provide-Capability: " + CHECK + "\n";
        for (String policy : List.of("", "Bundle-ActivationPolicy: eager\n", "Bundle-ActivationPolicy: lazy\n")) {
            assertEquals(policy.contains("lazy") ? Set.of() : Set.of("its bundle is started when it is needed"),
                    failing(PluginContract.of("org.example.cause.sample", manifest(policy + declared),
                            new SampleCheck())));
        }
    }

    private Function<String, Optional<URL>> manifest(String headers) throws Exception {
        URL there = Files.writeString(folder.resolve("MANIFEST.MF"), "Manifest-Version: 1.0\n" + headers).toUri()
                .toURL();
        return path -> path.equals("META-INF/MANIFEST.MF") ? Optional.of(there) : PluginContractTest.FILES.apply(path);
    }

    @Test
    void aManifestThatDoesNotDeclareWhatTheCodeDoes() throws Exception {
        String lazy = "Bundle-ActivationPolicy: lazy\n";
        for (String wrong : List.of("", "Provide-Capability: acme.other;x=1\n",
                "Provide-Capability: " + CHECK + ",org.rdpworkbench.fixer;cause=\"sample.rude\"\n",
                "Provide-Capability: " + CHECK + ",osgi.service;objectClass:List<String>=\"com.acme.Gone\"\n")) {
            assertEquals(Set.of("its manifest declares what it does"), failing(PluginContract.of(
                    "org.example.cause.sample", manifest(lazy + wrong), new SampleCheck())));
        }
    }

    @Test
    void aManifestThatLacksSomethingIsToldWhatToSay() throws Exception {
        Throwable told = PluginContractTest.failures(PluginContract.of("org.example.cause.sample", manifest(
                "Bundle-ActivationPolicy: lazy\nProvide-Capability: acme.other;x=\"a,b\" , acme.more\n"),
                new SampleCheck())).get("its manifest declares what it does");
        String message = told.getMessage();
        String header = message.substring(message.indexOf("Provide-Capability: "));
        assertTrue(header.lines().allMatch(line -> line.length() <= 120), header);
        assertEquals("Provide-Capability: " + CHECK + ",acme.other;x=\"a,b\",acme.more",
                header.replace("\n ", ""));
        assertEquals(Set.of(), failing(PluginContract.of("org.example.cause.sample",
                manifest("Bundle-ActivationPolicy: lazy\n" + header + "\n"), new SampleCheck())));
    }

    @Test
    void servicesOfOtherKindsAreDeclaredToo() throws Exception {
        URL component = Files.writeString(folder.resolve("page.xml"), """
                <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="page">
                  <implementation class="com.acme.Page"/>
                  <service><provide interface="com.acme.Page"/><provide interface="com.acme.Shown"/>
                    <provide interface="org.rdpworkbench.core.spi.Check"/></service>
                </scr:component>
                """).toUri().toURL();
        Function<String, Optional<URL>> files = manifest("Bundle-ActivationPolicy: lazy\nService-Component: page.xml\n"
                + "Provide-Capability: " + CHECK + ",\n osgi.service;objectClass:List<String>=\"com.acme.Shown\"\n");
        assertEquals(Set.of(), failing(PluginContract.of("org.example.cause.sample",
                path -> path.equals("page.xml") ? Optional.of(component) : files.apply(path), new SampleCheck())));
    }
}
