// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.facts;

import java.util.Optional;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;

/**
 * What the client on which the person saw the failure does about NLA. It is the half of the story that no look at the
 * host can bring: a host that requires NLA is healthy, and only a client without it is stopped.
 *
 * @param use empty when that is not known
 * @param refusesUnpatched true when its policy on encryption oracle remediation refuses hosts without the CredSSP
 *     update (AllowEncryptionOracle 0 or 1, on a client that has the update); empty when that is not known
 */
public record NlaClient(Optional<Use> use, Optional<Boolean> refusesUnpatched) implements Fact {

    /** The id is that of the plugin in which it began, since cases name it. */
    public static final FactType<NlaClient> TYPE = new FactType<>("nla.Client", 1, NlaClient.class);

    /** What the client does about NLA. */
    public enum Use {
        /** It cannot, or it is turned off ({@code enablecredsspsupport:i:0}). */
        NEVER,
        /** It uses NLA where the host offers it. */
        OFFERED,
        /** It connects with NLA or not at all. */
        REQUIRED
    }

    /** One of which both is known. */
    public NlaClient(Use use, boolean refusesUnpatched) {
        this(Optional.of(use), Optional.of(refusesUnpatched));
    }
}
