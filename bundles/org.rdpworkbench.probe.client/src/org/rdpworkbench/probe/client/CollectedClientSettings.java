// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.facts.ClientSettings;

/** What was collected of a client's own settings, as far as they concern one host. */
final class CollectedClientSettings {

    private static final String SAVED = "savedCredentials";
    private static final String SAVED_FOR = "TERMSRV/";
    private static final String POLICIES = "clientPolicies";
    private static final String FILTERS = "networkFilters";
    private static final String HASH = "([0-9a-f]{40}|[0-9a-f]{64})";
    private static final int MOST_FILTERS = 50;
    private static final int MOST_TEXT = 100;

    private CollectedClientSettings() {}

    /** Empty where none of them could be read. */
    static Optional<ClientSettings> of(Collected file, Target target) {
        Optional<DefaultRdp> last = DefaultRdp.of(file, target);
        return Optional.of(new ClientSettings(accepted(file, target), saved(file, target),
                file.number(POLICIES, "AuthenticationLevel")
                        .or(() -> last.flatMap(DefaultRdp::authenticationLevel)),
                last.flatMap(DefaultRdp::gateway), last.flatMap(DefaultRdp::port),
                file.has(POLICIES) ? Optional.of(file.number(POLICIES, "fClientDisableUDP").orElse(0L) == 1)
                        : Optional.empty(),
                CollectedTime.source(file), filters(file))).filter(settings -> !settings.isNothing());
    }

    private static Optional<String> accepted(Collected file, Target target) {
        return file.part("servers").stream().filter(one -> is(target, Collected.text(one.path("server"))))
                .flatMap(one -> StreamSupport.stream(one.path("values").spliterator(), false))
                .map(value -> Collected.text(value.path("value")).toLowerCase(Locale.ROOT))
                .filter(hex -> hex.matches(HASH)).findFirst();
    }

    private static Optional<Boolean> saved(Collected file, Target target) {
        return file.has(SAVED) ? Optional.of(file.part(SAVED).stream().map(Collected::text)
                .filter(text -> text.regionMatches(true, 0, SAVED_FOR, 0, SAVED_FOR.length()))
                .anyMatch(text -> is(target, text.substring(SAVED_FOR.length())))) : Optional.empty();
    }

    /** A client keeps a host by its name, whatever the port. */
    private static boolean is(Target target, String name) {
        return name.equalsIgnoreCase(target.host()) || name.equalsIgnoreCase(target.toString());
    }

    private static Optional<List<String>> filters(Collected file) {
        return file.has(FILTERS) ? Optional.of(file.part(FILTERS).stream().map(CollectedClientSettings::name)
                .filter(name -> !name.isEmpty()).distinct().limit(MOST_FILTERS).toList()) : Optional.empty();
    }

    private static String name(JsonNode filter) {
        String text = Collected.text(filter.path("name"));
        return text.substring(0, Math.min(text.length(), MOST_TEXT));
    }
}
