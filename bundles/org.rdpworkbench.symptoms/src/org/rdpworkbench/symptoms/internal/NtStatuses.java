// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.symptoms.internal;

import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.SymptomCatalog;

/** NTSTATUS values of a failed logon. */
@Component(service = SymptomCatalog.class)
public final class NtStatuses extends CodeTable {

    public NtStatuses() {
        super("ntstatus");
    }
}
