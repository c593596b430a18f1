// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.symptoms.internal;

import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.SymptomCatalog;

/** Failure codes of the negotiation, [MS-RDPBCGR] 2.2.1.2.2. */
@Component(service = SymptomCatalog.class)
public final class NegotiationFailures extends CodeTable {

    public NegotiationFailures() {
        super("negotiationFailure");
    }
}
