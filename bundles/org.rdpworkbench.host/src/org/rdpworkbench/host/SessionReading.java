// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.rdpworkbench.core.spi.HostUse.Seen;
import org.rdpworkbench.core.spi.HostUse.Sighting;
import org.rdpworkbench.core.spi.HostUse.Unseen;
import org.rdpworkbench.core.spi.SettingValue;

/**
 * Reads the sessions of people out of the hives of users that a host has loaded: {@code Volatile Environment} has a key
 * for each session of that user, by the session's number, with what programs there find as SESSIONNAME and CLIENTNAME.
 * Each user may write into it, so it is what is told and no proof.
 *
 * <p>Not verified on Windows: what a session leaves there when it is disconnected, and whether one that has ended is
 * gone from there at once while the hive stays loaded. So nobody can tell from it that somebody is at work.
 */
record SessionReading(Registry registry) {

    private static final String USERS = "HKU";
    private static final String ENVIRONMENT = "\\Volatile Environment";
    /** Accounts of a machine or a domain, and those of Entra ID; Windows' own accounts have others. */
    private static final Pattern PERSON = Pattern.compile("S-1-(?:5-21|12-1)(?:-[0-9]{1,10}){1,5}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,10}");
    /** What no name has in it, and what would make two sessions out of one where they stand in a row. */
    private static final Pattern NO_NAME = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp},;]");
    /** As many as anybody reads; each takes several calls, one behind the other. */
    private static final int MOST_HIVES = 50;
    private static final int MOST_SESSIONS = 100;
    private static final int LONGEST_NAME = 64;

    /** A session in words, with its number to put it in its place. */
    private record Session(long number, String words) {}

    Sighting read() throws InterruptedException {
        return switch (registry.key(USERS)) {
            case Answer.Value<Optional<RegistryKey>>(Optional<RegistryKey> users) ->
                    of(users.map(RegistryKey::subkeys).orElse(List.of()).stream()
                            .filter(name -> PERSON.matcher(name).matches()).toList());
            case Answer.None<Optional<RegistryKey>> none -> new Unseen(none.detail());
        };
    }

    private Sighting of(List<String> people) throws InterruptedException {
        List<String> some = people.subList(0, Math.min(MOST_HIVES, people.size()));
        List<Session> sessions = new ArrayList<>();
        List<String> rest = new ArrayList<>();
        Optional<String> refusal = Optional.empty();
        for (String sid : some) {
            switch (registry.key(USERS + "\\" + sid + ENVIRONMENT)) {
                case Answer.Value<Optional<RegistryKey>>(Optional<RegistryKey> environment) -> {
                    if (environment.isPresent()) {
                        add(environment.get(), sid, sessions);
                    }
                }
                case Answer.None<Optional<RegistryKey>> none -> {
                    refusal = refusal.or(() -> Optional.of(none.detail()));
                    rest.add("those of " + sid + ", which could not be read");
                }
            }
        }
        if (refusal.isPresent() && rest.size() == some.size()) {
            return new Unseen(refusal.get());
        }
        if (people.size() > MOST_HIVES || sessions.size() > MOST_SESSIONS) {
            rest.add("more that were not read");
        }
        return new Seen(Stream.concat(sessions.stream().limit(MOST_SESSIONS)
                .sorted(Comparator.comparing(Session::number)).map(Session::words), rest.stream()).toList());
    }

    private void add(RegistryKey environment, String sid, List<Session> sessions) throws InterruptedException {
        String name = text(environment.value("USERNAME"));
        String domain = text(environment.value("USERDOMAIN"));
        String account = name.isEmpty() ? sid : domain.isEmpty() ? name : domain + "\\" + name;
        for (String number : environment.subkeys()) {
            // One more than are told, so that it shows that there are more.
            if (sessions.size() > MOST_SESSIONS) {
                return;
            }
            if (NUMBER.matcher(number).matches()) {
                String key = environment.path() + "\\" + number;
                sessions.add(new Session(Long.parseLong(number),
                        account + ", session " + number + ", " + where(key)));
            }
        }
    }

    /** Not verified in all languages of Windows: the name of the console. Other listeners may be of anybody. */
    private String where(String key) throws InterruptedException {
        Optional<String> station = value(key, "SESSIONNAME");
        if (station.isEmpty()) {
            return "whose station could not be read";
        }
        String name = station.get();
        String upper = name.toUpperCase(Locale.ROOT);
        if (upper.equals("CONSOLE")) {
            return "at the console";
        }
        String client = value(key, "CLIENTNAME").filter(from -> !from.isEmpty()).map(from -> " from " + from)
                .orElse("");
        return (upper.startsWith("RDP-") ? "Remote Desktop by " + name : name.isEmpty() ? "without a station's name"
                : "at the station " + name) + client;
    }

    private Optional<String> value(String key, String name) throws InterruptedException {
        return registry.value(key, name).value().map(SessionReading::text);
    }

    private static String text(SettingValue value) {
        String text = value.asText().orElse("").strip();
        String cut = text.length() > LONGEST_NAME ? text.substring(0, LONGEST_NAME) + " [cut]" : text;
        return NO_NAME.matcher(cut).replaceAll("?");
    }
}
