// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.access;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.ClientAttempt;
import org.rdpworkbench.facts.HostRoles;
import org.rdpworkbench.facts.LogonRights;
import org.rdpworkbench.facts.RefusedLogons;
import org.rdpworkbench.facts.RefusedLogons.Refusal;
import org.rdpworkbench.facts.RefusedLogons.Why;

/**
 * What host and client wrote down of logons. Our own looks never log on, so nothing of it was seen from here.
 *
 * @param refused by the host's log
 * @param attempt the client's last one
 * @param roles what the host is for
 * @param rights who may log on there
 * @param began when the case began
 */
record Logons(Optional<RefusedLogons> refused, Optional<ClientAttempt> attempt, Optional<HostRoles> roles,
        Optional<LogonRights> rights, Instant began) {

    /** Two clocks that nobody compared, and the time in which a client gives up. */
    private static final Duration SAME_MOMENT = Duration.ofSeconds(60);
    /** SEC_E_LOGON_DENIED. */
    private static final long LOGON_DENIED = 0x8009_030CL;
    /** Disconnect reasons of IMsTscAxEvents::OnDisconnected that say why an account was not taken. */
    private static final Set<Long> ACCOUNT_REFUSED =
            Set.of(0x807L, 0xA07L, 0xB07L, 0xC07L, 0xD07L, 0xE07L, 0xF07L, 0x1207L);
    /** SSL_ERR_POLICY_NTLM_ONLY and SSL_ERR_NO_AUTHENTICATING_AUTHORITY. */
    private static final Set<Long> NO_KERBEROS = Set.of(0x1707L, 0x1807L);

    static Logons in(CaseFile evidence, Optional<HostRoles> roles, Optional<LogonRights> rights) {
        return new Logons(evidence.find(RefusedLogons.TYPE, Vantage.INSIDE),
                evidence.find(ClientAttempt.TYPE, Vantage.CLIENT), roles, rights, evidence.began());
    }

    /** Some were refused for that. */
    boolean refusedFor(Why why) {
        return !refusals(one -> one.why() == why).isEmpty();
    }

    /** Some were refused for that, of that type. */
    boolean refusedFor(Why why, int type) {
        return !refusals(one -> one.why() == why && one.type() == type).isEmpty();
    }

    /** Some were refused for a right, on a host to which only administrators log on. */
    boolean refusedByDomainController() {
        return refusedFor(Why.RIGHT) && roles.filter(all -> all.has(HostRoles.Role.DOMAIN_CONTROLLER)).isPresent();
    }

    /** That holds of who may log on. */
    boolean right(Predicate<LogonRights> condition) {
        return rights.filter(condition).isPresent();
    }

    /** The log was readable, and has nothing of accounts that were not let in. */
    boolean noneRefused() {
        return refused.isPresent() && refusals(Logons::ofAccount).isEmpty();
    }

    /** One was refused in the minute in which the client failed. */
    boolean refusedAtTheAttempt() {
        Optional<Instant> failed = attempt.filter(ClientAttempt::failed).map(one -> one.ended().orElse(one.began()));
        return failed.isPresent() && !refusals(one -> ofAccount(one)
                && Duration.between(one.last(), failed.get()).abs().compareTo(SAME_MOMENT) <= 0).isEmpty();
    }

    /** The client says itself that its account was not taken. */
    boolean clientRefused() {
        return attempt.filter(one -> one.brokeAt(Stage.AUTHENTICATION, began))
                .filter(one -> one.reason().filter(ACCOUNT_REFUSED::contains).isPresent()
                        || one.failures().stream().anyMatch(failure -> failure.error()
                                .filter(code -> code == LOGON_DENIED).isPresent())).isPresent();
    }

    /** The client says that NTLM was all that it had, or that nobody vouched for the account. */
    boolean clientLacksKerberos() {
        return attempt.filter(one -> one.brokeAt(Stage.AUTHENTICATION, began))
                .filter(one -> one.reason().filter(NO_KERBEROS::contains).isPresent()).isPresent();
    }

    /** The client failed when it logged on, whatever it says of that. */
    boolean clientBroke() {
        return attempt.filter(one -> one.brokeAt(Stage.AUTHENTICATION, began)).isPresent();
    }

    boolean clientLoggedOn() {
        return attempt.filter(ClientAttempt::loggedOn).isPresent();
    }

    /** How often some were refused for that, and what the host says of it, for a sentence. */
    Map<String, Object> values(Why why) {
        return values(refusals(one -> one.why() == why));
    }

    /** The same, of that type alone. */
    Map<String, Object> values(Why why, int type) {
        return values(refusals(one -> one.why() == why && one.type() == type));
    }

    private static Map<String, Object> values(List<Refusal> refusals) {
        return Map.of("count", refusals.stream().mapToLong(Refusal::count).sum(),
                "reasons", refusals.stream().map(one -> Statuses.words(one.status())).distinct()
                        .collect(Collectors.joining(", ")));
    }

    private List<Refusal> refusals(Predicate<Refusal> which) {
        return refused.map(all -> all.which(which)).orElse(List.of());
    }

    private static boolean ofAccount(Refusal refusal) {
        return switch (refusal.why()) {
            case RIGHT, ACCOUNT, NAME_OR_PASSWORD -> true;
            case NTLM, BINDINGS, OTHER -> false;
        };
    }
}
