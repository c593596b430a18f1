// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.client;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Addresses that somebody wrote down. Nothing is looked up: what is no literal is no address. */
final class AddressText {

    private static final String PART = "(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])";
    private static final Pattern LITERAL = Pattern.compile(
            PART + "(\\." + PART + "){3}|(?=[^:]*:[^:]*:)[0-9A-Fa-f:][0-9A-Fa-f:.]{1,44}");
    private static final int MOST = 50;

    private AddressText() {}

    /** As the runtime writes it, so that it compares with what a resolver says. */
    static Optional<String> of(String text) {
        if (!LITERAL.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text).getHostAddress());
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** Those that are addresses, each once; the first ones where there are many. */
    static List<String> all(Stream<String> texts) {
        return texts.flatMap(text -> of(text).stream()).distinct().limit(MOST).toList();
    }
}
