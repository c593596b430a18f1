// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.product;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Without Java or with parts of the installation missing: state 70, never one that is taken for a verdict. */
@EnabledOnOs(OS.LINUX)
class BrokenInstallationTest {

    /** Programs that the starter needs, in a folder without Java. */
    private static final String[] TOOLS = {"mkdir", "mktemp", "mv", "readlink", "rm", "sed", "uname"};

    @TempDir
    private Path folder;
    private Place place;

    /** How an installation is damaged. */
    private interface Damage {
        void to(Place place) throws IOException;
    }

    @BeforeEach
    void place() throws IOException {
        place = Place.in(folder);
    }

    static Stream<Arguments> damages() {
        return Stream.of(
                damage("no launcher", place -> Files.delete(bundle(place, "org.eclipse.equinox.launcher_"))),
                damage("no framework", place -> Files.delete(bundle(place, "org.eclipse.osgi_"))),
                damage("no command line", place -> Files.delete(bundle(place, "org.rdpworkbench.cli_"))),
                damage("no catalogues", place -> Files.delete(bundle(place, "org.rdpworkbench.symptoms_"))),
                damage("a damaged jar", place -> {
                    Path jar = bundle(place, "picocli_");
                    // Replaced and not written to, since the built product has the same file.
                    Files.delete(jar);
                    Files.writeString(jar, "no jar");
                }),
                damage("no list of bundles", place -> Files.delete(place.bundlesInfo())),
                damage("an empty list of bundles", place -> Files.writeString(place.bundlesInfo(), "")),
                damage("half a list of bundles", place -> {
                    String list = Files.readString(place.bundlesInfo());
                    Files.writeString(place.bundlesInfo(), list.substring(0, list.length() / 2));
                }),
                damage("no settings", place -> Files.delete(place.product().resolve("configuration/config.ini"))));
    }

    private static Arguments damage(String name, Damage damage) {
        return Arguments.of(name, damage);
    }

    private static Path bundle(Place place, String prefix) {
        return Folders.one(place.product().resolve("plugins"), prefix);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void damages(String name, Damage damage) throws Exception {
        damage.to(place);
        String line = place.launch("decode", "2308").run().stateIs(70).refusal();
        assertTrue(line.contains("installation is broken"), line);
    }

    @Test
    void withoutJavaItSaysWhatToInstall() throws Exception {
        String line = withoutJava().run().stateIs(70).refusal();
        assertTrue(line.contains("Java 21"), line);
    }

    /** The version stands in the release file, which older homes lack, or the program tells it. */
    @ParameterizedTest
    @ValueSource(strings = {"1.8.0_412", "11.0.2", "17", "20.0.1"})
    void olderJavaIsNoJava(String version) throws Exception {
        for (boolean released : new boolean[] {true, false}) {
            Path home = Files.createDirectory(folder.resolve("java" + released));
            Path java = Files.createDirectory(home.resolve("bin")).resolve("java");
            Files.writeString(java, "#!/bin/sh\necho 'openjdk version \"" + version + "\" 2020-01-01' >&2\n");
            java.toFile().setExecutable(true);
            if (released) {
                Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
            }
            String line = withoutJava().env("JAVA_HOME", home.toString()).run().stateIs(70).refusal();
            assertTrue(line.contains("Java 21"), line);
            // Whoever names a Java for the workbench is told when it is none, whatever else could be found.
            line = place.launch("decode", "2308").env("RDPWORKBENCH_JAVA_HOME", home.toString()).run().stateIs(70)
                    .refusal();
            assertTrue(line.contains("RDPWORKBENCH_JAVA_HOME is " + home + ","), line);
        }
    }

    @Test
    void aJavaThatIsNotThereIsNamed() throws Exception {
        String line = place.launch("decode", "2308").env("RDPWORKBENCH_JAVA_HOME", "/nonsense").run().stateIs(70)
                .refusal();
        assertTrue(line.contains("RDPWORKBENCH_JAVA_HOME is /nonsense,"), line);
    }

    /** The system ends what takes too much memory: nothing is broken, and a person learns what to do instead. */
    @ParameterizedTest
    @CsvSource({"KILL, memory", "SEGV, another Java", "USR1, try again"})
    void javaThatASignalEndedIsNoBrokenInstallation(String signal, String advice) throws Exception {
        Path home = Files.createDirectory(folder.resolve("java"));
        Path java = Files.createDirectory(home.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\nulimit -c 0\nkill -s " + signal + " $$\n");
        java.toFile().setExecutable(true);
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"21\"\n");
        for (Launch launch : List.of(place.launch("decode", "2308"), place.launch().env("DISPLAY", ":1"))) {
            String line = launch.env("RDPWORKBENCH_JAVA_HOME", home.toString()).run().stateIs(70).refusal();
            assertTrue(line.contains(signal) && line.contains(advice) && !line.contains("broken"), line);
        }
    }

    private Launch withoutJava() throws IOException {
        Path tools = folder.resolve("tools");
        if (Files.notExists(tools)) {
            Files.createDirectory(tools);
            for (String tool : TOOLS) {
                Path found = Stream.of(System.getenv("PATH").split(":")).map(path -> Path.of(path, tool))
                        .filter(Files::isExecutable).findFirst().orElseThrow();
                Path script = tools.resolve(tool);
                Files.writeString(script, "#!/bin/sh\nexec " + found + " \"$@\"\n");
                script.toFile().setExecutable(true);
            }
        }
        return place.launch("decode", "2308").env("PATH", tools.toString()).env("RDPWORKBENCH_JAVA_HOME", null);
    }

    @Test
    void withoutADisplayItSaysHowToGoOn() throws Exception {
        String line = place.launch().run().stateIs(2).refusal();
        assertTrue(line.contains("no display") && line.contains("diagnose HOST"), line);
    }
}
