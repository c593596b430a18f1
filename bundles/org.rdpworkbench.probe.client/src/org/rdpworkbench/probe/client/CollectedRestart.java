// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.rdpworkbench.facts.RestartSigns;
import org.rdpworkbench.facts.RestartSigns.Sign;

/** What was collected of a host that may wait for a restart: its signs, and when it was started. */
final class CollectedRestart {

    private static final String PART = "restart";
    private static final String STARTED = "started";
    private static final String COMPUTER_NAME = "ComputerName";

    private CollectedRestart() {}

    /** Empty where the script did not ask or could not. When settings of TLS were written no script can ask. */
    static Optional<RestartSigns> signs(Collected file) {
        if (!file.has(PART)) {
            return Optional.empty();
        }
        List<Sign> signs = Stream.of(Sign.values()).filter(sign -> is(file, sign)).toList();
        Optional<Instant> started = file.part(STARTED).stream().map(Collected::text)
                .flatMap(text -> ClientEvent.time(text).stream()).findFirst();
        return Optional.of(new RestartSigns(signs, started, List.of(), Optional.of(false)));
    }

    private static boolean is(Collected file, Sign sign) {
        return switch (sign) {
            case SERVICING -> there(file, "servicing");
            case WINDOWS_UPDATE -> there(file, "windowsUpdate");
            case FILE_RENAMES -> there(file, "fileRenames");
            case COMPUTER_RENAME -> renamed(file);
        };
    }

    private static boolean there(Collected file, String sign) {
        return file.part(PART).stream().filter(item -> Collected.text(item.path("sign")).equals(sign))
                .anyMatch(item -> item.path("there").asBoolean());
    }

    /** The name that it is to have, and the one that it has. */
    private static boolean renamed(Collected file) {
        Optional<String> next = name(file, "\\ComputerName\\ComputerName");
        Optional<String> active = name(file, "\\ComputerName\\ActiveComputerName");
        return next.isPresent() && active.isPresent() && !next.equals(active);
    }

    private static Optional<String> name(Collected file, String key) {
        Optional<JsonNode> value = file.value(PART, key, COMPUTER_NAME);
        return value.map(Collected::text).filter(text -> !text.isEmpty()).map(text -> text.toUpperCase(Locale.ROOT));
    }
}
