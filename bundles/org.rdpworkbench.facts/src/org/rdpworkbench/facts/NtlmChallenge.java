// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.facts;

import java.time.Instant;
import java.util.Optional;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;

/**
 * What the host tells about itself in its NTLM CHALLENGE_MESSAGE ([MS-NLMP] 2.2.1.2). All of it is the host's word and
 * need not be true.
 *
 * @param flags NegotiateFlags
 * @param osVersion major.minor.build
 * @param osFamily the releases that report such a build; client and server often cannot be told apart
 * @param time the host's clock
 */
public record NtlmChallenge(Optional<String> targetName, Optional<String> netbiosComputer,
        Optional<String> netbiosDomain, Optional<String> dnsComputer, Optional<String> dnsDomain,
        Optional<String> dnsTree, long flags, Optional<String> osVersion, Optional<String> osFamily,
        Optional<Instant> time) implements Fact {

    public static final FactType<NtlmChallenge> TYPE = new FactType<>("NtlmChallenge", 1, NtlmChallenge.class);
}
