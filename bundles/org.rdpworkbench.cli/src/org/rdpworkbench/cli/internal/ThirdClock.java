// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

import java.util.Optional;
import org.rdpworkbench.core.run.Request;
import org.rdpworkbench.core.spi.Target;
import picocli.CommandLine.Option;

/** A clock beside those of the host and this machine, without which nobody is told to correct one. */
final class ThirdClock {

    @Option(names = "--domain-controller", paramLabel = "HOST[:PORT]", description = "Ask it for the time of the "
            + "domain, without logging on: without a third clock no plan corrects one.")
    private String domainController;

    /** Who keeps the time of the host's domain, where a person named one. */
    Optional<Target> target(OutputOptions options) {
        return ldap(domainController, options);
    }

    /** Where the directory of that one listens; null where nobody named one. */
    static Optional<Target> ldap(String domainController, OutputOptions options) {
        try {
            return Optional.ofNullable(domainController).map(Request::directory);
        } catch (IllegalArgumentException e) {
            throw options.bad(e.getMessage());
        }
    }
}
