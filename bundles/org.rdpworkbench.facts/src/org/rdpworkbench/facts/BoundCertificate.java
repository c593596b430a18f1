// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.facts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;

/**
 * Which certificate the host's Remote Desktop listener is set up to show, and what the host's stores have of it. Seen
 * from inside the host.
 *
 * @param thumbprint SHA-1 in lower-case hex; empty when its registry names none
 * @param custom somebody bound it to the listener; else it is the one that the host makes itself
 * @param stored as a store has it; empty when no store that was looked at has a certificate with that thumbprint
 */
public record BoundCertificate(Optional<String> thumbprint, boolean custom, Optional<Stored> stored) implements Fact {

    public static final FactType<BoundCertificate> TYPE =
            new FactType<>("BoundCertificate", 1, BoundCertificate.class);

    /**
     * A certificate in a store of the host.
     *
     * @param store {@code Remote Desktop} or {@code MY}
     * @param subject as the certificate has it; text from the host
     * @param usage object identifiers of what it is for; empty when it does not limit that
     * @param key where the store says that its private key is; empty when it knows of none
     */
    public record Stored(String store, String subject, Instant notBefore, Instant notAfter,
            Optional<List<String>> usage, Optional<Key> key) {}

    /**
     * Where a private key is.
     *
     * @param container its name within the provider
     * @param file the name of its file among the machine's keys; empty for a provider whose files are not known by it
     */
    public record Key(String provider, String container, Optional<String> file) {}

    /** True when somebody bound a certificate that no store has. */
    public boolean nowhere() {
        return custom && stored.isEmpty();
    }

    /** True when it is in a store, and that knows of no private key for it. */
    public boolean withoutKey() {
        return stored.filter(entry -> entry.key().isEmpty()).isPresent();
    }

    /** True when it is in a store and may not be used for a server, as a certificate would that the host sends. */
    public boolean notForServers() {
        return stored.flatMap(Stored::usage).filter(usage -> !ServerCertificate.forServers(usage)).isPresent();
    }
}
