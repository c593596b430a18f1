// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host;

import java.util.Arrays;
import java.util.Objects;

/**
 * Who somebody is towards a host. The secret is in no text that this makes, and closing it overwrites the secret. It
 * is the same for any number of sessions, and may be closed as soon as these are open.
 */
public final class Credential implements AutoCloseable {

    private final String domain;
    private final String user;
    private final char[] secret;
    private boolean closed;

    /**
     * A copy is kept of the secret; the caller's array stays as it is.
     *
     * @param domain the domain's name, or empty or {@code .} for an account of the host itself; empty beside a user
     *     principal name ({@code user@suffix}), whose suffix need not be a domain's name
     */
    public Credential(String domain, String user, char[] secret) {
        this.domain = Objects.requireNonNull(domain, "domain");
        this.user = Objects.requireNonNull(user, "user");
        this.secret = secret.clone();
    }

    /** Empty or {@code .} for an account of the host itself. */
    public String domain() {
        return domain;
    }

    /** The account's name, without the domain. */
    public String user() {
        return user;
    }

    /**
     * A copy of the secret, which the caller overwrites when it is done with it.
     *
     * @throws IllegalStateException when it was closed
     */
    public synchronized char[] secret() {
        if (closed) {
            throw new IllegalStateException("the credential is closed");
        }
        return secret.clone();
    }

    /** Whether it says by itself that the account is one of the host's own; it may be one all the same. */
    public boolean local() {
        return (domain.isEmpty() || domain.equals(".")) && user.indexOf('@') < 0;
    }

    @Override
    public synchronized void close() {
        closed = true;
        Arrays.fill(secret, '\0');
    }

    /** Domain and user, never the secret. */
    @Override
    public String toString() {
        return domain.isEmpty() || domain.equals(".") ? user : domain + "\\" + user;
    }
}
