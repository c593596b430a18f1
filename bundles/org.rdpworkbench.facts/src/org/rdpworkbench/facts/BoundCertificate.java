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
 * @param others what else could be bound in its place; empty where nobody bound it, where the stores could not be read
 *     as a whole, and in evidence of versions that did not look
 * @param template what policies set for it; empty where they set nothing, and in evidence of versions that did not look
 */
public record BoundCertificate(Optional<String> thumbprint, boolean custom, Optional<Stored> stored,
        Optional<Others> others, Optional<Template> template) implements Fact {

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

    /**
     * What else the host has.
     *
     * @param hostName the full name that the host has for itself; empty when it tells none
     * @param certificates that are for servers and whose private key a store knows of, as far as they were counted
     */
    public record Others(Optional<String> hostName, List<Other> certificates) {

        public Others {
            certificates = List.copyOf(certificates);
        }
    }

    /**
     * Another certificate.
     *
     * @param store {@code Remote Desktop} or {@code MY}
     * @param serviceReads NETWORK SERVICE can effectively read the file of its key; empty where that is not known
     */
    public record Other(String store, ServerCertificate.Certificate certificate, Key key,
            Optional<Boolean> serviceReads) {}

    /**
     * A policy has the host get its certificate by a template: the host requests one, and binds it.
     *
     * @param name of the template; text from the host
     * @param origin which policy set it; empty where it cannot be told which
     */
    public record Template(String name, Optional<RemoteDesktopSettings.Origin> origin) {

        /** Which policy set it, as the end of "set by". May hold text from a host. */
        public String setBy() {
            return origin.map(RemoteDesktopSettings.Origin::words)
                    .orElseGet(RemoteDesktopSettings.Owner.POLICY::words);
        }
    }

    /** One of which it is not known what else could be bound. */
    public BoundCertificate(Optional<String> thumbprint, boolean custom, Optional<Stored> stored) {
        this(thumbprint, custom, stored, Optional.empty(), Optional.empty());
    }

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
