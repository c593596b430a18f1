// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host;

import java.util.Set;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Probe;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.TcpConnect;

/** A probe that asks the host itself, in the session that its run shares: {@link Inside}. */
public interface InsideProbe extends Probe {

    /** The session is opened at the address that accepted. */
    @Override
    default Set<FactType<?>> needs() {
        return Set.of(TcpConnect.TYPE);
    }

    /** None of its own: the session belongs to the run. */
    @Override
    default int connections() {
        return 0;
    }

    @Override
    default Vantage vantage() {
        return Vantage.INSIDE;
    }
}
