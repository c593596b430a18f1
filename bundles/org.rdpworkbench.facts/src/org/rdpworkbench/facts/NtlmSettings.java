// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.facts;

import java.util.Optional;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;

/**
 * Which NTLM a machine takes and sends, by its registry. Seen from inside the host, or from the client. All numbers are
 * without a sign, and empty where nobody set one: then NTLM is taken and sent, and which versions of it depends on the
 * version of Windows. Security policies write to the same place, so that it does not tell who set it; what a domain
 * controller refuses is not in it.
 *
 * @param receiving RestrictReceivingNTLMTraffic: 0 takes all, 1 none of accounts of the domain, 2 none
 * @param sending RestrictSendingNTLMTraffic: 0 sends to all, 1 too and writes it down, 2 to none but the exceptions
 * @param compatibility LmCompatibilityLevel: below 3 the machine sends no NTLM version 2, from 5 on it takes no other
 */
public record NtlmSettings(Optional<Long> receiving, Optional<Long> sending, Optional<Long> compatibility)
        implements Fact {

    public static final FactType<NtlmSettings> TYPE = new FactType<>("NtlmSettings", 1, NtlmSettings.class);

    private static final long DOMAIN_ACCOUNTS = 1;
    private static final long ALL = 2;
    private static final long FIRST_WITH_VERSION_2 = 3;

    /** True when it takes NTLM of nobody. */
    public boolean takesNone() {
        return is(receiving, ALL);
    }

    /** True when it takes NTLM of its own accounts, and not of those of a domain. */
    public boolean takesOfOwnAccounts() {
        return is(receiving, DOMAIN_ACCOUNTS);
    }

    /** True when it refuses no NTLM for being NTLM. */
    public boolean takesAll() {
        return receiving.orElse(0L) == 0;
    }

    /** True when it sends NTLM to nobody, or to a list of hosts only. */
    public boolean sendsNone() {
        return is(sending, ALL);
    }

    /** True when what it sends is NTLM of version 1, or older. */
    public boolean sendsOld() {
        return compatibility.filter(level -> level < FIRST_WITH_VERSION_2).isPresent();
    }

    private static boolean is(Optional<Long> setting, long value) {
        return setting.filter(number -> number == value).isPresent();
    }
}
