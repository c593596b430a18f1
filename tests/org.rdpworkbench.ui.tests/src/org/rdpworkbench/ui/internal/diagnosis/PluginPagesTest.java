// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IEditorPart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.PrototypeServiceFactory;
import org.osgi.framework.ServiceRegistration;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.ui.DiagnosisPage;
import org.rdpworkbench.ui.DiagnosisSelection;
import org.rdpworkbench.ui.DiagnosisSite;
import org.rdpworkbench.ui.DiagnosisState;
import org.rdpworkbench.ui.internal.Ui;

/** Pages that other plugins add to the diagnosis editor. */
class PluginPagesTest {

    private final List<DiagnosisPage> released = new ArrayList<>();
    private final List<ServiceRegistration<?>> registrations = new ArrayList<>();

    /** Says which host it is about, and selects a cause of its own. */
    private static class HostPage implements DiagnosisPage {

        private Label label;
        private DiagnosisSite site;

        @Override
        public String title() {
            return "Host & more";
        }

        @Override
        public int order() {
            return 1_000;
        }

        @Override
        public Control create(Composite parent, DiagnosisSite around) {
            site = around;
            label = new Label(parent, SWT.NONE);
            return label;
        }

        @Override
        public void show(DiagnosisState state) {
            label.setText("about " + site.target() + ", " + state.getClass().getSimpleName());
            site.select(Optional.of("other.cause"));
        }
    }

    /** Breaks as soon as it has something to show. */
    private static final class BreakingPage extends HostPage {

        @Override
        public int order() {
            return 0;
        }

        @Override
        public void show(DiagnosisState state) {
            throw new NoClassDefFoundError("gone");
        }
    }

    @AfterEach
    void close() throws Exception {
        Ui.sync(() -> Ui.page().closeAllEditors(false));
        registrations.forEach(ServiceRegistration::unregister);
    }

    private void register(Supplier<DiagnosisPage> page) {
        BundleContext context = FrameworkUtil.getBundle(PluginPagesTest.class).getBundleContext();
        registrations.add(context.registerService(DiagnosisPage.class, new PrototypeServiceFactory<DiagnosisPage>() {
            @Override
            public DiagnosisPage getService(Bundle bundle, ServiceRegistration<DiagnosisPage> registration) {
                return page.get();
            }

            @Override
            public void ungetService(Bundle bundle, ServiceRegistration<DiagnosisPage> registration,
                    DiagnosisPage service) {
                released.add(service);
            }
        }, null));
    }

    private static DiagnosisEditor open(String file) throws Exception {
        Cases.open(Cases.judged(Cases.refused(Target.parse("127.0.0.1")), file));
        return Ui.sync(() -> (DiagnosisEditor) Ui.page().getActiveEditor());
    }

    private static List<String> tabs(DiagnosisEditor editor) throws Exception {
        return Ui.sync(() -> List.of(((CTabFolder) editor.container()).getItems()).stream()
                .map(CTabItem::getText).toList());
    }

    @Test
    void aPageOfAnotherPluginStandsInItsPlaceAndHearsWhatIsShown() throws Exception {
        register(HostPage::new);
        DiagnosisEditor editor = open("one");
        List<String> tabs = tabs(editor);
        assertEquals("Diagnosis", tabs.getFirst());
        assertEquals("Host && more", tabs.getLast());
        assertTrue(Cases.shown().contains("about 127.0.0.1:3389, Judged"), Cases.shown().toString());
        DiagnosisSelection selection = (DiagnosisSelection) Ui.sync(() ->
                editor.getSite().getWorkbenchWindow().getSelectionService().getSelection());
        assertEquals(Optional.of("other.cause"), selection.cause());
        assertEquals("127.0.0.1", selection.record().target().host());
    }

    @Test
    void everyEditorHasAPageOfItsOwnAndGivesItBack() throws Exception {
        register(HostPage::new);
        IEditorPart one = open("one");
        IEditorPart other = open("other");
        assertTrue(Ui.sync(() -> Ui.page().closeEditor(one, false)));
        assertEquals(1, released.size());
        assertTrue(Ui.sync(() -> Ui.page().closeEditor(other, false)));
        assertEquals(2, released.size());
        assertFalse(released.getFirst() == released.getLast());
    }

    @Test
    void aPageThatBreaksIsASentenceAndTheOthersGoOn() throws Exception {
        register(BreakingPage::new);
        DiagnosisEditor editor = open("one");
        assertEquals("Host && more", tabs(editor).getFirst());
        String shown = String.join("\n", Cases.shown());
        assertTrue(shown.contains("This page of plugin org.rdpworkbench.ui broke: "
                + "java.lang.NoClassDefFoundError: gone\nThe other pages are not concerned."), shown);
        assertTrue(shown.contains("The connection breaks at the listener"), shown);
    }
}
