// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.facts;

import java.util.Optional;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;

/**
 * How the same address takes a usual ClientHello on the port of another TLS service.
 *
 * @param connect what came of the connection; most hosts have no such service, and refuse
 * @param answer what came of the ClientHello, where there was a connection
 */
public record OtherTlsService(int port, ConnectOutcome connect, Optional<HelloAnswer> answer) implements Fact {

    public static final FactType<OtherTlsService> TYPE =
            new FactType<>("OtherTlsService", 1, OtherTlsService.class);

    /** True when it answered with a ServerHello. */
    public boolean fine() {
        return answer.filter(HelloAnswer::accepted).isPresent();
    }
}
