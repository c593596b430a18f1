// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the command plugins says of an installation, and what it refuses to do to it. */
@EnabledOnOs(OS.LINUX)
class PluginsTest {

    @TempDir
    private static Path folder;
    private static Place place;

    @BeforeAll
    static void place() throws IOException {
        place = Place.in(folder);
        Files.createDirectory(place.work().resolve("full"));
        Files.writeString(place.work().resolve("full/file"), "");
        Files.writeString(place.work().resolve("text.zip"), "no zip");
        Files.writeString(Files.createDirectories(place.work().resolve("project/site/target/repository"))
                .resolve("content.jar"), "");
        Files.writeString(Files.createDirectory(place.work().resolve("other")).resolve("content.xml"),
                "<repository name=\"Of another product\" version=\"1\""
                        + " type=\"org.eclipse.equinox.internal.p2.metadata.repository.LocalMetadataRepository\"/>");
    }

    @Test
    void everyCauseIsListedAndRuns() throws Exception {
        Ended listed = place.launch("plugins", "list", "--format", "json").run().stateIs(0).quietly();
        List<String> ids = ids(listed.json());
        assertTrue(ids.containsAll(place.causes().keySet()), listed::toString);
        assertTrue(ids.contains("org.rdpworkbench"), listed::toString);

        JsonNode checked = place.launch("plugins", "check", "--format", "json").run().stateIs(0).quietly().json();
        assertEquals(ids, ids(checked));
        for (JsonNode plugin : checked.get("plugins")) {
            assertTrue(plugin.get("running").booleanValue(), plugin::toString);
            boolean cause = place.causes().containsKey(plugin.get("id").textValue());
            assertEquals(cause, !plugin.at("/bundles/0/checks/0/causes/0").isMissingNode(), plugin::toString);
        }
    }

    private static List<String> ids(JsonNode document) {
        List<String> ids = new ArrayList<>();
        document.get("plugins").forEach(plugin -> ids.add(plugin.get("id").textValue()));
        return ids;
    }

    /** Who may install a plugin is told what it says itself when it is here. */
    @Test
    void whatIsOfferedDeclaresWhatItDoesWhenItIsHere() throws Exception {
        Map<String, Set<String>> here = declared("plugins", "check", "--format", "json");
        Map<String, Set<String>> offered = declared("plugins", "check", Place.REPOSITORY.toString(), "--format",
                "json");
        Set<String> single = new TreeSet<>(place.causes().keySet());
        single.add("org.rdpworkbench.lab");
        for (String id : single) {
            assertFalse(offered.get(id).isEmpty(), id);
            assertEquals(here.get(id), offered.get(id), id);
        }
        assertTrue(here.get("org.rdpworkbench").containsAll(offered.get("org.rdpworkbench")), offered::toString);
        Ended one = place.launch("plugins", "check", Place.REPOSITORY.toString(), "org.rdpworkbench.lab").run()
                .stateIs(0).quietly();
        assertTrue(one.out().contains("): declares before installation\n    offers   commands (Command)"),
                one::toString);
    }

    /** All that is declared, by plugin. */
    private static Map<String, Set<String>> declared(String... arguments) throws Exception {
        Map<String, Set<String>> declared = new TreeMap<>();
        place.launch(arguments).run().stateIs(0).quietly().json().get("plugins").forEach(plugin -> {
            Set<String> all = declared.computeIfAbsent(plugin.get("id").textValue(), id -> new TreeSet<>());
            plugin.get("bundles").forEach(bundle -> List.of("problems", "probes", "checks", "figures", "fixers",
                    "columns", "services").forEach(kind -> bundle.get(kind)
                            .forEach(one -> all.add(bundle.get("name") + " " + kind + " " + one))));
        });
        return declared;
    }

