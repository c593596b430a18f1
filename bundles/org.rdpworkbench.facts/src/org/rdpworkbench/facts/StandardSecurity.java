// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.facts;

import java.util.Optional;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;

/**
 * What the host offers as standard RDP security (TS_UD_SC_SEC1, [MS-RDPBCGR] 2.2.1.4.3).
 *
 * @param answered false when the host does not go on without TLS, which is healthy
 * @param method encryptionMethod: 0 none, 1 40 bit, 2 128 bit, 8 56 bit, 16 FIPS
 * @param level encryptionLevel: 0 none, 1 low, 2 client compatible, 3 high, 4 FIPS
 * @param detail one sentence about what is odd, or empty
 */
public record StandardSecurity(boolean answered, Optional<Long> method, Optional<Long> level, String detail)
        implements Fact {

    public static final FactType<StandardSecurity> TYPE =
            new FactType<>("StandardSecurity", 1, StandardSecurity.class);
}
