// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.FrameworkUtil;
import org.rdpworkbench.samba.Samba;

/** Two hosts by Samba that have one name, of which one is repaired by that name. */
final class FarmRepairTest {

    private static final Pattern LIBRARY = Pattern.compile("(?!org\\.rdpworkbench).*");
    private static final String NOTHING = " | ABSENT ";
    private static final String SET = " | " + FarmProgram.GIVEN.replaceFirst(".*\\|", "");

    @TempDir
    private Path folder;

    private Samba host(String name) throws Exception {
        Samba samba = Samba.start(Files.createDirectory(folder.resolve(name)));
        samba.folder().importRegistry("""
                [HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Cryptography]
                "MachineGuid"="%s"
                """.formatted(name));
        return samba;
    }

    /** What the program prints, or why it broke. */
    private List<String> run(Samba one, Samba other, Samba stranger) throws Exception {
        Path output = folder.resolve("output");
        Path errors = folder.resolve("errors");
        String classPath = WindowsHost.classPath(LIBRARY).stream().map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        Process program = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djdk.net.hosts.file=" + folder.resolve("names"), "-Dsun.net.inetaddr.ttl=0",
                "-Dworkbench.root=" + System.getProperty("workbench.root", "../.."), "-cp", classPath,
                FarmProgram.class.getName(), folder.resolve("names").toString(),
                folder.resolve("journals").toString(), one.address().getHostAddress(),
                other.address().getHostAddress(), Samba.unused().getHostAddress(),
                stranger.address().getHostAddress()).redirectOutput(output.toFile())
                .redirectError(errors.toFile()).start();
        try {
            assertTrue(program.waitFor(3, TimeUnit.MINUTES), "it does not end");
            assertEquals(0, program.exitValue(), () -> read(output) + read(errors));
            return Files.readAllLines(output);
        } finally {
            program.destroyForcibly();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    /**
     * Whichever of them the name leads to, the one that was looked at is repaired, proven and undone; also where the
     * name leads to a stranger first, who would have the account tried nowhere else.
     */
    @Test
    void nothingIsDoneOrProvenAtTheOtherOne() throws Exception {
        assumeTrue(FrameworkUtil.getBundle(FarmRepairTest.class) != null, "the framework knows its libraries");
        try (Samba one = host("one"); Samba other = host("other"); Samba stranger = host("stranger")) {
            stranger.folder().changePassword(Samba.ADMINISTRATOR, "Another-1-Horse");
            String elsewhere = "APPLIED A look came to another machine of that name than the one that was repaired, so "
                    + "it does not tell what came of it. Look again with resume when the name leads there.";
            assertEquals(List.of("planned for one/" + NOTHING + NOTHING,
                    "The plan would be another one now, since the look came to another machine than the one that it "
                            + "was made for. Where the name stands for several, plan the repair by the own name or the "
                            + "address of one." + NOTHING + NOTHING,
                    elsewhere + SET + NOTHING, elsewhere + SET + NOTHING,
                    "CONFIRMED A look from outside does not find the cause any more." + SET + NOTHING,
                    "UNDONE A person undid it: a tester." + NOTHING + NOTHING), run(one, other,
                    stranger));
        }
    }
}
