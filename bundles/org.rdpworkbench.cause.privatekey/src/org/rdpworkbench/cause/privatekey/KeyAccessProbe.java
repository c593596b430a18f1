// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.privatekey;

import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Probe;
import org.rdpworkbench.core.spi.ProbeContext;
import org.rdpworkbench.core.spi.ProbeException;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.facts.BoundCertificate;
import org.rdpworkbench.facts.KeyAccess;
import org.rdpworkbench.facts.TcpConnect;
import org.rdpworkbench.host.Answer;
import org.rdpworkbench.host.CngKeyFile;
import org.rdpworkbench.host.HostSession;
import org.rdpworkbench.host.Inside;
import org.rdpworkbench.host.InsideProbe;
import org.rdpworkbench.host.KeyFile;
import org.rdpworkbench.host.Obstacle;
import org.rdpworkbench.host.SecurityDescriptor;

/**
 * Reads who may use the file of the key that belongs to the bound certificate. That file alone: others in the folder
 * belong to other services, or to a name that the host once had. It is opened with backup intent, since on a healthy
 * host administrators have no entry there; being refused is missing evidence. Which file a key of CNG is in, only the
 * heads of its files tell: {@link CngKeySearch}.
 */
@Component(service = Probe.class)
public final class KeyAccessProbe implements InsideProbe {

    @Override
    public String id() {
        return "privatekey.key-access";
    }

    @Override
    public Set<FactType<?>> yields() {
        return Set.of(KeyAccess.TYPE);
    }

    @Override
    public Set<FactType<?>> needs() {
        return Set.of(BoundCertificate.TYPE, TcpConnect.TYPE);
    }

    @Override
    public void collect(ProbeContext context) throws ProbeException, InterruptedException {
        Optional<BoundCertificate.Key> key = context.fact(BoundCertificate.TYPE).stored()
                .flatMap(BoundCertificate.Stored::key);
        Optional<String> name = key.flatMap(BoundCertificate.Key::file);
        Optional<String> container = key.filter(one -> one.provider().equals(CngKeyFile.PROVIDER))
                .map(BoundCertificate.Key::container);
        if (container.isPresent()) {
            CngKeySearch search = CngKeySearch.within(context);
            context.shared(Inside.class).report(context, KeyAccess.TYPE,
                    session -> search.access(session, container.get()));
        } else if (name.isEmpty()) {
            context.missing(KeyAccess.TYPE, Reason.UNSUPPORTED, key.isEmpty()
                    ? "the host's stores name no key of the bound certificate"
                    : "it is not known which file holds the key", BoundCertificate.TYPE);
        } else {
            context.shared(Inside.class).report(context, KeyAccess.TYPE,
                    session -> access(session, KeyFile.FOLDER + "\\" + name.get()));
        }
    }

    /** Where the folder above is there, one that is missing in it was deleted, or put aside. */
    private static boolean elsewhere(HostSession session) throws InterruptedException {
        return session.files().security(KeyFile.ABOVE).value().filter(Optional::isPresent).isEmpty();
    }

    /** That the file is gone can only be said of a folder that is there, or of one whose folder above is. */
    private static Answer<KeyAccess> access(HostSession session, String file) throws InterruptedException {
        Answer<Optional<SecurityDescriptor>> security = session.files().security(file);
        if (security.value().filter(Optional::isEmpty).isPresent()) {
            Answer<Optional<SecurityDescriptor>> folder = session.files().security(KeyFile.FOLDER);
            if (folder.value().filter(Optional::isEmpty).isPresent() && elsewhere(session)) {
                return Answer.none(Obstacle.UNSUPPORTED, "SMB2 CREATE", "the folder of machine keys is elsewhere");
            }
            return folder.map(there -> KeyFile.access(file, Optional.empty()));
        }
        return security.map(found -> KeyFile.access(file, found));
    }
}
