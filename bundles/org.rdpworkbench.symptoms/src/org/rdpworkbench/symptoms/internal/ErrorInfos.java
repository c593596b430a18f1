// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.symptoms.internal;

import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.SymptomCatalog;

/** Set Error Info codes, [MS-RDPBCGR] 2.2.5.1.1. */
@Component(service = SymptomCatalog.class)
public final class ErrorInfos extends CodeTable {

    public ErrorInfos() {
        super("errorInfo");
    }
}