    @Test
    void whatDoesNotRunSaysWhy() throws Exception {
        Place broken = Place.in(Files.createDirectory(folder.resolve("broken")));
        Map<String, String> expected = new TreeMap<>(Map.of(
                "com.acme.newer", "It was written for another version of the workbench: it needs "
                        + "org.rdpworkbench.core.spi [7.0.0,8.0.0), and here is 0.9.0.",
                "com.acme.lost", "It needs the package com.acme.nowhere, which nothing here offers.",
                "com.acme.hanger", "It needs com.acme.lost, which does not run itself.",
                "com.acme.idle", "It is not started, so its components do not appear: its manifest must say "
                        + "\"Bundle-ActivationPolicy: lazy\".",
                "com.acme.waiting", "Waiting waits for com.acme.Nobody, which no plugin offers."));
        plugin(broken, "com.acme.newer", "Import-Package: org.rdpworkbench.core.spi;version=\"[7.0,8.0)\"");
        plugin(broken, "com.acme.lost", "Import-Package: com.acme.nowhere", "Export-Package: com.acme.lost");
        plugin(broken, "com.acme.hanger", "Import-Package: com.acme.lost");
        plugin(broken, "com.acme.idle", "Service-Component: OSGI-INF/waiting.xml");
        plugin(broken, "com.acme.waiting", "Service-Component: OSGI-INF/waiting.xml", "Bundle-ActivationPolicy: lazy");

        Map<String, String> problems = new TreeMap<>();
        JsonNode checked = broken.launch("plugins", "check", "--format", "json").run().stateIs(3).quietly().json();
        checked.get("plugins").forEach(plugin -> plugin.get("bundles").forEach(bundle -> bundle.get("problems")
                .forEach(problem -> problems.put(bundle.get("name").textValue(), problem.textValue()))));
        assertEquals(expected, problems);
        Ended one = broken.launch("plugins", "check", "com.acme.lost").run().stateIs(3).quietly();
        assertTrue(one.out().contains(expected.get("com.acme.lost")), one::toString);
        broken.launch("plugins", "check", "org.rdpworkbench").run().stateIs(0).quietly();
    }

    /** As p2 would have left it, had it not refused. */
    private static void plugin(Place place, String name, String... headers) throws IOException {
        List<String> manifest = new ArrayList<>(List.of("Manifest-Version: 1.0", "Bundle-ManifestVersion: 2",
                "Bundle-SymbolicName: " + name, "Bundle-Version: 1.0.0"));
        manifest.addAll(List.of(headers));
        Bundle.write(place.product().resolve("plugins/" + name + "_1.0.0.jar"), manifest, Map.of(
                "OSGI-INF/waiting.xml", """
                        <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="waiting">
                          <implementation class="com.acme.Waiting"/>
                          <service><provide interface="com.acme.Waiting"/></service>
                          <reference name="nobody" interface="com.acme.Nobody"/>
                        </scr:component>
                        """));
        Path feature = Files.createDirectories(place.product().resolve("features/" + name + ".feature_1.0.0"));
        Files.writeString(feature.resolve("feature.xml"), "<feature id=\"" + name + ".feature\" version=\"1.0.0\">"
                + "<plugin id=\"" + name + "\" version=\"1.0.0\"/></feature>");
        Files.writeString(place.bundlesInfo(), name + ",1.0.0,plugins/" + name + "_1.0.0.jar,4,false\n",
                StandardOpenOption.APPEND);
    }

    /** p2 sees that nothing is lacking, but not what DS will make of it. */
    @Test
    void whatIsInstalledAndDoesNotRunSaysSo() throws Exception {
        Place other = Place.in(Files.createDirectory(folder.resolve("idle")));
        repository(other.work().resolve("site"), "com.acme.idle");
        Ended installed = other.launch("plugins", "install", "site").run().stateIs(3).quietly();
        assertTrue(installed.out().startsWith("Installed com.acme.idle 1.0.0.\n"), installed::toString);
        assertTrue(installed.out().contains("DOES NOT RUN AS IT SHOULD")
                && installed.out().contains("\"Bundle-ActivationPolicy: lazy\""), installed::toString);
        assertEquals(installed.out().lines().skip(1).toList(), other.launch("plugins", "check", "com.acme.idle").run()
                .stateIs(3).quietly().out().lines().toList());
    }

