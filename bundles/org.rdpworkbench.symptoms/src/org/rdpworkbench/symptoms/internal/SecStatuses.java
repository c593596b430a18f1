// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.symptoms.internal;

import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.SymptomCatalog;

/** SEC_E_ and other HRESULT values. */
@Component(service = SymptomCatalog.class)
public final class SecStatuses extends CodeTable {

    public SecStatuses() {
        super("secStatus");
    }
}
