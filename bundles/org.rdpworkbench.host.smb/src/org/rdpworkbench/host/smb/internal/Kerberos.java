// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.smb.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.AppConfigurationEntry.LoginModuleControlFlag;
import javax.security.auth.login.Configuration;
import javax.security.auth.login.LoginContext;
import javax.security.auth.login.LoginException;
import org.ietf.jgss.GSSException;
import org.rdpworkbench.host.Credential;
import org.rdpworkbench.host.Obstacle;

/**
 * Tickets for hosts, with the password of an account whose name says its realm. The Java runtime asks the key
 * distribution centre, which it finds by the system's krb5.conf or DNS, over connections of its own.
 */
final class Kerberos {

    /** NTLM does as well, so that nobody waits long for a centre that does not answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    /** A realm whose centre does not answer is not asked again so soon: the runtime waits on for minutes. */
    private static final Duration REST = Duration.ofMinutes(2);
    private static final Pattern ERROR = Pattern.compile("\\((\\d{1,3})\\)");
    /**
     * Errors of RFC 4120, 7.5.9 that are a refusal of this account or its password: KDC_ERR_NAME_EXP, KDC_ERR_POLICY,
     * KDC_ERR_CLIENT_REVOKED, KDC_ERR_KEY_EXPIRED, KDC_ERR_PREAUTH_FAILED, KRB_AP_ERR_BAD_INTEGRITY.
     */
    private static final Set<Integer> REFUSALS = Set.of(1, 12, 18, 23, 24, 31);

    /** When a realm's centre did not answer, by {@link System#nanoTime}. */
    private final Map<String, Long> silent = new ConcurrentHashMap<>();

    /** The realm that an account's name says: that of a user principal name, or a domain by its DNS name. */
    static Optional<String> realm(String domain, String user) {
        String named = user.indexOf('@') < 0 ? domain : user.substring(user.lastIndexOf('@') + 1);
        // A name without a dot is one of NetBIOS.
        return Optional.of(named.toUpperCase(Locale.ROOT)).filter(name -> name.matches("[^.]+(\\.[^.]+)+"));
    }

    /**
     * A ticket for a host, as the beginning of a logon there; empty where none can be had, and the account was not
     * refused: then there are other ways to log on.
     *
     * @param host its name; there are no tickets for addresses
     * @throws Unanswered when the account or the password is refused: the logon was tried, and is over
     */
    Optional<TicketContext> ticket(Credential credential, String host, Duration limit)
            throws Unanswered, InterruptedException {
        Optional<String> realm = realm(credential.domain(), credential.user());
        if (realm.isEmpty() || rests(realm.get())) {
            return Optional.empty();
        }
        String user = credential.user().replaceFirst("@[^@]*$", "");
        char[] secret = credential.secret();
        FutureTask<TicketContext> task = new FutureTask<>(() -> {
            try {
                return TicketContext.of(logIn(user + "@" + realm.get(), secret), user, host, realm.get());
            } finally {
                Arrays.fill(secret, '\0');
            }
        });
        Thread thread = Thread.ofPlatform().daemon().name("Kerberos").unstarted(task);
        // By this the runtime finds its own module.
        thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
        thread.start();
        Duration half = limit.dividedBy(2);
        try {
            return Optional.of(task.get((half.compareTo(PATIENCE) < 0 ? half : PATIENCE).toNanos(),
                    TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            silent.put(realm.get(), System.nanoTime());
            return Optional.empty();
        } catch (ExecutionException e) {
            return otherwise(e.getCause());
        } finally {
            task.cancel(true);
        }
    }

    private boolean rests(String realm) {
        Long since = silent.get(realm);
        return since != null && System.nanoTime() - since < REST.toNanos();
    }

    private static Optional<TicketContext> otherwise(Throwable problem) throws Unanswered {
        if (problem instanceof LoginException refused) {
            Matcher error = ERROR.matcher(String.valueOf(refused.getMessage()));
            if (error.find() && REFUSALS.contains(Integer.parseInt(error.group(1)))) {
                throw new Unanswered(Obstacle.LOGON_FAILED, "Kerberos AS-REQ", "KRB-ERROR " + error.group(1));
            }
            return Optional.empty();
        }
        if (problem instanceof GSSException) {
            return Optional.empty();
        }
        throw new IllegalStateException("no ticket was asked for", problem);
    }

    private static Subject logIn(String principal, char[] secret) throws LoginException {
        Subject subject = new Subject();
        new LoginContext("rdpworkbench", subject, new Given(principal, secret), new Module()).login();
        return subject;
    }

    /** Answers what the runtime would ask a person. */
    private record Given(String principal, char[] secret) implements CallbackHandler {
        @Override
        public void handle(Callback[] callbacks) throws IOException, UnsupportedCallbackException {
            for (Callback callback : callbacks) {
                switch (callback) {
                    case NameCallback name -> name.setName(principal);
                    case PasswordCallback password -> password.setPassword(secret);
                    default -> throw new UnsupportedCallbackException(callback);
                }
            }
        }
    }

    /** No ticket of somebody else is used, and none is kept. */
    private static final class Module extends Configuration {
        @Override
        public AppConfigurationEntry[] getAppConfigurationEntry(String name) {
            return new AppConfigurationEntry[] {new AppConfigurationEntry(
                    "com.sun.security.auth.module.Krb5LoginModule", LoginModuleControlFlag.REQUIRED,
                    Map.of("useTicketCache", "false", "refreshKrb5Config", "true"))};
        }
    }
}
