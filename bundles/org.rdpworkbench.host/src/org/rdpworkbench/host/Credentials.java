// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** The credentials that this program was given, by id. Everywhere else there is only the id. */
@Component(service = Credentials.class)
public final class Credentials {

    private final Map<String, Credential> known = new ConcurrentHashMap<>();

    /** None yet. */
    @Activate
    public Credentials() {}

    /** Knows one more from now on. One with the same id is forgotten, and its secret overwritten. */
    public void add(String id, Credential credential) {
        Credential before = known.put(id, credential);
        if (before != null && before != credential) {
            before.close();
        }
    }

    /** The one with that id, which stays here. */
    public Optional<Credential> find(String id) {
        return Optional.ofNullable(known.get(id));
    }

    /** Overwrites all secrets and forgets them. */
    @Deactivate
    public void forget() {
        known.values().forEach(Credential::close);
        known.clear();
    }
}
