// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.integration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.net.SocketFactory;
import org.rdpworkbench.core.repair.Journals;
import org.rdpworkbench.core.repair.Manner;
import org.rdpworkbench.core.repair.RefusedException;
import org.rdpworkbench.core.repair.Repair;
import org.rdpworkbench.core.repair.RepairPlan;
import org.rdpworkbench.core.repair.Repairs;
import org.rdpworkbench.core.run.Diagnostics;
import org.rdpworkbench.core.run.Progress;
import org.rdpworkbench.core.run.Request;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.core.spi.SettingSession;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.WayIn;
import org.rdpworkbench.host.Credential;
import org.rdpworkbench.host.Credentials;
import org.rdpworkbench.host.HostAccess;
import org.rdpworkbench.host.HostSessions;
import org.rdpworkbench.host.HostSettings;
import org.rdpworkbench.lab.Behaviour;
import org.rdpworkbench.lab.LabHost;
import org.rdpworkbench.samba.Samba;

/**
 * Repairs one machine of a farm by the farm's name, with all plugins of the source tree and the way in {@code smb}, and
 * prints what comes of it. It is a program of its own since Java asks a file of names only where it was started with
 * one: the name leads to one of both machines first, and to the other in the next moment, as DNS gives them in turns.
 */
final class FarmProgram {

    private static final String NAME = "farm.example";
    private static final String ADMIN = "farm-admin";
    private static final WayIn WAY = new WayIn("smb", Optional.of(ADMIN));
    private static final Duration LIMIT = Duration.ofSeconds(60);
    /** What the repair sets, and as the store writes it. */
    static final String GIVEN = "registry:HKLM\\SOFTWARE\\Workbench\\Given|REG_DWORD 01000000";
    private static final String SETTING = "value:HKLM\\SOFTWARE\\Workbench\\\\Given";

    private final Path names;
    private final List<String> farm;
    private final Snapshot all;
    private final HostSettings settings;
    private final Repairs repairs;
    private final Journals journals;
    private final int port;
    private final List<LabHost> serving = new ArrayList<>();

    private FarmProgram(Path names, Path journals, List<String> farm) throws Exception {
        this.names = names;
        this.farm = farm;
        this.journals = new Journals(journals);
        try (LabHost free = LabHost.start(Behaviour.healthy())) {
            port = free.address().getPort();
        }
        HostSessions sessions = sessions();
        GivenFixer given = new GivenFixer();
        given.give(GIVEN);
        all = Assembled.all().with(new PortCheck(), given).snapshot(List.of(sessions));
        settings = new HostSettings(sessions);
        repairs = new Repairs(new Diagnostics(() -> all), List.of(settings));
    }

    private static HostSessions sessions() throws Exception {
        Credentials credentials = new Credentials();
        credentials.add(ADMIN, new Credential(Samba.DOMAIN, Samba.ADMINISTRATOR, Samba.PASSWORD.toCharArray()));
        // By its name, since nobody but its own tests may import it.
        return new HostSessions(credentials, List.of((HostAccess) Class.forName(
                "org.rdpworkbench.host.smb.internal.SmbAccess").getConstructor().newInstance()));
    }

    /**
     * The file of names, the folder of the journals, the addresses of both, one at which nobody is, and that of a
     * machine which does not know the account.
     */
    public static void main(String[] arguments) throws Exception {
        new FarmProgram(Path.of(arguments[0]), Path.of(arguments[1]), List.of(arguments[2], arguments[3]))
                .go(List.of(arguments[4], arguments[5]));
        System.exit(0);
    }

    private void go(List<String> stale) throws Exception {
        leadsTo(0);
        RepairPlan plan = repairs.plan(look(), Progress.SILENT).plans().stream()
                .filter(one -> one.cause().equals(PortCheck.REFUSED.id())).findFirst().orElseThrow();
        tell("planned for " + plan.machine());
        leadsTo(1);
        try {
            apply(plan);
        } catch (RefusedException e) {
            tell(e.getMessage());
        }
        leadsTo(0);
        Repair repair = apply(plan);
        tell(repair);
        tell(repairs.resume(repair.id(), look(), journals, manner(), Progress.SILENT));
        leadsTo(0);
        tell(repairs.resume(repair.id(), look(), journals, manner(), Progress.SILENT));
        leadsTo(1);
        // As addresses that the name should not have any more, before both; and the program was started anew, so that
        // it does not know yet whether the account is taken anywhere.
        Files.writeString(names, stale.stream().map(address -> address + " " + NAME + "\n").collect(
                Collectors.joining()) + Files.readString(names));
        tell(new Repairs(new Diagnostics(() -> all), List.of(new HostSettings(sessions()))).undo(repair.id(), WAY,
                journals, manner()));
        serving.forEach(LabHost::close);
    }

    /** To that one first, and to the other one where it refuses. */
    private void leadsTo(int first) throws IOException {
        Files.writeString(names, farm.get(first) + " " + NAME + "\n" + farm.get(1 - first) + " " + NAME + "\n");
    }

    private Request look() {
        return Repairs.look(Target.of(NAME, port), WAY, LIMIT);
    }

    private Manner manner() {
        return new Manner("a tester", (plan, step, now) -> { });
    }

    /** Behind its last step both machines serve, and the name leads to the other one. */
    private Repair apply(RepairPlan plan) throws Exception {
        return repairs.apply(plan, look(), journals, new Manner("a tester", (all, step, now) -> {
            if (step == plan.steps().size() - 1 && now == Repair.Progress.DONE) {
                try {
                    for (String address : farm) {
                        serving.add(LabHost.start(Behaviour.healthy(),
                                new InetSocketAddress(InetAddress.getByName(address), port)));
                    }
                    leadsTo(1);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }), Progress.SILENT);
    }

    /** With what both machines have then. */
    private void tell(Repair repair) throws Exception {
        tell(repair.outcome() + " " + repair.why());
    }

    private void tell(String what) throws Exception {
        StringBuilder line = new StringBuilder(what);
        for (String address : farm) {
            try (SettingSession session = settings.open(Target.of(address, port), WAY, SocketFactory.getDefault(),
                    LIMIT)) {
                line.append(" | ").append(session.now(SETTING));
            }
        }
        System.out.println(line);
    }
}