    /** A p2 repository with a plugin whose components never appear. */
    private static void repository(Path site, String name) throws IOException {
        Path bundle = Files.createDirectories(site.resolve("plugins")).resolve(name + "_1.0.0.jar");
        Bundle.write(bundle, List.of("Manifest-Version: 1.0", "Bundle-ManifestVersion: 2", "Bundle-SymbolicName: "
                + name, "Bundle-Version: 1.0.0", "Service-Component: OSGI-INF/idle.xml"), Map.of());
        Path feature = Files.createDirectories(site.resolve("features")).resolve(name + ".feature_1.0.0.jar");
        Bundle.write(feature, List.of("Manifest-Version: 1.0"), Map.of("feature.xml", "<feature id=\"" + name
                + ".feature\" version=\"1.0.0\"><plugin id=\"" + name + "\" version=\"1.0.0\"/></feature>"));
        Files.writeString(site.resolve("content.xml"), """
                <repository name="Acme" version="1"
                    type="org.eclipse.equinox.internal.p2.metadata.repository.LocalMetadataRepository"><units size="3">
                  <unit id="NAME" version="1.0.0">
                    <provides size="1">
                      <provided namespace="org.eclipse.equinox.p2.iu" name="NAME" version="1.0.0"/></provides>
                    <artifacts size="1"><artifact classifier="osgi.bundle" id="NAME" version="1.0.0"/></artifacts>
                    <touchpoint id="org.eclipse.equinox.p2.osgi" version="1.0.0"/>
                    <touchpointData size="1"><instructions size="1">
                      <instruction key="install">installBundle(bundle:${artifact})</instruction>
                    </instructions></touchpointData></unit>
                  <unit id="NAME.feature.jar" version="1.0.0">
                    <provides size="1"><provided namespace="org.eclipse.equinox.p2.iu" name="NAME.feature.jar"
                        version="1.0.0"/></provides>
                    <artifacts size="1"><artifact classifier="org.eclipse.update.feature" id="NAME.feature"
                        version="1.0.0"/></artifacts>
                    <touchpoint id="org.eclipse.equinox.p2.osgi" version="1.0.0"/>
                    <touchpointData size="1"><instructions size="2">
                      <instruction key="zipped">true</instruction>
                      <instruction key="install">
                        installFeature(feature:${artifact},featureId:default,featureVersion:default)</instruction>
                    </instructions></touchpointData></unit>
                  <unit id="NAME.feature.group" version="1.0.0">
                    <properties size="1"><property name="org.eclipse.equinox.p2.type.group" value="true"/></properties>
                    <provides size="1"><provided namespace="org.eclipse.equinox.p2.iu" name="NAME.feature.group"
                        version="1.0.0"/></provides>
                    <requires size="2">
                      <required namespace="org.eclipse.equinox.p2.iu" name="NAME" range="[1.0.0,1.0.0]"/>
                      <required namespace="org.eclipse.equinox.p2.iu" name="NAME.feature.jar" range="[1.0.0,1.0.0]"/>
                    </requires><touchpoint id="null" version="0.0.0"/></unit>
                </units></repository>
                """.replace("NAME", name));
        Files.writeString(site.resolve("artifacts.xml"), """
                <repository name="Acme" version="1"
                    type="org.eclipse.equinox.p2.artifact.repository.simpleRepository"><mappings size="2">
                  <rule filter="(&amp; (classifier=osgi.bundle))"
                      output="${repoUrl}/plugins/${id}_${version}.jar"/>
                  <rule filter="(&amp; (classifier=org.eclipse.update.feature))"
                      output="${repoUrl}/features/${id}_${version}.jar"/></mappings>
                  <artifacts size="2"><artifact classifier="osgi.bundle" id="NAME" version="1.0.0"/>
                    <artifact classifier="org.eclipse.update.feature" id="NAME.feature" version="1.0.0"/></artifacts>
                </repository>
                """.replace("NAME", name));
    }

