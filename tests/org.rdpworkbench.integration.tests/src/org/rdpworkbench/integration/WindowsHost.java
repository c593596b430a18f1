// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.rdpworkbench.lab.Behaviour;
import org.rdpworkbench.lab.Fault;
import org.rdpworkbench.lab.LabCertificate;
import org.rdpworkbench.lab.LabHost;
import org.rdpworkbench.lab.NegotiationAct;
import org.rdpworkbench.wine.Asked;
import org.rdpworkbench.wine.Machine;

/**
 * A Windows that is repaired by a {@link RepairProgram} in it: Wine is the inside, and the lab shows outside what a
 * Windows would whose Remote Desktop is set like that.
 */
final class WindowsHost implements AutoCloseable {

    static final String WIN_STATIONS = "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations";
    static final String LISTENER = WIN_STATIONS + "\\RDP-Tcp";
    static final String TLS_12 = "HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols"
            + "\\TLS 1.2\\Server";
    static final String STORE = "HKLM\\SOFTWARE\\Microsoft\\SystemCertificates\\Remote Desktop\\Certificates";

    private static final Behaviour HEALTHY = Behaviour.healthy();
    private static final Behaviour NOTHING = Behaviour.closedPort();
    private static final Behaviour STANDARD_SECURITY = HEALTHY.negotiating(NegotiationAct.rdpOnly());
    /** SSL_CERT_NOT_ON_SERVER. */
    private static final Behaviour WITHOUT_CERTIFICATE = HEALTHY.negotiating(NegotiationAct.fail(3));
    private static final Behaviour WITHOUT_TLS = HEALTHY.tls(Fault.close());
    /** S-1-1-0 and S-1-5-20 as they stand in permissions. */
    private static final String EVERYONE = "010100000000000100000000";
    private static final String NETWORK_SERVICE = "010100000000000514000000";
    /** What the bundles need beside themselves and the framework. */
    private static final Pattern LIBRARY = Pattern.compile("com\\.(fasterxml\\.jackson|sun\\.jna)(\\..*)?|bc\\w+");

    private final Path folder;
    private final Machine machine;
    private final List<String> steps = new ArrayList<>();
    private Behaviour own = HEALTHY;
    private String key = "";
    private Behaviour shown = HEALTHY;
    private LabHost outside = LabHost.start(HEALTHY);
    private Asked program;

    WindowsHost(Path folder, Machine machine) {
        this.folder = folder;
        this.machine = machine;
    }

    Machine machine() {
        return machine;
    }

    /** What a file with values says, by that Windows' own program. */
    void registry(String text) throws Exception {
        Path file = Files.createTempFile(folder, "values", ".reg");
        Files.writeString(file, "\uFEFF" + ("Windows Registry Editor Version 5.00\n\n" + text).replace("\n", "\r\n"),
                StandardCharsets.UTF_16LE);
        machine.run("wine", "reg", "import", file.toString());
    }

    /** Starts the program, as a new process that knows of repairs what their journals say. */
    void start() throws Exception {
        program = machine.start(classPath(LIBRARY), RepairProgram.class, Integer.toString(outside.address().getPort()),
                Machine.path(folder.resolve("journals")));
        assertEquals("ready", program.first());
    }

    /**
     * The bundles as they are built, and what the framework has beside them.
     *
     * @param library the symbolic names of those
     */
    static List<Path> classPath(Pattern library) throws Exception {
        Path root = Path.of(System.getProperty("workbench.root", "../..")).toAbsolutePath().normalize();
        List<Path> all = new ArrayList<>();
        all.add(root.resolve("tests/org.rdpworkbench.integration.tests/target/classes"));
        try (Stream<Path> jars = Files.find(root.resolve("bundles"), 3, (file, is) -> file.toString()
                .matches(".*/target/[^/]*SNAPSHOT\\.jar"))) {
            jars.sorted().forEach(all::add);
        }
        for (Bundle bundle : FrameworkUtil.getBundle(WindowsHost.class).getBundleContext().getBundles()) {
            if (library.matcher(bundle.getSymbolicName()).matches()) {
                all.add(Path.of(bundle.getLocation().replaceFirst(".*file:", "")));
            }
        }
        all.add(Path.of(Bundle.class.getProtectionDomain().getCodeSource().getLocation().toURI()));
        return all;
    }

    /** The certificate that it shows for as long as its store has the one that it is set to. */
    byte[] shows(LabCertificate certificate) throws Exception {
        own = HEALTHY.certificate(certificate);
        show(own);
        return outside.certificate().getEncoded();
    }

    /** Which file holds the key of that certificate: nothing is served where the service cannot read it. */
    void key(String path) {
        key = path;
    }

    /** What happened in the course of the last command. */
    List<String> steps() {
        return List.copyOf(steps);
    }

    String get(String setting) throws IOException {
        return program.answer("get " + setting);
    }

    /** Has the program do something, and lets it go on whenever it waits. */
    String run(String command) throws Exception {
        return run(command, "");
    }

    /** The same, and kills it where it says the one thing. */
    String run(String command, String last) throws Exception {
        steps.clear();
        follow();
        String line = program.answer(command);
        while (line != null && line.startsWith("step ")) {
            String step = line.substring("step ".length());
            steps.add(step);
            if (step.equals(last)) {
                program.kill();
                return "killed";
            }
            if (step.startsWith("PUT ")) {
                follow();
            }
            line = program.answer("go");
        }
        return line;
    }

    private void follow() throws IOException {
        show(set());
    }

    private Behaviour set() throws IOException {
        String thumbprint = get("value:" + WIN_STATIONS + "\\\\SelfSignedCertificate").replaceFirst(".* ", "");
        if (!get("state:TermService").equals("REG_DWORD 04000000")) {
            return NOTHING;
        } else if (get("value:" + LISTENER + "\\\\SecurityLayer").equals("REG_DWORD 00000000")) {
            return STANDARD_SECURITY;
        } else if (get("value:" + LISTENER + "\\\\SSLCertificateSHA1Hash").startsWith("REG_BINARY")) {
            return WITHOUT_CERTIFICATE;
        } else if (get("value:" + TLS_12 + "\\\\Enabled").equals("REG_DWORD 00000000") || !readable()) {
            return WITHOUT_TLS;
        }
        return !thumbprint.isEmpty() && get("key:" + STORE + "\\" + thumbprint).startsWith("KEY") ? own : HEALTHY;
    }

    private boolean readable() throws IOException {
        String permissions = key.isEmpty() ? EVERYONE : get("dacl:" + key);
        return permissions.contains(EVERYONE) || permissions.contains(NETWORK_SERVICE);
    }

    /** On the port that it has had before. */
    private void show(Behaviour behaviour) throws IOException {
        if (behaviour != shown) {
            InetSocketAddress address = outside.address();
            outside.close();
            outside = LabHost.start(behaviour, address);
            shown = behaviour;
        }
    }

    WindowsState state() throws Exception {
        return WindowsState.of(machine, folder);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        outside.close();
        if (program != null) {
            program.close();
        }
        machine.close();
    }
}
