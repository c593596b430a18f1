// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.integration;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rdpworkbench.core.run.CaseRecord;
import org.rdpworkbench.core.run.Collected;
import org.rdpworkbench.core.run.Diagnostics;
import org.rdpworkbench.core.run.Progress;
import org.rdpworkbench.core.run.Request;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.core.run.Symptom;
import org.rdpworkbench.core.spi.Target;

/** Thorough looks at servers that nobody here wrote, by the name under which their cases are recorded. */
final class PeerLooks {

    /** Starts what is to be looked at, looks, and ends it. */
    interface PeerLook {
        CaseRecord take() throws IOException;
    }

    private static final String AHEAD = "+47m";
    private static final String BOTH = "TLSv1.2, TLSv1.3";

    private final Path folder;
    private final Display display;
    private final Identity rsa;
    private final Identity ec;
    private final Map<String, PeerLook> looks = new LinkedHashMap<>();

    /** @param folder for what the servers need */
    PeerLooks(Path folder, Display display) throws IOException {
        this.folder = folder;
        this.display = display;
        rsa = Identity.rsa(folder);
        ec = Identity.ec(folder);
    }

    Map<String, PeerLook> all() throws IOException {
        Identity expired = Identity.madeOn(folder, "-400d");
        addXrdps(expired);
        addShadows(expired);
        addClocks();
        addSymptoms();
        looks.put("weston", () -> look(Weston.start(folder, rsa), Optional.empty(), Optional.empty()));
        return looks;
    }

    private void addXrdps(Identity expired) throws IOException {
        Identity weak = Identity.weak(folder);
        add("xrdp-tls", Xrdp.of("tls", rsa));
        add("xrdp-negotiate", Xrdp.of("negotiate", rsa));
        add("xrdp-rdp", Xrdp.of("rdp", rsa));
        add("xrdp-tls-no-key", Xrdp.of("tls", rsa.withoutKey()));
        add("xrdp-negotiate-no-key", Xrdp.of("negotiate", rsa.withoutKey()));
        add("xrdp-key-of-another", Xrdp.of("tls", rsa.withKeyOf(Identity.rsa(folder))));
        add("xrdp-expired", Xrdp.of("tls", expired));
        add("xrdp-not-yet-valid", Xrdp.of("tls", Identity.madeOn(folder, "+30d")));
        add("xrdp-weak", Xrdp.of("tls", weak).tls("TLSv1.2", 0));
        add("xrdp-weak-refused", Xrdp.of("tls", weak));
        add("xrdp-512-bits", Xrdp.of("tls", Identity.tiny(folder)).tls(BOTH, 0));
        add("xrdp-old-tls", Xrdp.of("tls", rsa).tls("TLSv1", 0));
        add("xrdp-tls13-alone", Xrdp.of("tls", rsa).tls("TLSv1.3", 2));
    }

    private void addShadows(Identity expired) throws IOException {
        add("shadow-nla", shadow("nla", ec));
        add("shadow-rsa", shadow("nla", rsa));
        add("shadow-tls", shadow("tls", ec));
        add("shadow-rdp", shadow("rdp", ec));
        add("shadow-default", shadow("nla", ec).withDefaultSecurity());
        add("shadow-expired", shadow("nla", expired));
        add("shadow-key-of-another", shadow("nla", ec.withKeyOf(Identity.ec(folder))));
        add("shadow-garbage-key", shadow("nla", ec.withKeyText("no key at all\n")));
    }

    private void addClocks() throws IOException {
        Shadow right = shadow("nla", ec);
        Shadow ahead = right.clock(AHEAD);
        add("shadow-clock-ahead", ahead);
        add("shadow-clock-behind", right.clock("-47m"));
        // By one of the two clocks they are over.
        add("shadow-clock-ahead-one-day", shadow("nla", Identity.forOneDay(folder, "-1420m")).clock(AHEAD));
        add("shadow-clock-behind-one-day", shadow("nla", Identity.forOneDay(folder, "-27h")).clock("-6h"));
        looks.put("shadow-clock-ahead-of-others", () -> first(List.of(ahead, right, right)));
        looks.put("shadow-clock-of-this-machine", () -> first(List.of(ahead, ahead, ahead)));
        addDomain("shadow-domain-clock-ahead", ahead, DomainController.right());
        addDomain("shadow-domain-clock-of-this-machine", ahead, DomainController.right().clock(AHEAD));
        addDomain("shadow-domain-clock-contradicts", right, DomainController.right().clock(AHEAD));
    }

    /** What a client says that cannot do what the host wants. */
    private void addSymptoms() {
        Symptom required = Workbench.symptom("failureCode 0x5");
        looks.put("shadow-nla-client-without", () -> look(shadow("nla", ec).start(folder), Optional.of(required),
                Optional.empty()));
        Symptom notOffered = Workbench.symptom("failureCode 0x1");
        looks.put("xrdp-tls-client-insists", () -> look(Xrdp.of("tls", rsa).start(folder), Optional.of(notOffered),
                Optional.empty()));
    }

    private void add(String name, Xrdp xrdp) {
        looks.put(name, () -> look(xrdp.start(folder), Optional.empty(), Optional.empty()));
    }

    private void add(String name, Shadow shadow) {
        looks.put(name, () -> look(shadow.start(folder), Optional.empty(), Optional.empty()));
    }

    private void addDomain(String name, Shadow shadow, DomainController samba) {
        looks.put(name, () -> {
            try (Peer controller = samba.start(folder)) {
                return look(shadow.start(folder), Optional.empty(), Optional.of(target(controller.address())));
            }
        });
    }

    /** Under a name of its own, so that this machine's does not get into a file. */
    private Shadow shadow(String security, Identity identity) {
        return Shadow.of(display, security, identity).named("RDS01");
    }

    private static CaseRecord look(Peer started, Optional<Symptom> symptom, Optional<Target> controller) {
        try (Peer peer = started) {
            return Workbench.diagnostics().diagnose(request(peer, symptom, controller), Progress.SILENT).record();
        }
    }

    /** What is known of the first of some hosts when all of them were looked at in one run. */
    private CaseRecord first(List<Shadow> shadows) throws IOException {
        List<Peer> peers = new ArrayList<>();
        try {
            for (Shadow shadow : shadows) {
                peers.add(shadow.named("RDS0" + (peers.size() + 1)).start(folder));
            }
            Snapshot with = Workbench.diagnostics().snapshot();
            List<Collected> hosts = peers.stream().map(peer -> Workbench.diagnostics().collect(with,
                    request(peer, Optional.empty(), Optional.empty()), Progress.SILENT)).toList();
            return Diagnostics.judge(with, hosts, Optional.empty()).getFirst().record();
        } finally {
            peers.forEach(Peer::close);
        }
    }

    private static Request request(Peer peer, Optional<Symptom> symptom, Optional<Target> controller) {
        return new Request(target(peer.address()), symptom, true, Set.of(), controller, Request.THOROUGH_TIMEOUT);
    }

    private static Target target(InetSocketAddress address) {
        return Target.of(address.getAddress().getHostAddress(), address.getPort());
    }
}
