// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.spi;

import java.util.Objects;
import java.util.Optional;

/**
 * How a person lets a run look inside the host. Names alone: a secret is in neither.
 *
 * @param access which way, for example {@code smb}
 * @param credential the id of the credential; empty for the account that is signed in on this machine
 */
public record WayIn(String access, Optional<String> credential) {

    public WayIn {
        Objects.requireNonNull(access, "access");
        Objects.requireNonNull(credential, "credential");
    }
}
