// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * What is on the other side of stdout and stderr.
 *
 * @param out the charset of stdout
 * @param err the charset of stderr
 * @param outIsTerminal a person reads stdout as it is written
 * @param errIsTerminal a person reads stderr as it is written
 * @param color false where the environment asks for none (no-color.org)
 */
record Terminal(Charset out, Charset err, boolean outIsTerminal, boolean errIsTerminal, boolean color) {

    /** Nobody there: pipes that take UTF-8. */
    static final Terminal NONE = new Terminal(StandardCharsets.UTF_8, StandardCharsets.UTF_8, false, false, false);

    /** This process's own. */
    static Terminal ofProcess() {
        Map<String, String> environment = System.getenv();
        // Of the windows of Windows only the newer one understands colours without being asked to.
        boolean understood = File.separatorChar == '/' || environment.containsKey("WT_SESSION");
        boolean color = understood && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
        return new Terminal(charset("stdout.encoding"), charset("stderr.encoding"), isTerminal(1), isTerminal(2),
                color);
    }

    /** JDK 19 and later set these properties, from the locale where there is no terminal. */
    private static Charset charset(String property) {
        String name = System.getProperty(property, System.getProperty("native.encoding", "US-ASCII"));
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException e) {
            return StandardCharsets.US_ASCII;
        }
    }

    /** Linux tells of each stream; elsewhere Java tells only whether all of them are a terminal. */
    private static boolean isTerminal(int descriptor) {
        Path link = Path.of("/proc/self/fd/" + descriptor);
        try {
            if (Files.isSymbolicLink(link)) {
                return Files.readSymbolicLink(link).toString().matches("/dev/(pts/|tty|console).*");
            }
        } catch (IOException | SecurityException e) {
            return false;
        }
        // Up to JDK 21 there is a console only with a terminal; later ones always have one, and may be asked.
        return Runtime.version().feature() < 22 && System.console() != null;
    }
}
