// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.credentials;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.rdpworkbench.host.Account;
import org.rdpworkbench.host.Credential;
import org.rdpworkbench.host.CredentialException;
import org.rdpworkbench.host.credentials.internal.Vault;

/** Keeps passwords as long as a test, or refuses. Not safe for threads, which its user has to see to. */
final class MemoryVault implements Vault {

    final Map<UUID, String> kept = new HashMap<>();
    boolean locked;

    @Override
    public void put(UUID key, char[] secret, Duration limit) throws CredentialException {
        if (locked) {
            throw new CredentialException("locked");
        }
        kept.put(key, new String(secret));
    }

    @Override
    public Credential get(UUID key, Account account, Duration limit) throws CredentialException {
        if (locked || !kept.containsKey(key)) {
            throw new CredentialException("locked or gone");
        }
        return new Credential(account, kept.get(key).toCharArray());
    }

    @Override
    public void forget(UUID key) {
        kept.remove(key);
    }
}
