// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.credentials.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.rdpworkbench.core.run.Json;
import org.rdpworkbench.host.Account;
import org.rdpworkbench.host.credentials.StoredCredential;

/** Credentials without their secrets as JSON. */
final class DefinitionsJson {

    private static final String SCHEMA = "rdpworkbench/credentials/1";

    private DefinitionsJson() {}

    /** Throws IllegalArgumentException when it is something else, or was written by a newer version. */
    static List<StoredCredential> read(byte[] json) {
        JsonNode root;
        try {
            root = Json.mapper().readTree(json);
        } catch (IOException e) {
            throw new IllegalArgumentException("it is no JSON", e);
        }
        if (!root.path("schema").asText().equals(SCHEMA)) {
            throw new IllegalArgumentException("its schema is not " + SCHEMA);
        }
        List<StoredCredential> all = new ArrayList<>();
        for (JsonNode one : root.path("credentials")) {
            List<String> command = new ArrayList<>();
            one.path("command").forEach(word -> command.add(word.asText()));
            all.add(new StoredCredential(one.path("id").asText(), UUID.fromString(one.path("version").asText()),
                    new Account(one.path("domain").asText(), one.path("user").asText()), command));
        }
        return all;
    }

    static byte[] write(List<StoredCredential> all) throws IOException {
        ObjectNode root = Json.mapper().createObjectNode().put("schema", SCHEMA);
        ArrayNode credentials = root.putArray("credentials");
        for (StoredCredential one : all) {
            ObjectNode written = credentials.addObject().put("id", one.id()).put("version", one.version().toString())
                    .put("domain", one.account().domain()).put("user", one.account().user());
            if (!one.command().isEmpty()) {
                ArrayNode command = written.putArray("command");
                one.command().forEach(command::add);
            }
        }
        return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
    }
}
