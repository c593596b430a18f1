// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host;

import java.util.Objects;

/**
 * An account's name.
 *
 * @param domain the domain's name, or empty or {@code .} for an account of the host itself; empty beside a user
 *     principal name ({@code user@suffix}), whose suffix need not be a domain's name
 * @param user the name without the domain
 */
public record Account(String domain, String user) {

    public Account {
        Objects.requireNonNull(domain, "domain");
        Objects.requireNonNull(user, "user");
    }

    /**
     * What a person wrote: {@code DOMAIN\USER}, {@code USER@DOMAIN}, or {@code USER} for an account of the host itself.
     *
     * @throws IllegalArgumentException when one side of it is missing
     */
    public static Account parse(String text) {
        int backslash = text.indexOf('\\');
        String user = text.substring(backslash + 1);
        if (user.isBlank() || user.startsWith("@") || user.endsWith("@") || backslash == 0) {
            throw new IllegalArgumentException("half an account");
        }
        // The part behind an @ need not be the name of a domain, so the whole is left to the host.
        return new Account(backslash < 0 ? "" : text.substring(0, backslash), user);
    }

    /** Whether it says by itself that the account is one of the host's own; it may be one all the same. */
    public boolean local() {
        return (domain.isEmpty() || domain.equals(".")) && user.indexOf('@') < 0;
    }

    /** As it is written, so that {@link #parse} understands it. */
    @Override
    public String toString() {
        return domain.isEmpty() ? user : domain + "\\" + user;
    }
}
