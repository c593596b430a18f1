// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.hosts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.rdpworkbench.core.spi.HostList;
import org.rdpworkbench.core.spi.Importer;
import org.rdpworkbench.store.Contents;
import org.rdpworkbench.ui.internal.Ui;

/** The wizard that takes hosts over from other tools. */
@Timeout(120)
class ImportHostsTest {

    private static final String TITLE = "Import Hosts";
    private static final String LIST = "srv01\nsrv02:3390\nsrv02:3390\nuser@srv03\npassword=canary\n";

    @TempDir
    Path folder;

    @BeforeEach
    void fill() throws Exception {
        ShownHosts.clear();
        ShownHosts.add(Optional.empty(), "", "srv01");
        ShownHosts.view();
        ShownHosts.refresh();
    }

    @AfterEach
    void clear() throws Exception {
        Ui.sync(() -> {
            Answer.shell(TITLE).ifPresent(shell -> shell.close());
            return null;
        });
        ShownHosts.clear();
    }

    private static void open(Path... files) throws Exception {
        Answer.open(() -> ImportHosts.open(Ui.page().getWorkbenchWindow(), HostSource.of(List.of(files))));
        Ui.join(HostPreviewPage.READING);
    }

    private static boolean enabled(String button) throws Exception {
        return Ui.sync(() -> Ui.all(Answer.shell(TITLE).orElseThrow(), Button.class).stream()
                .filter(one -> one.getText().replace("&", "").equals(button)).findFirst().orElseThrow().isEnabled());
    }

    /** The title has room for two lines, so that the whole sentence stands below, where it wraps. */
    @Test
    void whatIsKnownIsSaidWholeWhereAFileIsNone() throws Exception {
        open(Files.writeString(folder.resolve("other.xml"), "<other/>"));
        Ui.sync(() -> {
            Label said = Ui.all(Answer.shell(TITLE).orElseThrow(), Label.class).stream()
                    .filter(label -> label.getText().startsWith("\"other.xml\" is in no format that is known: "))
                    .findFirst().orElseThrow();
            assertTrue(said.getText().contains("rdg (") && said.getText().endsWith("."), said.getText());
            assertTrue(said.getSize().y >= said.computeSize(said.getSize().x, SWT.DEFAULT).y, "nothing is cut off");
            return null;
        });
        assertTrue(Answer.words(TITLE).contains("No hosts can be read from this."), Answer.words(TITLE));
        assertFalse(enabled("Finish"));
    }

    @Test
    void aFileIsPreviewedImportedAndTakenBack() throws Exception {
        Contents before = ShownHosts.contents();
        open(Files.writeString(folder.resolve("hosts.txt"), LIST));
        String words = Answer.words(TITLE);
        assertTrue(words.contains("1 would be added, 0 would learn something, 4 would be skipped."), words);
        assertTrue(words.contains("is added\tsrv02:3390\t"), words);
        assertTrue(words.contains("is skipped\tsrv01:3389\tit is there already"), words);
        assertFalse(words.contains("canary"), words);
        assertEquals(before, ShownHosts.contents());
        Answer.press(TITLE, "Finish");
        assertEquals(List.of("srv01|never", "srv02:3390|never"), ShownHosts.lines());
        assertEquals("Added 1, changed 0 and skipped 4 hosts.", ShownHosts.hosts().notice().words());
        ShownHosts.run("org.eclipse.ui.edit.undo");
        assertEquals(before, ShownHosts.contents());
    }

    @Test
    void pastedTextIsImportedToo() throws Exception {
        open();
        assertFalse(enabled("Next >"));
        Ui.sync(() -> {
            List<Text> fields = Ui.all(Answer.shell(TITLE).orElseThrow(), Text.class).stream()
                    .filter(text -> text.getEditable() && text.isVisible()).toList();
            fields.getLast().setText("192.0.2.0/30");
            return null;
        });
        assertFalse(enabled("Finish"));
        Answer.press(TITLE, "Next >");
        Ui.join(HostPreviewPage.READING);
        assertTrue(enabled("Finish"), Answer.words(TITLE));
        Answer.press(TITLE, "Finish");
        assertTrue(ShownHosts.lines().contains("192.0.2.1|never"), ShownHosts.lines().toString());
    }

    @Test
    void whatCannotBeReadIsSaidInTheWizard() throws Exception {
        open(folder.resolve("none.rdg"));
        assertTrue(Answer.words(TITLE).contains("There is no file \"" + folder.resolve("none.rdg") + "\"."),
                Answer.words(TITLE));
        assertFalse(enabled("Finish"));
    }

    @Test
    void whatCouldNotBeReadIsReadAgainWhenThePersonComesBack() throws Exception {
        open(folder.resolve("later.txt"));
        assertTrue(Answer.words(TITLE).contains("There is no file"), Answer.words(TITLE));
        Files.writeString(folder.resolve("later.txt"), "srv09\n");
        Answer.press(TITLE, "< Back");
        Answer.press(TITLE, "Next >");
        Ui.join(HostPreviewPage.READING);
        assertTrue(Answer.words(TITLE).contains("1 would be added"), Answer.words(TITLE));
    }

    @Test
    void aFolderIsNoFile() throws Exception {
        open(Path.of("/"));
        assertTrue(Answer.words(TITLE).contains("\"/\" is not a file."), Answer.words(TITLE));
    }

    /** Anybody may add one. */
    private static final class BreakingImporter implements Importer {

        @Override
        public String id() {
            return "breaking";
        }

