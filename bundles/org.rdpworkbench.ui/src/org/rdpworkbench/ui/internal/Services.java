// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal;

import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;

/**
 * The services of this and other plugins, as they are at the moment of asking. Asking may start a plugin and all that
 * it uses, so it is done in the background wherever the engine is concerned.
 */
public final class Services {

    private Services() {}

    /** The best service of that type, if there is any. */
    public static <S> Optional<S> find(Class<S> type) {
        BundleContext context = FrameworkUtil.getBundle(Services.class).getBundleContext();
        ServiceReference<S> reference = context.getServiceReference(type);
        return Optional.ofNullable(reference).map(context::getService);
    }
}
