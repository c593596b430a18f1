// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.testkit;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.util.tracker.ServiceTracker;

/** Gets a component as the workbench would: from the framework, or outside of one by its constructor. */
final class Components {

    /** Far more than a component takes to appear. */
    private static final long PATIENCE_MILLIS = 20_000;

    private Components() {}

    static Object instance(Class<?> type) {
        Bundle bundle = FrameworkUtil.getBundle(type);
        return bundle == null ? made(type) : registered(type, bundle);
    }

    private static Object made(Class<?> type) {
        try {
            return type.getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(type.getName() + " cannot be made by a public constructor without parameters", e);
        }
    }

    private static Object registered(Class<?> type, Bundle bundle) {
        try {
            bundle.start(Bundle.START_TRANSIENT);
            BundleContext context = bundle.getBundleContext();
            ServiceTracker<Object, Object> tracker = new ServiceTracker<>(context,
                    context.createFilter("(component.name=" + type.getName() + ")"), null);
            // Stays open, so that the component is not put away while it is tested.
            tracker.open(true);
            Object service = tracker.waitForService(PATIENCE_MILLIS);
            if (service == null) {
                throw new AssertionError(type.getName() + " is not there as a service: is it a @Component?");
            }
            return service;
        } catch (BundleException | InvalidSyntaxException e) {
            throw new AssertionError(bundle.getSymbolicName() + " cannot be started", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for " + type.getName(), e);
        }
    }
}
