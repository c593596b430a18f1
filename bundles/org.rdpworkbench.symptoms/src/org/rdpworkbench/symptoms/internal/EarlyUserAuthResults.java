// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.symptoms.internal;

import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.SymptomCatalog;

/** The authorization result after CredSSP, [MS-RDPBCGR] 2.2.10.2. */
@Component(service = SymptomCatalog.class)
public final class EarlyUserAuthResults extends CodeTable {

    public EarlyUserAuthResults() {
        super("earlyUserAuth");
    }
}
