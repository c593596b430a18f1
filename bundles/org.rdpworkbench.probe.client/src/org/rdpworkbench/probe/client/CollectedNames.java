// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.facts.ClientAddresses;
import org.rdpworkbench.facts.ClientAddresses.NamePolicy;

/** What was collected of where a client takes a host for: its hosts file, its cache, and its policies for names. */
final class CollectedNames {

    private static final String HOSTS = "hostsFile";
    private static final String POLICIES = "namePolicies";
    private static final int MOST_POLICIES = 20;
    private static final int MOST_TEXT = 255;

    private CollectedNames() {}

    /** Nothing is said of a host that is named by its address. */
    static Optional<ClientAddresses> addresses(Collected file, Target target) {
        if (!file.has(HOSTS) || AddressText.of(target.host()).isPresent()) {
            return Optional.empty();
        }
        Stream<String> hosts = file.part(HOSTS).stream().map(Collected::text)
                .map(line -> line.strip().split("\\s+")).filter(words -> Stream.of(words).skip(1)
                        .anyMatch(target.host()::equalsIgnoreCase)).map(words -> words[0]);
        Stream<String> cached = file.part("nameCache").stream()
                .filter(entry -> Collected.text(entry.path("entry")).equalsIgnoreCase(target.host()))
                .map(entry -> Collected.text(entry.path("address")));
        return Optional.of(new ClientAddresses(AddressText.all(hosts), AddressText.all(cached),
                policies(file, target.host())));
    }

    /** Those for this name; empty where they could not be read. The values of a policy share its key. */
    private static Optional<List<NamePolicy>> policies(Collected file, String host) {
        if (!file.has(POLICIES)) {
            return Optional.empty();
        }
        Map<String, List<JsonNode>> keys = file.part(POLICIES).stream().collect(Collectors.groupingBy(
                item -> Collected.text(item.path("key")), LinkedHashMap::new, Collectors.toList()));
        return Optional.of(keys.values().stream().flatMap(values -> values(values, "Name").flatMap(String::lines)
                .filter(rule -> rule.length() <= MOST_TEXT && NamePolicy.covers(rule, host))
                .map(rule -> new NamePolicy(rule, servers(values)))).distinct().limit(MOST_POLICIES).toList());
    }

    /** For DirectAccess they have a value of their own. Both hold addresses between semicolons. */
    private static List<String> servers(List<JsonNode> values) {
        return AddressText.all(Stream.concat(values(values, "GenericDNSServers"),
                values(values, "DirectAccessDNSServers")).flatMap(text -> Stream.of(text.split("[;,\\s]+"))));
    }

    private static Stream<String> values(List<JsonNode> values, String name) {
        return values.stream().filter(item -> Collected.text(item.path("name")).equalsIgnoreCase(name))
                .map(item -> Collected.text(item.path("value")));
    }
}
