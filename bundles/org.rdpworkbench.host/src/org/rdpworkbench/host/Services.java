// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host;

import java.util.List;
import java.util.Optional;

/** The services of a host, without its drivers. Names are those of the service, not the displayed ones. */
public interface Services {

    /** All of them with their state. */
    Answer<List<ServiceStatus>> all() throws InterruptedException;

    /** One with how it is set up; empty when there is no such service. */
    Answer<Optional<Service>> find(String name) throws InterruptedException;

    /** Those that need this one, in any state; empty when there is no such service. */
    Answer<Optional<List<ServiceStatus>>> dependents(String name) throws InterruptedException;
}
