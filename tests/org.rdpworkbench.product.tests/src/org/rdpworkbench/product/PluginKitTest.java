// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a newcomer does who follows the author's guide, from an empty folder to a plugin and back. */
@EnabledOnOs(OS.LINUX)
class PluginKitTest {

    private static final String ID = "com.acme.rdp.gateway";
    private static final String CAUSE = "gateway.speaks-first";
    private static final int PORT = 27_190;

    @TempDir
    private Path folder;

    @Test
    void aNewPluginIsBuiltInstalledSeenAndRemoved() throws Exception {
        Place place = Place.in(folder);
        place.launch("plugins", "new", ID, "--directory", "gateway", "--repository", Place.REPOSITORY.toString()).run()
                .stateIs(0).quietly();
        Path project = place.work().resolve("gateway");
        assertEquals(Folders.text(Place.ROOT.resolve(".mvn/maven.config")).lines().findFirst(),
                Folders.text(project.resolve(".mvn/maven.config")).lines().findFirst());
        build(place, project);

        String before = Files.readString(place.bundlesInfo());
        try (Running lab = place.launch("lab", "--only", "terminal-banner", "--port-base", "" + PORT,
                "--format", "json").start()) {
            JsonNode host = new ObjectMapper().readTree(lab.until("}"::equals)).at("/hosts/0");
            String address = host.get("host").textValue() + ":" + host.get("port");
            assertFalse(known(place, address));
            damagedIsRefused(place, project.resolve("site/target/repository"));
            JsonNode offered = bundle(place, "gateway/site/target/repository");
            install(place, "gateway/site/target/repository");
            assertTrue(known(place, address));
            assertTrue(blamed(place, address));
            String report = place.launch("diagnose", address, "--probe", "gateway.greeting").run().stateIs(1).out();
            assertTrue(report.contains("\nWho spoke first\n  Time "), report);
            assertTrue(report.contains("RDP-Tcp\\PortNumber: whatever it is now (not read yet) becomes"), report);
            contributes(bundle(place, ID));
            assertEquals(bundle(place, ID), offered);
            uninstall(place, before);
            assertFalse(known(place, address));
            // The lab may still load anything that it had at its start.
            assertEquals(1, files(place).size());
        }
        install(place, "gateway/site/target/" + Folders.list(project.resolve("site/target")).stream()
                .map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".zip")).findFirst()
                .orElseThrow());
        uninstall(place, before);
        place.launch("plugins", "uninstall", ID).run().stateIs(2).refusal();
        assertEquals(List.of(), files(place));
    }

    private static void build(Place place, Path project) throws IOException, InterruptedException {
        Path maven = Path.of(System.getProperty("maven.home", ""));
        if (!Files.exists(maven.resolve("bin/mvn"))) {
            Needed.lacking("no Maven runs these tests");
        }
        Ended built = place.command(project.resolve("build").toString(), "--offline",
                "-Dmaven.repo.local=" + System.getProperty("maven.repo.local"))
                .env("PATH", maven.resolve("bin") + ":" + System.getenv("PATH"))
                .env("JAVA_HOME", System.getProperty("java.home"))
                .env("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC").run();
        if (built.state() != 0 && built.out().contains("in offline mode")) {
            Needed.lacking("the local repository of Maven lacks what a build without a network needs");
        }
        built.stateIs(0);
        assertTrue(built.out().contains("Tests run: ") && built.out().contains(ID + ".tests.ContractTest"), built::out);
    }

    private static void damagedIsRefused(Place place, Path repository) throws IOException, InterruptedException {
        Path damaged = place.work().resolve("damaged");
        Folders.copy(repository, damaged, file -> true);
        for (Path jar : Folders.list(damaged.resolve("plugins"))) {
            Files.writeString(jar, "no jar");
        }
        String line = place.launch("plugins", "install", "damaged").run().stateIs(2).refusal();
        assertTrue(line.contains("hash is not as expected"), line);
    }

    private static void install(Place place, String source) throws IOException, InterruptedException {
        place.launch("plugins", "install", source).run().stateIs(0).quietly();
    }

    private static void uninstall(Place place, String before) throws IOException, InterruptedException {
        place.launch("plugins", "uninstall", ID).run().stateIs(0).quietly();
        assertEquals(before, Files.readString(place.bundlesInfo()));
        Ended listed = place.launch("plugins", "list").run().stateIs(0).quietly();
        assertFalse(listed.out().contains(ID), listed::out);
    }

    /** Its check takes part, whether there is something to say or not. */
    private static boolean known(Place place, String address) throws IOException, InterruptedException {
        return place.launch("diagnose", address, "--format", "json").run().json().at("/diagnoses/0/findings")
                .findValuesAsText("cause").contains(CAUSE);
    }

    private static boolean blamed(Place place, String address) throws IOException, InterruptedException {
        return place.launch("diagnose", address, "--probe", "gateway.greeting", "--format", "json").run().stateIs(1)
                .json().at("/diagnoses/0/causes").findValuesAsText("id").contains(CAUSE);
    }

    /** What it brings and declares, before and after it is installed. */
    private static JsonNode bundle(Place place, String where) throws IOException, InterruptedException {
        return place.launch("plugins", "check", where, "--format", "json").run().stateIs(0).quietly().json()
                .at("/plugins/0/bundles/0");
    }

    private static void contributes(JsonNode bundle) {
        assertEquals("gateway.greeting", bundle.at("/probes/0/id").textValue());
        assertEquals("gateway.Greeting", bundle.at("/probes/0/facts/0").textValue());
        assertEquals(CAUSE, bundle.at("/checks/0/causes/0").textValue());
        assertEquals(CAUSE, bundle.at("/figures/0").textValue());
        assertEquals(CAUSE, bundle.at("/fixers/0/cause").textValue());
        assertEquals("action:restart-service/TermService", bundle.at("/fixers/0/writes/0").textValue());
        assertEquals("[]", bundle.get("problems").toString());
    }

    private static List<Path> files(Place place) {
        return Folders.list(place.product().resolve("plugins")).stream()
                .filter(file -> file.getFileName().toString().startsWith(ID + "_")).toList();
    }
}
