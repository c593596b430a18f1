// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Supplier;
import org.rdpworkbench.cli.Command;
import org.rdpworkbench.core.spi.WayIn;
import org.rdpworkbench.host.Account;
import org.rdpworkbench.host.Credential;
import org.rdpworkbench.host.CredentialException;
import org.rdpworkbench.host.Credentials;
import org.rdpworkbench.host.HostAccess;
import org.rdpworkbench.host.HostSessions;
import org.rdpworkbench.report.Plain;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** How a command may look inside a host, and who it is there. */
final class InsideOptions {

    private final Supplier<HostSessions> sessions;
    private final Supplier<Credentials> credentials;

    @Option(names = "--inside", paramLabel = "WAY", description = "Also look inside the host, by this way, which "
            + "only reads unless a repair is applied: "
            + "smb, with an account that is an administrator there; or windows, on Windows, as who is signed in, "
            + "for the machine itself or another one.")
    private String way;

    @Option(names = "--credential", paramLabel = "ID", description = "Who to be inside, for smb: the id of a "
            + "stored credential, see the command credentials; or an account, whose password is asked for: "
            + "DOMAIN\\USER, USER@DOMAIN, or USER for one of the host itself.")
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

    /** The same for a repair whose plan says how and as whom, where a person says nothing else. */
    WayIn wayIn(WayIn planned, OutputOptions options) {
        if (way == null) {
            way = planned.access();
            account = account == null ? planned.credential().orElse(null) : account;
        }
        return wayIn(options).orElseThrow();
    }

    /** The same for the repairs of many hosts, whose plans may have ways in of their own. */
    Map<WayIn, WayIn> wayIns(Collection<WayIn> planned, OutputOptions options) {
        Set<WayIn> different = new LinkedHashSet<>(planned);
        if (descriptor != null && different.size() > 1) {
            throw options.bad("--secret-fd gives one password, and these plans need several; keep them with \""
                    + Command.PROGRAM + " credentials add\".");
        }
        String typedWay = way;
        String typedAccount = account;
        Map<WayIn, WayIn> ways = new LinkedHashMap<>();
        for (WayIn one : different) {
            ways.put(one, wayIn(one, options));
            way = typedWay;
            account = typedAccount;
        }
        return ways;
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
            throw options.bad("--inside " + way + " needs --credential: the id of a stored credential, or an "
                    + "account, that is an administrator of the host.");
        }
        if (stored(options)) {
            if (descriptor != null) {
                throw options.bad("\"" + account + "\" is a stored credential, with its password: leave --secret-fd "
                        + "out.");
            }
        } else {
            credentials.get().add(account, credential(options));
        }
        return Optional.of(account);
    }

    private boolean stored(OutputOptions options) {
        try {
            return credentials.get().kept(account).isPresent();
        } catch (CredentialException e) {
            throw options.bad(e.getMessage());
        }
    }

    private Credential credential(OutputOptions options) {
        Account who = account(account, options.command());
        char[] secret = SecretInput.of(descriptor, account, options.command());
        try {
            return new Credential(who, secret);
        } finally {
            Arrays.fill(secret, '\0');
        }
    }

    /** What a person wrote as an account, which must be a whole one. */
    static Account account(String text, CommandSpec command) {
        try {
            return Account.parse(text);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), "\"" + Plain.escape(text, 100)
                    + "\" is half an account; both sides of it must be there.");
        }
    }
}
