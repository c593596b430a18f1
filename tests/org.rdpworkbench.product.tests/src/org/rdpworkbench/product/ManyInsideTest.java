// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.rdpworkbench.samba.Samba;
import org.rdpworkbench.samba.SambaFolder;

/** Two hundred hosts that are looked into over SMB in one run. All of them are one Samba, which is slow for so many. */
@EnabledOnOs(OS.LINUX)
class ManyInsideTest {

    private static final int HOSTS = 200;
    /** So that it is the same on every machine: two processors, and the memory of a small one. */
    private static final String MACHINE = "-XX:ActiveProcessorCount=2 -XX:MaxRAM=4g";
    /** What the page for security teams says of two processors. */
    private static final int MOST_AT_ONCE = 64;
    private static final long MOST_KILOBYTES = 512 << 10;
    private static final int LOG_BYTES = 1028 << 10;
    private static final List<String> CHANNELS = List.of("Microsoft-Windows-RemoteDesktopServices-RdpCoreTS",
            "Microsoft-Windows-TerminalServices-RemoteConnectionManager",
            "Microsoft-Windows-TerminalServices-LocalSessionManager");
    private static final Pattern PEAK = Pattern.compile("(?m)^VmHWM:\\s+(\\d+) kB$");

    @TempDir
    private static Path folder;

    @Test
    void capsAndMemoryHoldAndEachHostHasAnAnswerOrAReason() throws Exception {
        Path own = Files.createDirectory(folder.resolve("samba"));
        try (Samba samba = Samba.start(own);
                Relay relay = new Relay(new InetSocketAddress(samba.address(), Samba.PORT),
                        samba.address().getAddress()[2] & 0xFF)) {
            logs(samba.folder());
            List<InetAddress> hosts = new ArrayList<>();
            for (int i = 0; i < HOSTS; i++) {
                hosts.add(relay.listen());
            }
            AtomicLong kilobytes = new AtomicLong();
            Ended ended = look(hosts, kilobytes);
            assertTrue(Set.of(1, 3).contains(ended.state()), ended::err);
            int inside = answersOrReasons(ended.json().get("diagnoses"), hosts);
            assertTrue(inside >= HOSTS / 2, inside + " hosts told of their inside");
            long logons = samba.folder().logons(Samba.ADMINISTRATOR);
            assertTrue(inside <= logons && logons <= HOSTS, logons + " logons, " + inside + " insides");
            for (InetAddress host : hosts) {
                assertTrue(relay.connections(host) <= 1, host::toString);
            }
            assertTrue(relay.most() > 1 && relay.most() <= MOST_AT_ONCE, relay.most() + " sessions at once");
            assertTrue(kilobytes.get() > 0 && kilobytes.get() < MOST_KILOBYTES, kilobytes + " kB");
        }
    }

    /** The logs that are read whole, of the size that Windows gives them unless told otherwise. */
    private static void logs(SambaFolder host) throws IOException {
        Path logs = Files.createDirectories(host.drive().resolve("Windows/System32/winevt/Logs"));
        byte[] log = new byte[LOG_BYTES];
        ByteBuffer.wrap(log).order(ByteOrder.LITTLE_ENDIAN).put("ElfFile\0".getBytes(StandardCharsets.US_ASCII))
                .putShort(38, (short) 3).putShort(40, (short) 4096);
        for (String channel : CHANNELS) {
            Files.write(logs.resolve(channel + "%4Operational.evtx"), log);
        }
        try (Stream<Path> all = Files.walk(host.drive())) {
            for (Path one : all.toList()) {
                host.own(one);
            }
        }
    }

    /** The password of a person whose account would be locked after a few refusals. */
    @Test
    void aWrongPasswordIsTriedAtOneOfTwentyHosts() throws Exception {
        Path own = Files.createDirectory(folder.resolve("one attempt"));
        try (Samba samba = Samba.start(own);
                Relay relay = new Relay(new InetSocketAddress(samba.address(), Samba.PORT),
                        samba.address().getAddress()[2] & 0xFF)) {
            List<InetAddress> hosts = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                hosts.add(relay.listen());
            }
            Ended ended = launch(hosts, "wrong").run();
            assertEquals(20, ended.json().get("diagnoses").size());
            assertEquals(0, answersOrReasons(ended.json().get("diagnoses"), hosts));
            assertEquals(1, samba.folder().logons(Samba.ADMINISTRATOR));
        }
    }

    private static Launch launch(List<InetAddress> hosts, String password) throws IOException {
        Path own = Files.createTempDirectory(folder, "place");
        Path secret = Files.writeString(own.resolve("secret"), password);
        return Place.in(own).launch("diagnose", "--inside", "smb", "--credential",
                InsideLook.ACCOUNT, "--secret-fd", "5", "--format", "json", "--timeout", "120")
                .with(hosts.stream().map(InetAddress::getHostAddress).toList())
                .through("bash", "-c", "exec \"$@\" 5< \"$0\"", secret.toString()).env("JDK_JAVA_OPTIONS", MACHINE);
    }

    private static Ended look(List<InetAddress> hosts, AtomicLong kilobytes) throws IOException, InterruptedException {
        Launch launch = launch(hosts, Samba.PASSWORD);
        try (Running running = launch.start()) {
            Thread sampling = Thread.ofVirtual().start(() -> {
                while (!Thread.interrupted()) {
                    running.children().forEach(child -> kilobytes.accumulateAndGet(peak(child), Math::max));
                    LockSupport.parkNanos(20_000_000);
                }
            });
            Ended ended = running.toItsEnd();
            sampling.interrupt();
            sampling.join();
            return ended;
        }
    }

    /** The most memory that a process has had by now; it only grows. 0 when the process has ended. */
    private static long peak(ProcessHandle process) {
        try {
            Matcher line = PEAK.matcher(Files.readString(Path.of("/proc/" + process.pid() + "/status")));
            return line.find() ? Long.parseLong(line.group(1)) : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    /** How many hosts told of their services; the others have to say why not, and all of them in order. */
    private static int answersOrReasons(JsonNode diagnoses, List<InetAddress> hosts) {
        assertEquals(hosts.stream().map(InetAddress::getHostAddress).toList(),
                stream(diagnoses).map(one -> one.at("/target/host").textValue()).toList());
        int answers = 0;
        for (JsonNode diagnosis : diagnoses) {
            JsonNode services = stream(diagnosis.get("evidence"))
                    .filter(one -> one.get("type").textValue().equals("ServiceStates")).findFirst().orElseThrow();
            assertEquals("inside", services.get("vantage").textValue());
            if (services.get("status").textValue().equals("OBSERVED")) {
                answers++;
            } else {
                assertTrue(Set.of("TIMED_OUT", "NO_ACCESS").contains(services.get("reason").textValue())
                        && !services.get("detail").textValue().isEmpty(), services::toString);
            }
        }
        return answers;
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
