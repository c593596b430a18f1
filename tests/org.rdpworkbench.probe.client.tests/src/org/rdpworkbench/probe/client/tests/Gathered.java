// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.client.tests;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the collector writes, made by hand in its form: no Windows was at hand to run it on. */
final class Gathered {

    static final String COMPUTER = "CLIENT7";
    static final String AT = "2026-11-20T08:10:00.1234567Z";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Map<String, Object> file = new LinkedHashMap<>();
    private final Map<String, Object> parts = new LinkedHashMap<>();
    private final Map<String, Object> missing = new LinkedHashMap<>();

    private Gathered(String server, boolean inside) {
        file.put("schema", "rdpworkbench/collected/1");
        file.put("at", AT);
        file.put("computer", COMPUTER);
        file.put("server", server);
        file.put("inside", inside);
        file.put("parts", parts);
        file.put("missing", missing);
    }

    static Gathered client(String server) {
        return new Gathered(server, false);
    }

    static Gathered inside(String server) {
        return new Gathered(server, true);
    }

    /** A client of that build, with a hosts file and the log in it. */
    static Gathered client(String server, String build, Logged... events) {
        return client(server).part("system", value("CurrentBuildNumber", build)).part("encryptionOracle")
                .part("hostsFile").part("attempts", Arrays.stream(events).map(event -> event.xml()).toArray());
    }

    Gathered part(String name, Object... items) {
        parts.put(name, List.of(items));
        return this;
    }

    Gathered lacks(String name, String reason) {
        parts.remove(name);
        missing.put(name, reason);
        return this;
    }

    /** The same with something else at its top. */
    Gathered top(String name, Object value) {
        file.put(name, value);
        return this;
    }

    static Map<String, Object> value(String name, Object value) {
        return value("HKLM:\\SOFTWARE\\Some\\Key", name, value);
    }

    static Map<String, Object> value(String key, String name, Object value) {
        return Map.of("key", key, "name", name, "value", value);
    }

    String text() {
        try {
            return MAPPER.writeValueAsString(file);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** With the mark that Windows PowerShell writes before UTF-8, and a line end. */
    byte[] bytes() {
        return ("\ufeff" + text() + "\r\n").getBytes(StandardCharsets.UTF_8);
    }
}
