// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Supplier;
import org.rdpworkbench.core.spi.WayIn;
import org.rdpworkbench.host.Credential;
import org.rdpworkbench.host.Credentials;
import org.rdpworkbench.host.HostAccess;
import org.rdpworkbench.host.HostSessions;
import org.rdpworkbench.report.Plain;
import picocli.CommandLine.Option;

/** How a command may look inside a host, and who it is there. */
final class InsideOptions {

    private final Supplier<HostSessions> sessions;
    private final Supplier<Credentials> credentials;

    @Option(names = "--inside", paramLabel = "WAY", description = "Also look inside the host, read-only, by this way: "
            + "smb, with an account that is an administrator there; or windows, for the machine itself, as who is "
            + "signed in.")
    private String way;

    @Option(names = "--credential", paramLabel = "ACCOUNT", description = "Who to be inside, for smb: DOMAIN\\USER, "
            + "USER@DOMAIN, or USER for an account of the host itself. The password is asked for.")
    private String account;

    @Option(names = "--secret-fd", paramLabel = "N", description = "Read the password from this file descriptor, one "
            + "line, instead of asking for it.")
    private Integer descriptor;

    InsideOptions(Supplier<HostSessions> sessions, Supplier<Credentials> credentials) {
        this.sessions = sessions;
        this.credentials = credentials;
    }

    /** The way in, whose credential is known from then on; empty when only the outside was asked for. */
    Optional<WayIn> wayIn(OutputOptions options) {
        if (way == null) {
            if (account != null || descriptor != null) {
                throw options.bad("--credential and --secret-fd need --inside, which says where they are used.");
            }
            return Optional.empty();
        }
        SortedSet<String> ways = sessions.get().ways();
        if (!ways.contains(way)) {
            throw options.bad("No installed plugin knows the way in \"" + Plain.escape(way, 100) + "\"; there "
                    + (ways.isEmpty() ? "is none." : "are " + String.join(", ", ways) + "."));
        }
        return Optional.of(new WayIn(way, credentialFor(sessions.get().way(way).orElseThrow(), options)));
    }

    /** The id of the credential, when the way takes one. */
    private Optional<String> credentialFor(HostAccess access, OutputOptions options) {
        Optional<String> unusable = access.unusable();
        if (unusable.isPresent()) {
            throw options.bad(unusable.get());
        }
        if (!access.takesCredential()) {
            if (account != null || descriptor != null) {
                throw options.bad("--inside " + way + " takes no --credential: it looks as who is signed in.");
            }
            return Optional.empty();
        }
        if (account == null || account.isBlank()) {
            throw options.bad("--inside " + way + " needs --credential ACCOUNT: an administrator of the host.");
        }
        credentials.get().add(account, credential(options));
        return Optional.of(account);
    }

    private Credential credential(OutputOptions options) {
        int backslash = account.indexOf('\\');
        String domain = backslash < 0 ? "" : account.substring(0, backslash);
        String user = account.substring(backslash + 1);
        if (user.isBlank() || user.startsWith("@") || user.endsWith("@") || backslash == 0) {
            throw options.bad("\"" + Plain.escape(account, 100) + "\" is half an account; both sides of it must be "
                    + "there.");
        }
        char[] secret = secret(options);
        try {
            // The part behind an @ need not be the name of a domain, so the whole is left to the host.
            return new Credential(domain, user, secret);
        } finally {
            Arrays.fill(secret, '\0');
        }
    }

    private char[] secret(OutputOptions options) {
        if (descriptor != null && descriptor < 0) {
            throw options.bad("File descriptors are numbers from 0.");
        }
        try {
            return descriptor != null ? SecretInput.read(descriptor) : SecretInput.ask(account);
        } catch (IOException e) {
            throw options.bad(descriptor != null ? "File descriptor " + descriptor + " " + e.getMessage() + "."
                    : "The password is needed, and " + e.getMessage() + "; a script gives it with --secret-fd, and "
                            + "--output keeps the terminal free for the question.");
        }
    }
}
