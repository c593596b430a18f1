// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.facts;

import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;

/**
 * Who may use the file of the private key that belongs to the bound certificate. Seen from inside the host. A file
 * whose permissions could not be read is missing evidence: on a healthy host Administrators have no entry there.
 *
 * @param file its path on the host
 * @param serviceReads NETWORK SERVICE can effectively read it, deny entries and groups counted in
 * @param systemControls SYSTEM has full control
 */
public record KeyAccess(String file, boolean serviceReads, boolean systemControls) implements Fact {

    public static final FactType<KeyAccess> TYPE = new FactType<>("KeyAccess", 1, KeyAccess.class);

    /** True when both have what they need. That does not make the key usable: a clone may be unable to decrypt it. */
    public boolean right() {
        return serviceReads && systemControls;
    }
}
