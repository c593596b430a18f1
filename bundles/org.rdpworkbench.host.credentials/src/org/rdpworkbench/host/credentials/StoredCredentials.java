// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.credentials;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.host.Account;
import org.rdpworkbench.host.Answer;
import org.rdpworkbench.host.Credential;
import org.rdpworkbench.host.CredentialException;
import org.rdpworkbench.host.CredentialSource;
import org.rdpworkbench.host.Obstacle;
import org.rdpworkbench.host.credentials.internal.Definitions;
import org.rdpworkbench.host.credentials.internal.HelperCommand;
import org.rdpworkbench.host.credentials.internal.SystemVault;
import org.rdpworkbench.host.credentials.internal.Vault;
import org.rdpworkbench.store.StoreAddress;

/**
 * The credentials that a person keeps. Calls block, since the system may ask that person to unlock its password store,
 * and may come from any thread but the one of the user interface, also of several processes at once. What a method has
 * returned from is on the disk.
 */
@Component(service = {StoredCredentials.class, CredentialSource.class})
public final class StoredCredentials implements CredentialSource {

    /** For a person to unlock what keeps the passwords. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Definitions definitions;
    private final Vault vault;

    /** Those of the person who runs this program, at their usual place; nothing is opened yet. */
    @Activate
    public StoredCredentials() {
        this(StoreAddress.folder(System.getenv(), Path.of(System.getProperty("user.home")),
                System.getProperty("os.name")), SystemVault.ofThisSystem());
    }

    /** Those in another folder, which need not be there. */
    public StoredCredentials(Path folder) {
        this(folder, SystemVault.ofThisSystem());
    }

    StoredCredentials(Path folder, Vault vault) {
        this.definitions = new Definitions(folder);
        this.vault = vault;
    }

    /** All of them, in the order of their ids. No secret is read. */
    public List<StoredCredential> list() throws CredentialException {
        return definitions.read();
    }

    /**
     * Keeps one whose password the system keeps. One with the same id is replaced.
     *
     * @throws CredentialException when this system has nothing that keeps passwords, or the person did not unlock it
     */
    public void add(String id, Account account, char[] secret) throws CredentialException, InterruptedException {
        replace(new StoredCredential(id, UUID.randomUUID(), account, List.of()), secret);
    }

    /**
     * Keeps one whose password a program prints as the first line of its output, each time it is needed. One with the
     * same id is replaced.
     *
     * @param command the program and its arguments; no shell is between
     */
    public void add(String id, Account account, List<String> command)
            throws CredentialException, InterruptedException {
        if (command.isEmpty()) {
            throw new IllegalArgumentException("no program");
        }
        replace(new StoredCredential(id, UUID.randomUUID(), account, command), null);
    }

    private void replace(StoredCredential added, char[] secret) throws CredentialException, InterruptedException {
        definitions.change(all -> {
            if (secret != null) {
                vault.put(added.version(), secret, PATIENCE);
            }
            return without(all, added.id(), added);
        }, vault::forget);
    }

    /** Forgets one, and its password. False when there was none with that id. */
    public boolean remove(String id) throws CredentialException, InterruptedException {
        return definitions.change(all -> without(all, id, null), vault::forget);
    }

    private static List<StoredCredential> without(List<StoredCredential> all, String id, StoredCredential instead) {
        List<StoredCredential> changed = new ArrayList<>(all);
        changed.removeIf(one -> one.id().equals(id));
        if (instead != null) {
            changed.add(instead);
        }
        return changed;
    }

    @Override
    public Optional<Kept> find(String id) throws CredentialException {
        return list().stream().filter(one -> one.id().equals(id)).findFirst().map(one -> new Stored(one, definitions,
                vault));
    }

    /** One of them. Its secret is had anew each time: it may be another one by then. */
    private record Stored(StoredCredential definition, Definitions definitions, Vault vault) implements Kept {

        @Override
        public Object version() {
            return definition.version();
        }

        @Override
        public Answer<Credential> open(String host, Duration limit) throws InterruptedException {
            try {
                return Answer.of(definition.command().isEmpty() ? kept(limit)
                        : HelperCommand.run(definition.command(), host, limit, definition.account()));
            } catch (CredentialException e) {
                return Answer.none(Obstacle.NO_SECRET, definition.id(), e.getMessage());
            }
        }

        private Credential kept(Duration limit) throws CredentialException, InterruptedException {
            return definitions.alone(limit, () -> vault.get(definition.version(), definition.account(), limit));
        }
    }
}
