// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.windows.internal;

import com.sun.jna.Native;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.net.SocketFactory;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.host.Answer;
import org.rdpworkbench.host.HostSession;
import org.rdpworkbench.host.Setting;
import org.rdpworkbench.wine.Asked;
import org.rdpworkbench.wine.Machine;

/**
 * A program that asks the machine on which it runs: each line that it reads is a question, and each gets one line. It
 * runs in the Java for Windows, and tests that run in another Java read what it says.
 */
final class Questions {

    private static final String NAME = "COMPUTERNAME";
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private Questions() {}

    /** Starts it in that Windows, from the classes that were built, and the library's archive of the framework. */
    static Asked in(Machine machine, String... address) throws Exception {
        Path root = Path.of(System.getProperty("workbench.root", "../..")).toAbsolutePath().normalize();
        List<Path> classes = new ArrayList<>();
        for (String module : List.of("bundles/org.rdpworkbench.core", "bundles/org.rdpworkbench.facts",
                "bundles/org.rdpworkbench.host", "bundles/org.rdpworkbench.host.windows",
                "tests/org.rdpworkbench.host.windows.tests")) {
            classes.add(root.resolve(module).resolve("target/classes"));
        }
        classes.add(Path.of(Native.class.getProtectionDomain().getCodeSource().getLocation().toURI()));
        return machine.start(classes, Questions.class, address);
    }

    /**
     * Questions have the form {@code verb|what|what}; the argument is the address that is looked into, and without one
     * the machine is looked into by its name, as if it were another one.
     */
    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Answer<HostSession> opened = arguments.length == 0
                ? new WindowsSession(new Computer(System.getenv(NAME)), LIMIT).load(Windows::load)
                        .map(loaded -> loaded)
                : new WindowsAccess().open(InetAddress.getByName(arguments[0]), Optional.empty(),
                        SocketFactory.getDefault(), LIMIT);
        if (!(opened instanceof Answer.Value<HostSession>(HostSession session))) {
            out.println(opened);
            return;
        }
        // System.in would ask how much there is, which Wine does not know of a pipe.
        BufferedReader in = new BufferedReader(new InputStreamReader(new FileInputStream(FileDescriptor.in),
                StandardCharsets.UTF_8));
        try (session) {
            out.println("open");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                out.println(answer(session, line.split("\\|", -1)));
            }
        }
        out.println(Thread.getAllStackTraces().keySet().stream().map(Thread::getName)
                .filter("Windows session"::equals).count() + " threads left");
    }

    private static Answer<?> answer(HostSession session, String[] question) throws Exception {
        return switch (question[0]) {
            case "key" -> session.registry().key(question[1]);
            case "value" -> session.registry().value(question[1], question[2]);
            case "services" -> session.services().all();
            case "service" -> session.services().find(question[1]);
            case "dependents" -> session.services().dependents(question[1]);
            case "list" -> session.files().list(question[1]);
            case "security" -> session.files().security(question[1]);
            case "read" -> session.files().read(question[1], Long.parseLong(question[2]),
                    Integer.parseInt(question[3])).map(found -> found.map(content -> content.size() + " "
                            + HexFormat.of().formatHex(content.bytes())));
            case "get" -> session.settings().get(setting(question, 1));
            case "may" -> session.settings().may(setting(question, 2), value(question[1]));
            case "put" -> session.settings().put(setting(question, 2), value(question[1]));
            case "hold" -> session.settings().hold(question[1], question[2].getBytes(StandardCharsets.UTF_8))
                    .map(found -> found.map(bytes -> new String(bytes, StandardCharsets.UTF_8)));
            case "name" -> Answer.of(System.getenv(NAME));
            case "keep" -> Answer.of(Crypt.load().keep(question[1], question[2]));
            case "kept" -> Answer.of(Crypt.load().kept(question[1]));
            case "clock" -> session.clock();
            default -> throw new IllegalArgumentException(question[0]);
        };
    }

    /** All of the rest, since a place has the same sign between its parts. */
    private static Setting setting(String[] question, int from) {
        return Setting.parse(String.join("|", Arrays.copyOfRange(question, from, question.length)));
    }

    /** As {@link SettingValue#toString()} writes it. */
    private static SettingValue value(String text) {
        int space = text.indexOf(' ');
        return SettingValue.of(text.substring(0, space), HexFormat.of().parseHex(text.substring(space + 1)));
    }
}
