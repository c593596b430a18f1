// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.privatekey;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rdpworkbench.core.spi.Change;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.facts.BoundCertificate;
import org.rdpworkbench.facts.KeyAccess;
import org.rdpworkbench.host.KeyFile;

/**
 * Proposes to have the host make a new key and a certificate for it: the file of the old one is put aside under a name
 * beside it, the certificate that the host made for itself is taken away, and the services are restarted that make and
 * show it. Only for Remote Desktop's own key and the certificate in its own store, which nobody bound: a key that has
 * another name may be another service's too. That Windows then makes both is not verified on Windows.
 *
 * <p>SAME: a certificate that signs itself takes the place of another one.
 */
final class NewKey {

    /** Where the host keeps the certificate that it makes for itself, and what it calls the key of that one. */
    private static final String OWN_STORE = "Remote Desktop";
    private static final String OWN_CONTAINER = "TSSecKeySet1";
    private static final String SHA_1 = "[0-9a-f]{40}";
    /** Of the thumbprint, in the name of what is put aside: enough to tell it from the next one. */
    private static final int MARK = 8;

    /** What the host's inside says of its key. What is seen from outside alone has other causes, too. */
    private static final Set<String> SAID_INSIDE = Stream.of("key-event", "key-unreadable", "key-gone")
            .map(name -> PrivateKeyCheck.UNUSABLE.id() + "." + name).collect(Collectors.toUnmodifiableSet());

    private NewKey() {}

    /** @param folder what makes the folder of keys first; empty where it is there */
    static Optional<FixPlan> plan(Finding finding, KeyAccess access, BoundCertificate bound, Optional<Change> folder) {
        boolean saidInside = finding.held().stream().anyMatch(held -> SAID_INSIDE.contains(held.indication().key()));
        boolean own = !bound.custom() && bound.stored().filter(stored -> stored.store().equals(OWN_STORE))
                .flatMap(BoundCertificate.Stored::key).filter(key -> own(key, access)).isPresent();
        return bound.thumbprint().filter(thumbprint -> saidInside && own && thumbprint.matches(SHA_1))
                .map(thumbprint -> plan(finding.cause().id(), access, thumbprint, folder));
    }

    private static boolean own(BoundCertificate.Key key, KeyAccess access) {
        return key.container().equals(OWN_CONTAINER)
                && key.file().filter(name -> access.file().equals(KeyFile.FOLDER + "\\" + name)).isPresent();
    }

    private static FixPlan plan(String cause, KeyAccess access, String thumbprint, Optional<Change> folder) {
        FixPlan plan = folder.isPresent() ? FixPlan.of(cause, "folder", FixPlan.Security.SAME).then(folder.get())
                : access.gone() ? FixPlan.of(cause, "lost-key", FixPlan.Security.SAME)
                : FixPlan.of(cause, "new-key", FixPlan.Security.SAME).then(new Change.Move(access.file(),
                        access.file() + ".bak-" + thumbprint.substring(0, MARK)));
        return KeyFileFixer.restarting(plan.value("thumbprint", thumbprint)
                .then(new Change.Act(Change.Action.REMOVE_CERTIFICATE, thumbprint,
                        "the store \"Remote Desktop\" has no certificate " + thumbprint)));
    }
}
