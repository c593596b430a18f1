// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host;

import java.time.Duration;
import java.util.Optional;

/** Credentials that are kept outside of this program, by id. A service of the bundle that knows where. */
public interface CredentialSource {

    /**
     * The one with that id, as it is defined now. No secret is read.
     *
     * @throws CredentialException when it cannot be seen which ones there are
     */
    Optional<Kept> find(String id) throws CredentialException;

    /** A credential whose secret is read when it is needed. */
    interface Kept {

        /** Equal for as long as nobody defines the credential anew: what a refused logon is remembered for. */
        Object version();

        /**
         * The credential with its secret, which the caller closes.
         *
         * @param host the name or address by which a person called the host, since each may have a secret of its own
         * @param limit how long it may take
         * @return the credential, or {@link Obstacle#NO_SECRET}
         */
        Answer<Credential> open(String host, Duration limit) throws InterruptedException;
    }
}
