// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.protocol.tests;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The byte vectors of {@code vectors.txt} by name. */
final class Vectors {

    private static final Map<String, String> HEX = read();

    private Vectors() {
    }

    static byte[] get(String name) {
        return hex(HEX.get(name));
    }

    static List<String> names() {
        return List.copyOf(HEX.keySet());
    }

    static List<String> names(String prefix) {
        return HEX.keySet().stream().filter(name -> name.startsWith(prefix)).toList();
    }

    /** The NTLM challenge in one of them. */
    static byte[] challenge() {
        byte[] request = get("tsrequest.windows-10-1709");
        return Arrays.copyOfRange(request, request.length - 238, request.length);
    }

    static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }

    private static Map<String, String> read() {
        Map<String, String> vectors = new LinkedHashMap<>();
        try (InputStream file = Vectors.class.getResourceAsStream("vectors.txt")) {
            String name = "";
            for (String line : new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
                if (line.startsWith(" ")) {
                    vectors.merge(name, line.strip(), String::concat);
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    name = line;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return vectors;
    }
}