    static Stream<Arguments> refusals() {
        String some = "com.acme.rdp.gateway";
        String repository = Place.REPOSITORY.toString();
        return Stream.of(
                line("Say what is to be done"),
                line("yaml", "list", "--format", "yaml"),
                line(some, "check", some),
                line(some, "check", repository, some),
                line("one place", "check", repository, repository),
                line("over plain http", "check", "http://plugins.example/site"),
                line("https://127.0.0.1:1", "check", "https://127.0.0.1:1/site"),
                line("over plain http", "install", "http://plugins.example/site"),
                line("missing.zip", "install", "missing.zip"),
                line("text.zip", "install", "text.zip"),
                line("\"full\"", "install", "full"),
                line("where the plugin is", "install", some),
                line(some, "install", repository, some),
                line("Say which plugin", "install", repository),
                line("https://127.0.0.1:1", "install", "https://127.0.0.1:1/site"),
                line(some, "uninstall", some),
                line("is the workbench itself", "uninstall", "org.rdpworkbench"),
                line("not empty", "new", some, "--directory", "full"),
                line("\"Gateway\"", "new", "Gateway", "--directory", "new"),
                line("not yours", "new", "org.rdpworkbench.gateway", "--directory", "new"),
                line("already", "new", "com.acme.listener", "--directory", "new"),
                line("already", "new", "com.acme.network", "--directory", "new"),
                line("\"project/site/target/repository\"", "install", "project"),
                line("--repository", "new", some, "--directory", "new"),
                line("https://127.0.0.1:1", "new", some, "--directory", "new", "--repository",
                        "https://127.0.0.1:1/site"),
                line("cannot be read", "new", some, "--directory", "new", "--repository",
                        "project/site/target/repository"),
                line("\"other\" is not the p2 repository of a workbench", "new", some, "--directory", "new",
                        "--repository", "other"));
    }

    private static Arguments line(String named, String... arguments) {
        return Arguments.of(named, List.of(arguments));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void isNamedAndRefused(String named, List<String> arguments) throws Exception {
        Map<Path, String> before = Folders.contents(place.work());
        String bundles = Files.readString(place.bundlesInfo());
        String line = place.launch("plugins").with(arguments).run().stateIs(2).refusal();
        assertTrue(line.contains(named), line);
        assertEquals(before, Folders.contents(place.work()));
        assertEquals(bundles, Files.readString(place.bundlesInfo()));
    }

    @Test
    void whoeverIsAtItIsNamed() throws Exception {
        Path file = place.product().resolve("p2/plugins.lock");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock(Long.MAX_VALUE - 1, 1, false)) {
            assertTrue(held.isValid());
            channel.write(StandardCharsets.UTF_8.encode("process 4711 (plugins install x) since this morning"));
            String line = place.launch("plugins", "uninstall", place.causes().keySet().iterator().next()).run()
                    .stateIs(2).refusal();
            assertTrue(line.contains("process 4711 (plugins install x) since this morning"), line);
        }
    }

    /** The host takes the connection and never says a word, so the look lasts until the host hangs up. */
    @Test
    void diagnosesThatAreUnderWayAreWaitedFor() throws Exception {
        Place other = Place.in(Files.createDirectory(folder.resolve("waiting")));
        String cause = other.causes().keySet().stream().sorted().findFirst().orElseThrow();
        try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Running look = other.launch("diagnose", "127.0.0.1:" + mute.getLocalPort(), "--timeout", "300",
                        "--format", "json").start();
                Socket connection = mute.accept();
                Running removal = other.launch("plugins", "uninstall", cause).through("bash", "-c",
                        "exec \"$0\" \"$@\" 2>&1").start()) {
            assertTrue(removal.until(line -> true).contains("waiting for diagnoses"));
            assertTrue(other.causes().containsKey(cause));
            mute.close();
            connection.close();
            String found = look.toItsEnd().json().at("/diagnoses/0/findings").toString();
            assertTrue(found.contains(other.causes().get(cause) + "."), found);
            removal.toItsEnd().stateIs(0);
        }
        JsonNode after = other.launch("plugins", "list", "--format", "json").run().stateIs(0).quietly().json();
        assertFalse(ids(after).contains(cause), after::toString);
    }
}
