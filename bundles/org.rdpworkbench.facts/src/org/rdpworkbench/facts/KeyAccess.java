// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.facts;

import java.util.Optional;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;

/**
 * Who may use the file of the private key that belongs to the bound certificate. Seen from inside the host. A file
 * whose permissions could not be read is missing evidence: on a healthy host Administrators have no entry there.
 *
 * @param file its path on the host
 * @param serviceReads NETWORK SERVICE can effectively read it, deny entries and groups counted in
 * @param systemControls SYSTEM has full control
 * @param absent there is no such file; empty in evidence of versions that did not say so
 * @param dacl its permissions where they are not right: a self-relative security descriptor of [MS-DTYP] 2.4.6 without
 *     owner and group, in lower-case hex; empty in evidence of versions that did not keep them, and where they are long
 * @param permissions owner and DACL as SDDL, accounts by SID; empty for a file that is not there, where they are too
 *     long to be shown, and in evidence of versions that did not keep them
 */
public record KeyAccess(String file, boolean serviceReads, boolean systemControls, Optional<Boolean> absent,
        Optional<String> dacl, Optional<String> permissions) implements Fact {

    public static final FactType<KeyAccess> TYPE = new FactType<>("KeyAccess", 1, KeyAccess.class);

    /** One of a file that is there, of whose permissions no more is known. */
    public KeyAccess(String file, boolean serviceReads, boolean systemControls) {
        this(file, serviceReads, systemControls, Optional.of(false));
    }

    /** One of a file that is not there. */
    public static KeyAccess gone(String file) {
        return new KeyAccess(file, false, false, Optional.of(true));
    }

    /** One whose permissions are not told one by one. */
    public KeyAccess(String file, boolean serviceReads, boolean systemControls, Optional<Boolean> absent) {
        this(file, serviceReads, systemControls, absent, Optional.empty(), Optional.empty());
    }

    /** True when the file is gone, and the key with it. */
    public boolean gone() {
        return absent.orElse(false);
    }

    /** True when both have what they need. That does not make the key usable: a clone may be unable to decrypt it. */
    public boolean right() {
        return serviceReads && systemControls;
    }

    /** True when the service can read it and SYSTEM has not all rights to it. */
    public boolean systemRestricted() {
        return serviceReads && !systemControls;
    }
}
