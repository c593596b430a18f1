// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.protocol.ldap;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.rdpworkbench.protocol.asn1.Der;
import org.rdpworkbench.protocol.wire.DecodeException;
import org.rdpworkbench.protocol.wire.WireReader;

/**
 * The attributes of a domain controller's rootDSE that tell who it is and what time it is there ([MS-ADTS] 3.1.1.3.2,
 * currentTime and dnsHostName). Anybody may read them without logging on.
 *
 * @param currentTime the controller's clock, in whole seconds
 * @param dnsHostName what it calls itself
 */
public record RootDse(Optional<Instant> currentTime, Optional<String> dnsHostName) {

    /** Greatest length of the answer in bytes. */
    public static final int MAX_LENGTH = 1 << 14;

    private static final int MESSAGE_ID = 1;
    private static final int BASE_OBJECT = 0;
    private static final int NEVER_DEREF_ALIASES = 0;
    private static final int NO_LIMIT = 0;
    private static final int BOOLEAN = 0x01;
    private static final int SET = 0x31;
    private static final int SEARCH_REQUEST = 0x63;
    private static final int SEARCH_RESULT_ENTRY = 0x64;
    private static final int PRESENT_FILTER = 0x87;
    private static final int MOST_ATTRIBUTES = 64;
    private static final int MOST_VALUES = 64;
    private static final int LONGEST_NAME = 255;
    private static final DateTimeFormatter GENERALIZED_TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);

    /** Returns the SearchRequest (RFC 4511 4.5.1) for these two attributes. */
    public static byte[] request() {
        return Der.encode(Der.SEQUENCE,
                Der.encodeUnsigned(MESSAGE_ID),
                Der.encode(SEARCH_REQUEST,
                        text(""),
                        Der.encode(Der.ENUMERATED, new byte[] {BASE_OBJECT}),
                        Der.encode(Der.ENUMERATED, new byte[] {NEVER_DEREF_ALIASES}),
                        Der.encodeUnsigned(NO_LIMIT),
                        Der.encodeUnsigned(NO_LIMIT),
                        Der.encode(BOOLEAN, new byte[] {0}),
                        Der.encode(PRESENT_FILTER, ascii("objectClass")),
                        Der.encode(Der.SEQUENCE, text("currentTime"), text("dnsHostName"))));
    }

    /** Returns how many more bytes of the first message of the answer to fetch, 0 once it is complete. */
    public static int missing(byte[] received) throws DecodeException {
        return Der.missing(received, Der.SEQUENCE, "ldap message", MAX_LENGTH);
    }

    /** Reads a SearchResultEntry (RFC 4511 4.5.2). Attributes that were not asked for are passed over. */
    public static RootDse decode(byte[] bytes) throws DecodeException {
        WireReader message = Der.element(new WireReader("ldap message", bytes), Der.SEQUENCE, "ldap message");
        Der.unsigned(message, Der.INTEGER, "message id");
        WireReader entry = Der.element(message, SEARCH_RESULT_ENTRY, "search result entry");
        Der.element(entry, Der.OCTET_STRING, "object name");
        WireReader attributes = Der.element(entry, Der.SEQUENCE, "attributes");
        Optional<Instant> time = Optional.empty();
        Optional<String> name = Optional.empty();
        for (int count = 0; attributes.remaining() > 0; count++) {
            if (count == MOST_ATTRIBUTES) {
                throw attributes.failure("more than " + MOST_ATTRIBUTES + " attributes");
            }
            WireReader attribute = Der.element(attributes, Der.SEQUENCE, "partial attribute");
            String type = text(Der.element(attribute, Der.OCTET_STRING, "type"));
            Optional<String> value = firstValue(Der.element(attribute, SET, "vals"));
            switch (type.toLowerCase(Locale.ROOT)) {
                case "currenttime" -> time = value.flatMap(RootDse::generalizedTime);
                case "dnshostname" -> name = value.filter(v -> v.length() <= LONGEST_NAME);
                default -> { }
            }
        }
        return new RootDse(time, name);
    }

    private static Optional<String> firstValue(WireReader values) throws DecodeException {
        Optional<String> first = Optional.empty();
        for (int count = 0; values.remaining() > 0; count++) {
            if (count == MOST_VALUES) {
                throw values.failure("more than " + MOST_VALUES + " values");
            }
            String value = text(Der.element(values, Der.OCTET_STRING, "value"));
            first = first.isPresent() ? first : Optional.of(value);
        }
        return first;
    }

    /** GeneralizedTime as domain controllers write it, {@code 20261123100000.0Z} (RFC 4517 3.3.13). */
    private static Optional<Instant> generalizedTime(String text) {
        if (!text.matches("[0-9]{14}([.,][0-9]{1,9})?Z")) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.parse(text.substring(0, 14), GENERALIZED_TIME).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static byte[] text(String value) {
        return Der.encode(Der.OCTET_STRING, ascii(value));
    }

    private static byte[] ascii(String value) {
        return value.getBytes(StandardCharsets.US_ASCII);
    }

    private static String text(WireReader octets) throws DecodeException {
        return new String(octets.rest(), StandardCharsets.UTF_8);
    }
}
