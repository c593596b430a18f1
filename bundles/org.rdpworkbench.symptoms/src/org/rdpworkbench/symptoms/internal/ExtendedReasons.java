// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.symptoms.internal;

import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.SymptomCatalog;

/** The second, "extended" code of the dialog. */
@Component(service = SymptomCatalog.class)
public final class ExtendedReasons extends CodeTable {

    public ExtendedReasons() {
        super("extendedReason");
    }
}
