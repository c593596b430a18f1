// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.rdpworkbench.host.CredentialSource.Kept;

/**
 * The credentials that this program was given, and those that are kept elsewhere, by id. Everywhere else there is only
 * the id.
 */
@Component(service = Credentials.class)
public final class Credentials {

    private final Map<String, Credential> given = new ConcurrentHashMap<>();
    private final List<CredentialSource> sources = new CopyOnWriteArrayList<>();

    /** None yet. */
    @Activate
    public Credentials() {}

    /** With those that are kept elsewhere, for programs that have no plugin framework. */
    public Credentials(List<CredentialSource> sources) {
        this.sources.addAll(sources);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addSource(CredentialSource source) {
        sources.add(source);
    }

    void removeSource(CredentialSource source) {
        sources.remove(source);
    }

    /** Knows one more from now on. One with the same id is forgotten, and its secret overwritten. */
    public void add(String id, Credential credential) {
        Credential before = given.put(id, credential);
        if (before != null && before != credential) {
            before.close();
        }
    }

    /** The one with that id that this program was given, which stays here. */
    public Optional<Credential> find(String id) {
        return Optional.ofNullable(given.get(id));
    }

    /**
     * The one with that id, wherever it is; what this program was given goes first.
     *
     * @throws CredentialException when it cannot be seen which ones are kept elsewhere
     */
    public Optional<Kept> kept(String id) throws CredentialException {
        Optional<Kept> found = find(id).map(Given::new);
        for (CredentialSource source : sources) {
            if (found.isEmpty()) {
                found = source.find(id);
            }
        }
        return found;
    }

    /** Overwrites all secrets and forgets them. */
    @Deactivate
    public void forget() {
        given.values().forEach(Credential::close);
        given.clear();
    }

    /** The same for every host, and begins anew whenever somebody gives it again. */
    private record Given(Credential version) implements Kept {
        @Override
        public Answer<Credential> open(String host, Duration limit) {
            return Answer.of(version.copy());
        }
    }
}
