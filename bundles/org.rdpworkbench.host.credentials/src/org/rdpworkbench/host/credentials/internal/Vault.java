// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.credentials.internal;

import java.time.Duration;
import java.util.UUID;
import org.rdpworkbench.host.Account;
import org.rdpworkbench.host.Credential;
import org.rdpworkbench.host.CredentialException;

/** Keeps passwords, each under a key of its own. Its user sees to it that one call comes at a time. */
public interface Vault {

    /** Keeps a password; the array stays as it is. */
    void put(UUID key, char[] secret, Duration limit) throws CredentialException, InterruptedException;

    /** The account with the password that is kept under that key. */
    Credential get(UUID key, Account account, Duration limit) throws CredentialException, InterruptedException;

    /** Forgets a password where there is one. Nobody has to unlock anything for that. */
    void forget(UUID key) throws CredentialException, InterruptedException;
}
