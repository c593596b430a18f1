// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.product;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A process before it is started.
 *
 * @param environment the whole of it
 * @param folder in which it runs
 */
record Launch(List<String> command, Map<String, String> environment, Path folder) {

    Launch {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** With more arguments behind. */
    Launch with(List<String> arguments) {
        List<String> all = new ArrayList<>(command);
        all.addAll(arguments);
        return new Launch(all, environment, folder);
    }

    /** Through another program, which is to run it. */
    Launch through(String... program) {
        return new Launch(List.of(program), environment, folder).with(command);
    }

    /** With a file as descriptor 3, from which the password is read, as a script gives it. */
    Launch giving(Path secret) {
        return with(List.of("--secret-fd", "3")).through("sh", "-c", "exec \"$@\" 3< \"$0\"", secret.toString());
    }

    /** With a person at a terminal, who types that when asked to type something. What they see is in that file. */
    Launch typing(String name, Path screen) throws IOException {
        Needed.program("script");
        Files.writeString(screen, "");
        return through("bash", "-c", """
                screen=$0; typed=$1; shift
                { while read -r -d : said && [[ $said != *"Type "* ]]; do :; done < <(tail -f -n +1 "$screen")
                    printf '%s\\n' "$typed"; } |
                    script -q -e -f -c "$(printf '%q ' "$@")" "$screen" > /dev/null""", screen.toString(), name);
    }

    /** With a variable set, or without it when there is no value. */
    Launch env(String name, String value) {
        Map<String, String> changed = new HashMap<>(environment);
        if (value == null) {
            changed.remove(name);
        } else {
            changed.put(name, value);
        }
        return new Launch(command, changed, folder);
    }

    /** Starts it; what it prints is read while it runs. */
    Running start() throws IOException {
        Path err = Files.createTempFile("rdpworkbench", ".err");
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return new Running(builder.start(), err);
    }

    /** Runs it to its end. */
    Ended run() throws IOException, InterruptedException {
        try (Running running = start()) {
            return running.toItsEnd();
        }
    }
}
