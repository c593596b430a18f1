// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.plugins.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.acme.sample.Sketch;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.p2.publisher.eclipse.FeaturesAndBundlesPublisherApplication;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.rdpworkbench.core.run.Diagnostics;

/** A p2 repository with one plugin, as an author would publish it. */
final class SampleSite {

    static final String ID = "com.acme.rdp.sample";

    private SampleSite() {}

    /** What its manifest declares when it is as it should be. */
    static final String DECLARED = "org.rdpworkbench.figure;causes:List<String>=\"sample.cause\"";

    /** Writes the repository below that folder and says where. */
    static Path write(Path folder, String version) throws Exception {
        return write(folder, version, "Provide-Capability: " + DECLARED + "\n");
    }

    /** @param header one more of its manifest, with a line break, or none */
    static Path write(Path folder, String version, String header) throws Exception {
        Path source = folder.resolve("source");
        String component = """
                <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="sketch">
                  <implementation class="com.acme.sample.Sketch"/>
                  <service><provide interface="org.rdpworkbench.core.spi.FigureSource"/></service>
                </scr:component>
                """;
        jar(source.resolve("plugins/" + ID + "_" + version + ".jar"), Map.of(
                "META-INF/MANIFEST.MF", bytes(manifest(version) + header), "OSGI-INF/sketch.xml", bytes(component),
                "com/acme/sample/Sketch.class", compiled()));
        jar(source.resolve("features/" + ID + ".feature_" + version + ".jar"), Map.of("feature.xml", bytes("""
                <?xml version="1.0" encoding="UTF-8"?>
                <feature id="%s.feature" label="Acme Sample" version="%s" provider-name="Acme">
                  <description>Draws what nobody else does.</description>
                  <plugin id="%s" version="%s"/>
                </feature>
                """.formatted(ID, version, ID, version))));
        Path site = folder.resolve("site");
        Object state = new FeaturesAndBundlesPublisherApplication().run(new String[] {"-source", source.toString(),
            "-metadataRepository", site.toUri().toString(), "-artifactRepository", site.toUri().toString(),
            "-publishArtifacts", "-compress"});
        assertEquals(IApplication.EXIT_OK, state);
        return site;
    }

    private static String manifest(String version) {
        return """
                Manifest-Version: 1.0
                Bundle-ManifestVersion: 2
                Bundle-SymbolicName: %s
                Bundle-Version: %s
                Bundle-ActivationPolicy: lazy
                Service-Component: OSGI-INF/sketch.xml
                Import-Package: org.rdpworkbench.core.spi;version="[0.9.0,1.0.0)"
                """.formatted(ID, version);
    }

    private static byte[] compiled() throws IOException {
        try (InputStream in = Sketch.class.getResourceAsStream("Sketch.class")) {
            return in.readAllBytes();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void jar(Path file, Map<String, byte[]> entries) throws IOException {
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file); ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
    }

    /** True when its one thing takes part in runs. */
    static boolean contributes() {
        return service(Diagnostics.class).snapshot().figures().stream()
                .anyMatch(figure -> figure.plugin().equals(ID));
    }

    static <S> S service(Class<S> type) {
        BundleContext context = FrameworkUtil.getBundle(SampleSite.class).getBundleContext();
        return context.getService(context.getServiceReference(type));
    }
}
