// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.facts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;

/**
 * The logons that a host refused lately, as its Security log has them (event 4625), counted by why and from where. Seen
 * from inside the host. Accounts are not named: whoever looks knows which account it is about, and nobody else need.
 *
 * @param from how far back the look went, by the host's clock
 * @param to when it ended
 * @param refusals the latest first; only the latest where there are many
 */
public record RefusedLogons(Instant from, Instant to, List<Refusal> refusals) implements Fact {

    public static final FactType<RefusedLogons> TYPE = new FactType<>("RefusedLogons", 1, RefusedLogons.class);

    /** Who writes the event. */
    public static final String PROVIDER = "Microsoft-Windows-Security-Auditing";
    /** "An account failed to log on". */
    public static final int EVENT = 4625;

    /** LogonType of a logon over the network, as NLA is one; so is the use of a share. */
    public static final int NETWORK = 3;
    /** LogonType of a logon at the screen that Remote Desktop shows, and of nothing else. */
    public static final int REMOTE_INTERACTIVE = 10;

    private static final int MOST = 200;

    /** What a refusal is about. */
    public enum Why {
        /** The account may log on, and not in this way or not here. */
        RIGHT,
        /** The account, or its password, is in a state in which it may not log on. */
        ACCOUNT,
        /** There is no such account, or the password is wrong. */
        NAME_OR_PASSWORD,
        /** NTLM is not taken. */
        NTLM,
        /** The logon does not belong to its TLS connection. */
        BINDINGS,
        /** Something else, such as a clock or a domain that cannot be reached. */
        OTHER
    }

    /**
     * Logons that were refused alike.
     *
     * @param type the LogonType, {@link #NETWORK} or {@link #REMOTE_INTERACTIVE}
     * @param status the NTSTATUS that tells most: the sub status, or where that is 0 the status; unsigned
     * @param client the address that they came from; empty where the event has none
     * @param last when the last of them was written
     */
    public record Refusal(int type, long status, Optional<String> client, int count, Instant last) {

        private static final Pattern NUMBER = Pattern.compile("0x[0-9A-Fa-f]{1,8}|0|[1-9][0-9]{0,8}");
        private static final Pattern ADDRESS = Pattern.compile("(?=.*[.:])[0-9A-Fa-f.:]{2,45}");
        private static final String MAPPED = "::ffff:";

        /**
         * A single event, out of its data by the names that its provider gives them. Empty also for one without an
         * account: it is an exchange that nobody went on with, as ours are. The account is looked at, and not kept.
         *
         * @param data gives the text of that name; empty where the event has none
         */
        public static Optional<Refusal> read(UnaryOperator<String> data, Instant at) {
            return data.apply("TargetUserName").matches("-?") ? Optional.empty()
                    : read(data.apply("LogonType"), data.apply("Status"), data.apply("SubStatus"),
                            data.apply("IpAddress"), at);
        }

        /**
         * A single event, out of the texts that its message is filled with: LogonType, Status, SubStatus and IpAddress.
         * Empty for logons of other types, and where there is no such text.
         */
        public static Optional<Refusal> read(String type, String status, String subStatus, String address, Instant at) {
            Optional<Long> known = number(type).filter(one -> one == NETWORK || one == REMOTE_INTERACTIVE);
            String plain = address.startsWith(MAPPED) && address.contains(".") ? address.substring(MAPPED.length())
                    : address;
            return number(status).filter(number -> known.isPresent()).map(number -> new Refusal(
                    known.get().intValue(), number(subStatus).filter(sub -> sub != 0).orElse(number),
                    Optional.of(plain).filter(ADDRESS.asMatchPredicate()), 1, at));
        }

        private static Optional<Long> number(String text) {
            return NUMBER.matcher(text).matches() ? Optional.of(Long.decode(text)) : Optional.empty();
        }

        /** By the table of event 4625, and by ntstatus.h for what it leaves out. */
        public Why why() {
            return switch ((int) status) {
                case 0xC000_015B, 0xC000_0413, 0xC000_0022 -> Why.RIGHT;
                case 0xC000_0234, 0xC000_0072, 0xC000_0193, 0xC000_0071, 0xC000_0224, 0xC000_006F, 0xC000_0070,
                        0xC000_006E, 0xC000_02FA -> Why.ACCOUNT;
                case 0xC000_0064, 0xC000_006A, 0xC000_006D -> Why.NAME_OR_PASSWORD;
                case 0xC000_0418 -> Why.NTLM;
                case 0xC000_035B -> Why.BINDINGS;
                default -> Why.OTHER;
            };
        }

        private Refusal and(Refusal other) {
            return new Refusal(type, status, client, count + other.count,
                    last.isAfter(other.last) ? last : other.last);
        }
    }

    /** Counts events, in any order. */
    public static RefusedLogons counted(Instant from, Instant to, List<Refusal> events) {
        Map<List<Object>, Refusal> alike = new LinkedHashMap<>();
        events.forEach(event -> alike.merge(List.of(event.type(), event.status(), event.client()), event,
                Refusal::and));
        List<Refusal> latest = new ArrayList<>(alike.values());
        latest.sort(Comparator.comparing(Refusal::last).reversed());
        return new RefusedLogons(from, to, List.copyOf(latest.subList(0, Math.min(MOST, latest.size()))));
    }

    /** Those of which that holds, the latest first. */
    public List<Refusal> which(Predicate<Refusal> condition) {
        return refusals.stream().filter(condition).toList();
    }
}
