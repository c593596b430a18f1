// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.facts;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.facts.ServerCertificate.Certificate;

/**
 * What a client is set to, as far as it concerns one host. Seen from the client. Whatever could not be read is empty.
 * No account and no secret is in it.
 *
 * @param acceptedCertificate hash in lower-case hex of the certificate that its person once told it to take from this
 *     host; also empty where it keeps none
 * @param savedCredential whether it has a saved credential for this host
 * @param authenticationLevel what it does where it cannot tell who the host is: 0 connects, 1 does not, 2 warns; of a
 *     policy first, else of the last connection when that was to this host
 * @param gateway whether its last connection, when that was to this host, was set to go through a named gateway,
 *     always or where nothing else goes
 * @param port to which its last connection went when that was to this host
 * @param udpOff whether a policy keeps it from UDP
 * @param timeSource where it takes the time from
 * @param filters what of other makers is bound to its network cards, by name
 */
public record ClientSettings(Optional<String> acceptedCertificate, Optional<Boolean> savedCredential,
        Optional<Long> authenticationLevel, Optional<Boolean> gateway, Optional<Long> port, Optional<Boolean> udpOff,
        Optional<TimeService.Source> timeSource, Optional<List<String>> filters) implements Fact {

    public static final FactType<ClientSettings> TYPE =
            new FactType<>("ClientSettings", 1, ClientSettings.class);

    private static final ClientSettings NOTHING = new ClientSettings(Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public ClientSettings {
        filters = filters.map(List::copyOf);
    }

    /** True when nothing of it could be read. */
    public boolean isNothing() {
        return equals(NOTHING);
    }

    /**
     * True when it keeps another certificate for this host than that one. Which hash it keeps is not documented: it is
     * told by its length, and one of another length compares with nothing.
     */
    public boolean acceptedAnother(Certificate shown) {
        String kept = acceptedCertificate.orElse("");
        List<String> comparable = Stream.of(shown.sha1(), shown.sha256())
                .filter(hash -> hash.length() == kept.length()).toList();
        return !comparable.isEmpty() && comparable.stream().noneMatch(kept::equalsIgnoreCase);
    }
}
