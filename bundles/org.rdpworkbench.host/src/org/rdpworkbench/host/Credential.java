// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host;

import java.util.Arrays;
import java.util.Objects;

/**
 * Who somebody is towards a host. The secret is in no text that this makes, and closing it overwrites the secret. It
 * is the same for any number of sessions, and may be closed as soon as these are open.
 */
public final class Credential implements AutoCloseable {

    private final Account account;
    private final char[] secret;
    private boolean closed;

    /**
     * A copy is kept of the secret; the caller's array stays as it is.
     *
     * @param domain the domain's name, or empty or {@code .} for an account of the host itself; empty beside a user
     *     principal name ({@code user@suffix}), whose suffix need not be a domain's name
     */
    public Credential(String domain, String user, char[] secret) {
        this(new Account(domain, user), secret);
    }

    /** A copy is kept of the secret; the caller's array stays as it is. */
    public Credential(Account account, char[] secret) {
        this.account = Objects.requireNonNull(account, "account");
        this.secret = secret.clone();
    }

    /** Empty or {@code .} for an account of the host itself. */
    public String domain() {
        return account.domain();
    }

    /** The account's name, without the domain. */
    public String user() {
        return account.user();
    }

    /**
     * Another one that is the same, and is closed by itself.
     *
     * @throws IllegalStateException when this one was closed
     */
    public Credential copy() {
        char[] same = secret();
        try {
            return new Credential(account, same);
        } finally {
            Arrays.fill(same, '\0');
        }
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
        return account.local();
    }

    @Override
    public synchronized void close() {
        closed = true;
        Arrays.fill(secret, '\0');
    }

    /** Domain and user, never the secret. */
    @Override
    public String toString() {
        return account.domain().equals(".") ? account.user() : account.toString();
    }
}
