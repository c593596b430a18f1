// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.product;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A host and the machine from which it is looked at, joined by a cable and by nothing else. */
final class Site implements AutoCloseable {

    /** For documentation (RFC 5737), so that it is nobody's. */
    static final String HOST = "192.0.2.2";
    /** In the same network, and nobody has it. */
    static final String NOBODY = "192.0.2.9";
    /** For documentation too (RFC 3849). */
    private static final String DEAD = "2001:db8::2";

    private static final String FILTER = "iptables --append INPUT --protocol tcp --dport 3389 ";

    private final Place place;
    private final Machine here;
    private final Machine host;
    private final List<Running> servers = new ArrayList<>();

    private Site(Place place, Machine here, Machine host) {
        this.place = place;
        this.here = here;
        this.host = host;
    }

    /** Not joined yet. */
    static Site of(Place place, String hostName) throws IOException {
        return new Site(place, Machine.named(place, "here"), Machine.named(place, hostName));
    }

    Site joined() throws IOException, InterruptedException {
        // Made in the two networks right away: there is no moment at which this machine's own one has it.
        place.command("ip", "link", "add", "cable", "netns", "" + here.pid(), "type", "veth",
                "peer", "name", "cable", "netns", "" + host.pid()).run().stateIs(0);
        here.run("ip address add 192.0.2.1/24 dev cable; ip link set cable up; ip link set lo up");
        host.run("ip address add " + HOST + "/24 dev cable; ip link set cable up; ip link set lo up");
        return this;
    }

    /** With something that a server at the host can show. */
    Site withDisplay() throws IOException, InterruptedException {
        // A folder of its own, since an X server without a lock would take the sockets of others there for old ones.
        host.run("mkdir -p /tmp/.X11-unix; mount -t tmpfs none /tmp/.X11-unix");
        Running display = host.here(place.command("Xvfb", "-displayfd", "1", "-screen", "0", "64x64x24",
                "-nolisten", "tcp", "-noreset")).start();
        servers.add(display);
        // The first one of its network.
        display.until(Peers.DISPLAY.substring(1)::equals);
        return this;
    }

    /** With a server at the host. */
    Site serving(Launch server) throws IOException {
        servers.add(host.serve(server));
        return this;
    }

    /** The server stays as it is, and is given no more time. */
    Site stopped() throws IOException, InterruptedException {
        for (Running server : servers) {
            place.command("kill", "-s", "STOP", "" + server.pid()).run().stateIs(0);
        }
        return this;
    }

    /** What comes to the host's port passes this rule of iptables. */
    Site filtered(String rule) throws IOException, InterruptedException {
        host.run(FILTER + rule);
        return this;
    }

    /** Packets longer than this get lost in both directions, and nobody is told. */
    Site losingPacketsFrom(int length) throws IOException, InterruptedException {
        String rule = " --protocol tcp --match length --length " + length + ":65535 --jump DROP";
        host.run("iptables --append INPUT" + rule + "; iptables --append OUTPUT" + rule);
        return this;
    }

    /** So many connections may be made, and for the rest of the hour no more. */
    Site admitting(int connections, String verdict) throws IOException, InterruptedException {
        host.run(FILTER + "--syn --match recent --name guests --set");
        return filtered("--syn --match recent --name guests --rcheck --seconds 3600 --hitcount " + (connections + 1)
                + " --jump " + verdict);
    }

    /** What is looked up from here leads to the host, and nothing else is known. */
    Site known(String name) throws IOException, InterruptedException {
        return lookedUp(HOST + " " + name + "\n");
    }

    /** The name leads to a second address as well, an IPv6 one, at which the host never answers. */
    Site knownByDeadAddressToo(String name) throws IOException, InterruptedException {
        here.run("ip address add 2001:db8::1/64 dev cable nodad");
        host.run("ip address add " + DEAD + "/64 dev cable nodad; ip route add blackhole 2001:db8::1");
        return lookedUp(HOST + " " + name + "\n" + DEAD + " " + name + "\n");
    }

    private Site lookedUp(String names) throws IOException, InterruptedException {
        Path hosts = Files.createTempFile(place.work(), "hosts", "");
        Files.writeString(hosts, names);
        here.run("mount --bind " + hosts + " /etc/hosts");
        return this;
    }

    /** A thorough look from here, whose evidence is kept in a file. */
    JsonNode look(String target, Path caseFile) throws IOException, InterruptedException {
        Ended ended = here.here(place.launch("diagnose", target, "--thorough", "--format", "json",
                "--case", caseFile.toString())).run().quietly();
        return ended.json().at("/diagnoses/0");
    }

    @Override
    public void close() throws IOException {
        for (Running server : servers) {
            server.close();
        }
        here.close();
        host.close();
    }
}
