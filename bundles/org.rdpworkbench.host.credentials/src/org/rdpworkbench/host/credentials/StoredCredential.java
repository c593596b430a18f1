// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.credentials;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.rdpworkbench.host.Account;

/**
 * What a person sees of a credential that is kept: everything but the secret.
 *
 * @param id by which it is named everywhere
 * @param version another one whenever it is defined anew; also what its secret is filed under
 * @param command the program that prints the secret, and its arguments, in which {@code {host}} stands for the host;
 *     empty where the system keeps the secret
 */
public record StoredCredential(String id, UUID version, Account account, List<String> command) {

    /** What stands for the host in an argument. */
    public static final String HOST = "{host}";

    private static final String ID = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

    public StoredCredential {
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(account, "account");
        command = List.copyOf(command);
        if (!isId(id)) {
            throw new IllegalArgumentException("no id");
        }
    }

    /** Whether it can be the id of one: up to 64 letters, digits, dots, dashes and underlines of ASCII. */
    public static boolean isId(String text) {
        return text.matches(ID);
    }
}