        @Override
        public String title() {
            return "Breaks";
        }

        @Override
        public boolean reads(String name, byte[] content) {
            return name.equals("breaks.txt");
        }

        @Override
        public HostList read(byte[] content) {
            throw new IllegalStateException("secret");
        }
    }

    @Test
    void anImporterThatBreaksIsToldInASentence() throws Exception {
        ServiceRegistration<Importer> registration = FrameworkUtil.getBundle(HostsView.class).getBundleContext()
                .registerService(Importer.class, new BreakingImporter(),
                        new Hashtable<>(Map.of(Constants.SERVICE_RANKING, 5_000)));
        try {
            open(Files.writeString(folder.resolve("breaks.txt"), "srv09\n"));
            String words = Answer.words(TITLE);
            assertTrue(words.contains(
                    "These hosts cannot be read for a reason on this side; the error log has more."), words);
            assertFalse(words.contains("Reading") || words.contains("secret"), words);
        } finally {
            registration.unregister();
        }
    }

    @Test
    void whatHasComeOfItIsShownAlsoWhereTheHostsWereClosed() throws Exception {
        Ui.sync(() -> {
            HostsView.in(Ui.page()).ifPresent(Ui.page()::hideView);
            return null;
        });
        open(Files.writeString(folder.resolve("hosts.txt"), LIST));
        Answer.press(TITLE, "Finish");
        HostsView view = Ui.sync(() -> HostsView.in(Ui.page())).orElseThrow();
        assertEquals(view, Ui.sync(() -> Ui.page().getActivePart()));
        assertTrue(Ui.sync(() -> Ui.texts(view.tree().control().getParent().getParent())).stream()
                .anyMatch(text -> text.startsWith("Added 1, changed 0 and skipped 4 hosts.")));
    }

    @Test
    void whatChangesIsSaidAndWhichGroupsAreMade() throws Exception {
        ShownHosts.add(Optional.empty(), "Mine", "srv04", "old");
        open(Files.writeString(folder.resolve("hosts.csv"), """
                host,name,group,tags,notes
                srv01,First,,web,by the door
                srv04,Theirs,,new,
                srv05,Fifth,Site/Rack,,
                """));
        String words = Answer.words(TITLE);
        assertTrue(words.contains("1 would be added, 2 would learn something, 0 would be skipped."
                + " 2 groups would be made."), words);
        assertTrue(words.contains("is changed\tsrv01:3389\tname: none \u2192 First; tags: none \u2192 web; "
                + "notes: none \u2192 by the door"), words);
        assertTrue(words.contains("is changed\tsrv04:3389\ttags: old \u2192 new, old\n"), words);
        assertTrue(words.contains("is made\tSite\ta group\nis made\tSite / Rack\ta group"), words);
    }

    @Test
    void severalFilesAreOneImport() throws Exception {
        Path one = Files.writeString(folder.resolve("one.rdp"), "full address:s:srv10\n");
        Path two = Files.writeString(folder.resolve("two.rdp"), "full address:s:srv11:3390\n");
        Path none = folder.resolve("none.rdp");
        HostsView view = ShownHosts.view();
        Ui.sync(() -> {
            view.drop().take(Optional.empty(), FileTransfer.getInstance().getSupportedTypes()[0],
                    new String[] {one.toString(), none.toString(), two.toString()});
            return null;
        });
        Ui.sync(() -> null);
        Ui.join(HostPreviewPage.READING);
        String words = Answer.words(TITLE);
        assertTrue(words.contains("2 would be added, 0 would learn something, 1 would be skipped."), words);
        assertTrue(words.contains("is added\tsrv10:3389") && words.contains("is added\tsrv11:3390"), words);
        assertTrue(words.contains("is skipped\t" + none + "\tThere is no file \"" + none + "\"."), words);
    }

    @Test
    void theVeryFirstFileCanBeDroppedToo() throws Exception {
        ShownHosts.clear();
        HostsView view = ShownHosts.view();
        ShownHosts.refresh();
        assertTrue(Ui.sync(() -> {
            Composite stack = view.tree().control().getParent();
            Control shown = Ui.all(stack, Link.class).getFirst();
            assertTrue(shown.isVisible(), "no hosts are invited");
            return Stream.iterate(shown, control -> control != stack.getParent(), Control::getParent)
                    .map(control -> control.getData(DND.DROP_TARGET_KEY)).filter(DropTarget.class::isInstance)
                    .flatMap(target -> Stream.of(((DropTarget) target).getTransfer()))
                    .anyMatch(FileTransfer.class::isInstance);
        }));
    }

    @Test
    void aFileWithNothingNewCannotBeImported() throws Exception {
        open(Files.writeString(folder.resolve("hosts.txt"), "srv01\n"));
        assertTrue(Answer.words(TITLE).contains("There is nothing to import."), Answer.words(TITLE));
        assertFalse(enabled("Finish"));
    }

    @Test
    void aFileThatIsDroppedOpensTheWizard() throws Exception {
        Path file = Files.writeString(folder.resolve("hosts.txt"), LIST);
        HostsView view = ShownHosts.view();
        Ui.sync(() -> {
            view.drop().take(Optional.empty(), FileTransfer.getInstance().getSupportedTypes()[0],
                    new String[] {file.toString()});
            return null;
        });
        Ui.sync(() -> null);
        Ui.join(HostPreviewPage.READING);
        assertTrue(Answer.words(TITLE).contains("1 would be added"), Answer.words(TITLE));
    }
}
