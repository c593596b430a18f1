// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.access.tests;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.ClientAttempt;
import org.rdpworkbench.facts.LogonRights;
import org.rdpworkbench.facts.NtlmSettings;
import org.rdpworkbench.facts.RefusedLogons;
import org.rdpworkbench.facts.RefusedLogons.Refusal;
import org.rdpworkbench.testkit.Cases;

/** What hosts and clients write down of logons. A client's attempt ends when a case begins. */
final class Seen {

    static final int NETWORK = RefusedLogons.NETWORK;
    static final int REMOTE = RefusedLogons.REMOTE_INTERACTIVE;
    static final long NOT_GRANTED = 0xC000_015BL;
    static final long LOCKED = 0xC000_0234L;
    static final long WRONG_PASSWORD = 0xC000_006AL;
    static final long NTLM_BLOCKED = 0xC000_0418L;
    static final long BAD_BINDINGS = 0xC000_035BL;

    static final Set<String> ADMINISTRATORS = Set.of("S-1-5-32-544");
    /** Administrators and Remote Desktop Users. */
    static final Set<String> BOTH = Set.of("S-1-5-32-544", "S-1-5-32-555");
    static final Set<String> EVERYONE = Set.of("S-1-1-0", "S-1-5-32-544", "S-1-5-32-545", "S-1-5-32-551");

    /** Long before any attempt. */
    private static final Instant EARLIER = Cases.BEGAN.minus(Duration.ofMinutes(20));
    /** TLS and CredSSP run in the same states of a client, so that the reason tells which it was. */
    private static final int BEGINS = 1024;
    private static final int SESSION = 1027;

    private Seen() {}

    static Cases nothing() {
        return Cases.of();
    }

    static Refusal refusal(int type, long status) {
        return new Refusal(type, status, Optional.of("192.0.2.7"), 1, EARLIER);
    }

    static Refusal refusal(int type, long status, Instant at) {
        return new Refusal(type, status, Optional.empty(), 3, at);
    }

    static RefusedLogons log(Refusal... refusals) {
        return RefusedLogons.counted(Cases.BEGAN.minus(Duration.ofHours(1)), Cases.BEGAN, Arrays.asList(refusals));
    }

    static Cases logged(Refusal... refusals) {
        return nothing().from(Vantage.INSIDE, log(refusals));
    }

    static Cases refused(int type, long status) {
        return logged(refusal(type, status));
    }

    /** The client was disconnected for that reason. */
    static ClientAttempt ended(long reason) {
        return attempt(reason, List.of(), BEGINS);
    }

    /** Its handshake failed with that error, and the reason tells no more than that the connection was closed. */
    static ClientAttempt failed(long error) {
        return attempt(0x904, List.of(new ClientAttempt.Failure("RDPClient_SSL", "TsSslStateHandshakeInProgress", "",
                "", Optional.of(error), Cases.BEGAN)), BEGINS);
    }

    /** It had a session, which the person ended. */
    static ClientAttempt loggedOn() {
        return attempt(2, List.of(), BEGINS, SESSION);
    }

    private static ClientAttempt attempt(long reason, List<ClientAttempt.Failure> failures, int... events) {
        Instant began = Cases.BEGAN.minusSeconds(1);
        return new ClientAttempt("srv1", Optional.empty(), began, Optional.of(Cases.BEGAN), Optional.of(reason),
                failures, Arrays.stream(events).mapToObj(event -> new ClientAttempt.Step(event, began)).toList(), 1,
                began);
    }

    static Cases client(ClientAttempt attempt) {
        return nothing().from(Vantage.CLIENT, attempt);
    }

    static Cases rights(Set<String> remote, Set<String> remoteDenied, Set<String> network, Set<String> networkDenied) {
        return nothing().from(Vantage.INSIDE, new LogonRights(remote, remoteDenied, network, networkDenied));
    }

    static NtlmSettings receiving(long level) {
        return new NtlmSettings(Optional.of(level), Optional.empty(), Optional.empty());
    }

    static NtlmSettings sending(long level) {
        return new NtlmSettings(Optional.empty(), Optional.of(level), Optional.empty());
    }

    static NtlmSettings compatibility(long level) {
        return new NtlmSettings(Optional.empty(), Optional.empty(), Optional.of(level));
    }

    static NtlmSettings unset() {
        return new NtlmSettings(Optional.empty(), Optional.empty(), Optional.empty());
    }
}
