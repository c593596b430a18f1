// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.SocketFactory;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.rdpworkbench.cli.Command;
import org.rdpworkbench.core.run.Diagnostics;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.core.run.Snapshot.Contribution;
import org.rdpworkbench.core.run.Texts;
import org.rdpworkbench.core.spi.Code;
import org.rdpworkbench.core.spi.EvidenceReader;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Probe;
import org.rdpworkbench.core.spi.ProbeContext;
import org.rdpworkbench.core.spi.Rung;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.core.spi.SymptomCatalog;
import org.rdpworkbench.host.Answer;
import org.rdpworkbench.host.Credential;
import org.rdpworkbench.host.Credentials;
import org.rdpworkbench.host.HostAccess;
import org.rdpworkbench.host.HostSession;
import org.rdpworkbench.host.HostSessions;
import org.rdpworkbench.host.credentials.StoredCredentials;
import org.rdpworkbench.symptoms.Symptoms;

/** Runs command lines in this process, with an engine whose only probe looks at nothing but the host's name. */
final class Console {

    /** What the probe saw. */
    record Seen(String host) implements Fact {
        static final FactType<Seen> TYPE = new FactType<>("test.Seen", 1, Seen.class);

        @Override
        public List<Rung> rungs() {
            return List.of(host.startsWith("broken") ? Rung.broken(Stage.TLS, "closed", 2)
                    : Rung.passed(Stage.TLS, "done", 2));
        }
    }

    /**
     * Counts its looks; at a host whose name begins with "slow" it waits until it is interrupted, and with "slow-seen"
     * it has seen something by then.
     */
    static final class NameProbe implements Probe {
        final AtomicInteger looks = new AtomicInteger();
        final CountDownLatch waiting = new CountDownLatch(1);

        @Override
        public String id() {
            return "test.name";
        }

        @Override
        public Set<FactType<?>> yields() {
            return Set.of(Seen.TYPE);
        }

        @Override
        public int connections() {
            return 0;
        }

        @Override
        public void collect(ProbeContext context) throws InterruptedException {
            looks.incrementAndGet();
            if (context.target().host().startsWith("slow")) {
                if (context.target().host().startsWith("slow-seen")) {
                    context.observed(Seen.TYPE, new Seen(context.target().host()));
                }
                waiting.countDown();
                new CountDownLatch(1).await();
            }
            context.observed(Seen.TYPE, new Seen(context.target().host()));
        }
    }

    /** Knows the pair of the dialog. */
    static final class Pair implements SymptomCatalog {
        @Override
        public List<Code> find(long number) {
            if (number == 0x904) {
                return List.of(code("disconnectReason", number, "M\u00fcnchen \u0131 closed"));
            }
            return number == 7 ? List.of(code("extendedReason", number, "denied")) : List.of();
        }

        private static Code code(String kind, long number, String meaning) {
            return new Code(kind, number, "name" + number, meaning, "a page", true, Set.of("test.cause"));
        }
    }

    final NameProbe probe = new NameProbe();
    /** None, unless a test says where they are. */
    StoredCredentials stored = new StoredCredentials(Path.of("target", "no credentials"));
    final Credentials credentials = new Credentials(List.of(id -> stored.find(id)));
    private final HostSessions sessions = new HostSessions(credentials, List.of(
            new NoWay("smb", true, Optional.empty()),
            new NoWay("windows", false, Optional.empty()),
            new NoWay("later", false, Optional.of("The way in \"later\" is not built yet."))));
    final List<Throwable> logged = new ArrayList<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Terminal terminal;
    private String in = "";
    private String called = "rdpworkbench";

    Console() {
        this(Terminal.NONE);
    }

    Console(Terminal terminal) {
        this.terminal = terminal;
    }

    /** A way into hosts that nobody takes here. */
    private record NoWay(String id, boolean takesCredential, Optional<String> unusable) implements HostAccess {
        @Override
        public Answer<HostSession> open(InetAddress address, Optional<Credential> credential, SocketFactory sockets,
                Duration limit) {
            throw new AssertionError("went in");
        }
    }

    /** What is typed. */
    Console typing(String text) {
        in = text;
        return this;
    }

    /** How the program was called. */
    Console called(String command) {
        called = command;
        return this;
    }

    /** Runs the product's commands and returns the exit state. */
    int run(String... arguments) {
        Snapshot plugins = new Snapshot(List.of(Contribution.of(probe)), List.of(), List.of(), List.of(), List.of(),
                readers(), new Texts(Map.of("test.name.title", "The name")));
        Diagnostics engine = new Diagnostics(() -> plugins);
        Symptoms symptoms = new Symptoms(List.of(new Pair()));
        return run(List.of(
                new DecodeCommand(symptoms, id -> Optional.empty(),
                        new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)), terminal),
                new DiagnoseCommand(() -> engine, () -> symptoms,
                        new InsideOptions(() -> sessions, () -> credentials), terminal),
                new CredentialsCommand(() -> stored),
                new JudgeCommand(() -> engine, () -> symptoms, terminal),
                new CompareCommand(() -> engine, () -> symptoms, terminal)), arguments);
    }

    /** Those of the product, which are services wherever these tests run. */
    private static List<Contribution<EvidenceReader>> readers() {
        BundleContext context = FrameworkUtil.getBundle(Console.class).getBundleContext();
        try {
            return context.getServiceReferences(EvidenceReader.class, null).stream().map(context::getService)
                    .map(Contribution::of).toList();
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("there is no filter", e);
        }
    }

    int run(List<? extends Command> commands, String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return new CommandRunner(called, commands, "1.0.0", new PrintWriter(out, true), new PrintWriter(err, true),
                logged::add)
                .run(arguments);
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }
}
