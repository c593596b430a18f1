// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.architecture.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The numbered invariants of the README's section "Architecture". */
final class InvariantsTest {

    private static final Pattern UI = Pattern.compile("org\\.eclipse\\.(swt|jface|ui)([.].*)?");
    private static final Pattern JNA = Pattern.compile("com\\.sun\\.jna([.].*)?");
    private static final Pattern SMB = Pattern.compile("com\\.(hierynomus|rapid7)[.].*");
    private static final Pattern SECURE_STORAGE = Pattern.compile("org\\.eclipse\\.equinox\\.security([.].*)?");
    private static final Pattern P2 = Pattern.compile("org\\.eclipse\\.equinox\\.p2([.].*)?");
    /** Packages of the Java runtime, which have no versions. */
    /** As .editorconfig has it. */
    private static final int LONGEST_LINE = 120;

    private static final Pattern RUNTIME =
            Pattern.compile("(javax|org\\.(w3c\\.dom|xml\\.sax|ietf\\.jgss)|com\\.sun\\.(net|security))([.].*)?");
    private static final Pattern PLUGIN =
            Pattern.compile("org\\.rdpworkbench\\.(cause|probe|host\\.windows|host\\.smb)([.].*)?");
    private static final Pattern INPUT_OUTPUT =
            Pattern.compile("java\\.(net|nio\\.file|nio\\.channels)\\..*|java\\.io\\.(?!ByteArray|IOException).*");
    private static final Pattern SOCKET = Pattern.compile(
            "java\\.net\\.(Socket|ServerSocket|DatagramSocket|(Http)?URLConnection|http\\..*)|javax\\.net(\\.ssl)?\\..*"
                    + "|java\\.nio\\.channels\\.(Socket|ServerSocket|Datagram|AsynchronousSocket)Channel");
    /** What a way into hosts must name to be handed its sockets. */
    private static final Pattern HANDED_IN = Pattern.compile("javax\\.net(\\.SocketFactory)?|java\\.net\\.Socket");
    private static final Pattern OPENED = Pattern.compile("org\\.rdpworkbench\\.core\\.spi\\.Setting(Store|Session)");
    private static final Pattern WRITTEN = Pattern.compile(".*\\.(java|html|properties|xml|ps1|sh|css|MF|bnd)");
    private static final Pattern MERGED = Pattern.compile("(?m)^(<<<<<<<|>>>>>>>) ");
    private static final Pattern PUT = Pattern.compile("\\.settings\\(\\)\\s*\\.(put|may)\\(");
    private static final Pattern MADE = Pattern.compile("new \\w*Socket\\(|SocketFactory\\.getDefault");

    @Test
    void onlyUiBundlesKnowTheUserInterface() {
        assertNone("names SWT, JFace or the workbench",
                (bundle, used) -> !bundle.ui() && UI.matcher(used).matches());
    }

    @Test
    void nativeAndRemoteLibrariesHaveOneUserEach() {
        assertNone("names JNA", (bundle, used) -> !bundle.name().equals("host.windows") && JNA.matcher(used).matches());
        assertNone("names an SMB library",
                (bundle, used) -> !bundle.name().equals("host.smb") && SMB.matcher(used).matches());
        assertNone("names the secure storage", (bundle, used) -> !bundle.name().equals("host.credentials")
                && SECURE_STORAGE.matcher(used).matches());
        assertNone("names p2", (bundle, used) -> !bundle.name().equals("plugins")
                && !bundle.name().equals("plugins.ui") && P2.matcher(used).matches());
    }

