// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.symptoms.internal;

import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.SymptomCatalog;

/** TLS alerts, RFC 8446 section 6. */
@Component(service = SymptomCatalog.class)
public final class TlsAlerts extends CodeTable {

    public TlsAlerts() {
        super("tlsAlert");
    }
}
