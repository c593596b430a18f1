// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.integration;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.rdpworkbench.wine.Machine;

/**
 * All that a repair could have changed of a Windows, as its own programs tell it.
 *
 * @param parts the keys of the registry with what they export, and what runs
 */
record WindowsState(Map<String, String> parts) {

    private static final List<String> KEYS = List.of("SYSTEM\\CurrentControlSet\\Control",
            "SYSTEM\\CurrentControlSet\\Services", "SOFTWARE\\Microsoft\\SystemCertificates", "SOFTWARE\\Workbench");
    /** Counts each service that was ever started. */
    private static final String COUNTER = "[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\ServiceCurrent]";

    static WindowsState of(Machine machine, Path folder) throws Exception {
        Path own = Files.createTempDirectory(folder, "state");
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < KEYS.size(); i++) {
            lines.add("reg export \"HKLM\\" + KEYS.get(i) + "\" \"" + path(own.resolve(i + ".reg")) + "\" /y");
        }
        lines.add("net start > \"" + path(own.resolve("services")) + "\"");
        machine.run("wine", "cmd", "/c", path(Files.write(own.resolve("state.bat"), lines)));
        Map<String, String> parts = new TreeMap<>();
        for (int i = 0; i < KEYS.size(); i++) {
            for (String part : Files.readString(own.resolve(i + ".reg"), StandardCharsets.UTF_16LE).split("\r\n\r\n")) {
                String key = part.replaceFirst("(?s)\r\n.*", "");
                parts.put(key, part);
            }
        }
        parts.remove(COUNTER);
        parts.put("services", Files.readString(own.resolve("services")));
        return new WindowsState(parts);
    }

    private static String path(Path path) {
        return Machine.path(path).replace('/', '\\');
    }

    /** What is other there, each as it is here and there. */
    List<String> differences(WindowsState other) {
        TreeSet<String> names = new TreeSet<>(parts.keySet());
        names.addAll(other.parts.keySet());
        return names.stream().filter(name -> !Objects.equals(parts.get(name), other.parts.get(name)))
                .map(name -> parts.get(name) + " became " + other.parts.get(name)).toList();
    }
}