    @Test
    void nobodyImportsAPluginButItsOwnTestsAndItsOwnUi() {
        List<String> wrong = new ArrayList<>();
        List<BundleProject> all = new ArrayList<>(Workspace.bundles());
        all.addAll(Workspace.tests());
        for (BundleProject bundle : all) {
            String own = Workspace.PREFIX + bundle.name().replaceFirst("\\.(tests|ui)$", "");
            bundle.uses().stream().filter(used -> PLUGIN.matcher(used).matches())
                    .filter(used -> !(used + ".").startsWith(own + "."))
                    .forEach(used -> wrong.add(bundle + " imports " + used));
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void protocolCodeUsesTheJdkAloneAndDoesNoInputOrOutput() {
        for (BundleProject bundle : named(name -> name.equals("protocol") || name.equals("evtx"))) {
            String own = Workspace.PREFIX + bundle.name() + ".";
            assertEquals(List.of(), bundle.uses().stream()
                    .filter(used -> !used.startsWith("java.") && !used.startsWith(own)
                            || INPUT_OUTPUT.matcher(used).matches()).toList(), bundle.name());
        }
    }

    @Test
    void aCauseUsesCoreFactsHostAndProtocolOnly() {
        Pattern allowed = Pattern.compile(
                "org\\.rdpworkbench\\.(core\\.spi|facts|host|protocol)([.].*)?|java\\..*|org\\.osgi\\..*");
        for (BundleProject bundle : named(name -> name.startsWith("cause.") && !name.endsWith(".ui"))) {
            String own = Workspace.PREFIX + bundle.name() + ".";
            assertEquals(List.of(), bundle.uses().stream()
                    .filter(used -> !allowed.matcher(used).matches() && !used.startsWith(own)).toList(),
                    bundle.name());
        }
    }

    @Test
    void internalPackagesAreNotExported() {
        for (BundleProject bundle : Workspace.bundles()) {
            assertEquals(List.of(), bundle.clauses("Export-Package").stream()
                    .filter(clause -> clause.name().contains("internal")).toList(), bundle.name());
        }
    }

    @Test
    void bundlesWithComponentsAreActivatedLazily() {
        for (BundleProject bundle : Workspace.bundles()) {
            boolean components = bundle.sources().stream().map(Workspace::text)
                    .anyMatch(text -> text.contains("\n@Component"));
            assertFalse(components && !bundle.header("Bundle-ActivationPolicy").startsWith("lazy"),
                    bundle + " has components that p2 would never start");
        }
    }

    @Test
    void packagesAreImportedWithRangesAndBundlesRequiredOnlyOfEclipse() {
        List<String> wrong = new ArrayList<>();
        for (BundleProject bundle : Workspace.bundles()) {
            bundle.clauses("Import-Package").stream()
                    .filter(clause -> !clause.attributes().contains("version=\"[")
                            && !clause.attributes().contains("resolution:=optional")
                            && !RUNTIME.matcher(clause.name()).matches())
                    .forEach(clause -> wrong.add(bundle + " imports " + clause.name() + " without a range"));
            bundle.clauses("Require-Bundle").stream()
                    .filter(clause -> !bundle.ui() || !clause.name().startsWith("org.eclipse."))
                    .forEach(clause -> wrong.add(bundle + " requires " + clause.name()));
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void onlyTheEngineOpensSocketsAndTheLabListens() {
        assertNone("opens sockets of its own", (bundle, used) -> SOCKET.matcher(used).matches()
                && !bundle.name().equals("lab")
                && !bundle.name().equals("core")
                && !(bundle.name().matches("host(\\.smb|\\.windows)?") && HANDED_IN.matcher(used).matches()));
    }

    /** Ways into hosts are handed a factory, and no factory or socket is made there. */
    @Test
    void waysIntoHostsMakeNoSockets() {
        List<String> wrong = new ArrayList<>();
        for (BundleProject bundle : named(name -> name.equals("host") || name.startsWith("host."))) {
            bundle.sources().stream().filter(source -> MADE.matcher(Workspace.text(source)).find())
                    .forEach(source -> wrong.add(source + " makes a socket"));
        }
        assertEquals(List.of(), wrong);
    }

    /** The engine opens settings, the bundle host is where they come from, and ways in put them; nobody else writes. */
    @Test
    void onlyTheEngineChangesAMachine() {
        assertNone("opens settings of a host", (bundle, used) -> OPENED.matcher(used).matches()
                && !bundle.name().equals("core") && !bundle.name().equals("host"));
        List<String> wrong = new ArrayList<>();
        for (BundleProject bundle : named(name -> !name.equals("host"))) {
            bundle.sources().stream().filter(source -> PUT.matcher(Workspace.text(source)).find())
                    .forEach(source -> wrong.add(source + " changes a machine"));
        }
        assertEquals(List.of(), wrong);
    }

    /** Whoever keeps hosts safe reads there what each look inside does, and which events it leaves. */
    @Test
    void thePageForSecurityTeamsKnowsEachProbeThatLooksInside() {
        String page = Workspace.text(Workspace.ROOT.resolve("bundles/org.rdpworkbench.doc/html/security.html"));
        List<String> missing = new ArrayList<>();
        for (BundleProject bundle : Workspace.bundles()) {
            Stream.of(bundle.header("Provide-Capability").split("org\\.rdpworkbench\\.probe;id=\"")).skip(1)
                    .filter(probe -> probe.contains("vantage=\"inside\"")).map(probe -> probe.replaceFirst("\".*", ""))
                    .filter(id -> !Pattern.compile("<tr><td><code>" + Pattern.quote(id) + "</code></td><td>"
                            + "(?:(?!</tr>).)+?</td><td>(?:(?!</tr>).)+?</td><td>(?:(?!</tr>).)+?</td></tr>",
                            Pattern.DOTALL).matcher(page).find())
                    .forEach(missing::add);
        }
        assertEquals(List.of(), missing);
    }

    /** A page of help with both sides of a merge reads like one that somebody wrote. */
    @Test
    void nothingIsLeftOfAMerge() {
        List<Path> wrong = Stream.of("bundles", "features", "releng", "tests").flatMap(folder -> Workspace.files(folder,
                file -> WRITTEN.matcher(file.getFileName().toString()).matches()).stream())
                .filter(file -> MERGED.matcher(Workspace.text(file)).find()).toList();
        assertEquals(List.of(), wrong);
        assertFalse(MERGED.matcher(Workspace.text(Workspace.ROOT.resolve("README.md"))).find());
    }

    @Test
    void everyPackageAndFileSaysWhatItIs() {
        List<String> wrong = new ArrayList<>();
        List<BundleProject> all = new ArrayList<>(Workspace.bundles());
        all.addAll(Workspace.tests());
        for (BundleProject bundle : all) {
            bundle.sources().forEach(source -> {
                boolean ofTheHost = !bundle.header("Fragment-Host").isEmpty();
                if (!ofTheHost && !Files.exists(source.resolveSibling("package-info.java"))) {
                    wrong.add(source + ": its package has no package-info.java");
                }
                if (!Workspace.text(source).startsWith("// SPDX-License-Identifier: EPL-2.0\n")) {
                    wrong.add(source + ": no licence line");
                }
                if (Workspace.text(source).lines().anyMatch(line -> line.length() > LONGEST_LINE)) {
                    wrong.add(source + ": a line is longer than " + LONGEST_LINE);
                }
            });
        }
        assertEquals(List.of(), wrong);
    }

    private static List<BundleProject> named(Predicate<String> name) {
        return Workspace.bundles().stream().filter(bundle -> name.test(bundle.name())).toList();
    }

    private static void assertNone(String what, BiPredicate<BundleProject, String> wrong) {
        List<String> found = new ArrayList<>();
        for (BundleProject bundle : Workspace.bundles()) {
            bundle.uses().stream().filter(used -> wrong.test(bundle, used))
                    .forEach(used -> found.add(bundle + " " + what + ": " + used));
        }
        assertEquals(List.of(), found);
    }
}
