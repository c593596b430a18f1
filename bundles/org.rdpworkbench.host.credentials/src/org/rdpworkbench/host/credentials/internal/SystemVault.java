// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.credentials.internal;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.equinox.security.storage.ISecurePreferences;
import org.eclipse.equinox.security.storage.SecurePreferencesFactory;
import org.eclipse.equinox.security.storage.StorageException;
import org.eclipse.equinox.security.storage.provider.IProviderHints;
import org.rdpworkbench.host.Account;
import org.rdpworkbench.host.Credential;
import org.rdpworkbench.host.CredentialException;

/**
 * Equinox' secure storage, encrypted with a key that the system keeps: a Secret Service by libsecret on Linux, DPAPI on
 * Windows, the keychain on macOS. Only that, since what else Equinox has would ask in a dialog.
 *
 * <p>It is the storage that all Eclipse applications of a person share. One of our own would break theirs: on Linux and
 * macOS the system keeps one key for all, and Equinox makes a new one for each file that is new.
 */
public final class SystemVault implements Vault {

    private static final String NODE = "/org.rdpworkbench/credentials";
    private static final AtomicLong OPENED = new AtomicLong();

    private final Path file;
    private final String provider;
    private final String lacking;

    private SystemVault(Path file, String provider, String lacking) {
        this.file = file;
        this.provider = "org.eclipse.equinox.security." + provider;
        this.lacking = lacking + " Passwords can also be fetched by a command each time (exec), or be typed.";
    }

    /** The one of the person who runs this program. Nothing is opened. */
    public static SystemVault ofThisSystem() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        Path file = file(System.getenv(), System.getProperty("user.home"), system.startsWith("windows"));
        if (system.startsWith("windows")) {
            return new SystemVault(file, "WindowsPasswordProvider64bit",
                    "Windows does not encrypt passwords for this account (DPAPI).");
        }
        return system.startsWith("mac")
                ? new SystemVault(file, "OSXKeystoreIntegration", "The keychain cannot be used from here.")
                : new SystemVault(file, "LinuxKeystoreIntegrationJNA", "Nothing here keeps passwords: that takes a "
                        + "desktop session with an unlocked GNOME Keyring or KWallet, and libsecret-1.");
    }

    /** Where Equinox has it in the window, which is started with the home of the environment. */
    private static Path file(Map<String, String> environment, String user, boolean windows) {
        String named = environment.get("ECLIPSE_KEYRING");
        String home = windows ? user : environment.getOrDefault("HOME", user);
        return named != null ? Path.of(named)
                : Path.of(home, ".eclipse/org.eclipse.equinox.security/secure_storage");
    }

    @Override
    public void put(UUID key, char[] secret, Duration limit) throws CredentialException, InterruptedException {
        within(limit, () -> {
            makePrivate();
            ISecurePreferences node = open().node(NODE);
            // Equinox takes a string, which cannot be overwritten.
            node.put(key.toString(), new String(secret), true);
            flush(node);
            return null;
        });
    }

    @Override
    public Credential get(UUID key, Account account, Duration limit)
            throws CredentialException, InterruptedException {
        String kept = within(limit, () -> open().node(NODE).get(key.toString(), null));
        if (kept == null) {
            throw new CredentialException("its password is not kept any more; add it again");
        }
        char[] secret = kept.toCharArray();
        try {
            return new Credential(account, secret);
        } finally {
            Arrays.fill(secret, '\0');
        }
    }

    @Override
    public void forget(UUID key) throws CredentialException, InterruptedException {
        within(Duration.ofSeconds(10), () -> {
            ISecurePreferences node = open().node(NODE);
            node.remove(key.toString());
            flush(node);
            return null;
        });
    }

    /** Fresh from the disk: Equinox knows what it has opened by the address, and does not look at the file again. */
    @SuppressWarnings("deprecation") // Equinox reads and writes the path of the address as it is, without escapes.
    private ISecurePreferences open() throws IOException {
        URL address;
        try {
            address = new URL("file", null, file.toAbsolutePath() + "#" + OPENED.incrementAndGet());
        } catch (MalformedURLException e) {
            throw new IOException(file + " cannot be named", e);
        }
        return SecurePreferencesFactory.open(address, Map.of(IProviderHints.REQUIRED_MODULE_ID, provider,
                IProviderHints.PROMPT_USER, Boolean.FALSE));
    }

    /** Not when nobody waits any more: others may have written meanwhile. */
    private static void flush(ISecurePreferences node) throws IOException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        node.flush();
    }

    /** Equinox leaves it to the system who may read the file. */
    private void makePrivate() throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        if (!Files.exists(file)) {
            Files.createFile(file);
        }
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view != null) {
            view.setPermissions(PosixFilePermissions.fromString("rw-------"));
        }
    }

    /** What the system does may wait for a person, and cannot be interrupted; then it is left behind. */
    private <T> T within(Duration limit, Callable<T> work) throws CredentialException, InterruptedException {
        FutureTask<T> task = new FutureTask<>(work);
        Thread.ofPlatform().daemon().name("Password store").start(task);
        try {
            return task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new CredentialException("The system's password store did not answer within " + limit.toSeconds()
                    + " s; it may be waiting to be unlocked.", e);
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } finally {
            task.cancel(true);
        }
    }

    private CredentialException failure(Throwable problem) {
        return switch (problem) {
            case StorageException storage when storage.getErrorCode() == StorageException.DECRYPTION_ERROR ->
                    new CredentialException("The password cannot be decrypted: the system's key for it is another one "
                            + "now. Add the credential again.", storage);
            case StorageException storage -> new CredentialException(lacking, storage);
            // The library of the system is not there.
            case LinkageError none -> new CredentialException(lacking, none);
            case IOException unreadable -> new CredentialException(file + " cannot be used: "
                    + unreadable.getMessage() + ".", unreadable);
            default -> new CredentialException("The system's password store failed ("
                    + problem.getClass().getSimpleName() + ").", problem);
        };
    }
}
