// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.symptoms.internal;

import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.SymptomCatalog;

/** Windows events of host and client. */
@Component(service = SymptomCatalog.class)
public final class Events extends CodeTable {

    public Events() {
        super("event");
    }
}
