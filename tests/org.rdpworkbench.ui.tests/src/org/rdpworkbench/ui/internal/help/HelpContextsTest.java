// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.help;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.Platform;
import org.eclipse.help.HelpSystem;
import org.eclipse.help.IContext;
import org.eclipse.help.IHelpResource;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.ui.internal.Ui;

/** F1 has an answer everywhere: the context of each part has the part's own id. */
class HelpContextsTest {

    /** As the platform marks a control. */
    private static final String MARK = "org.eclipse.ui.help";

    /** What our plugins contribute with classes of their own. */
    private static List<IConfigurationElement> ours(String point, String name) {
        return Stream.of(Platform.getExtensionRegistry().getConfigurationElementsFor("org.eclipse.ui." + point))
                .filter(element -> element.getName().equals(name)
                        && String.valueOf(element.getAttribute("class")).startsWith("org.rdpworkbench.")).toList();
    }

    private static List<String> ids() {
        return Stream.of(ours("views", "view"), ours("editors", "editor"), ours("newWizards", "wizard"),
                ours("importWizards", "wizard"), ours("exportWizards", "wizard"), ours("preferencePages", "page"))
                .flatMap(List::stream).map(element -> element.getAttribute("id")).toList();
    }

    @Test
    void everyViewEditorWizardAndPageHasAContextWithPagesThatExist() throws IOException {
        assertFalse(ids().isEmpty());
        List<String> wrong = new ArrayList<>();
        for (String id : ids()) {
            IContext context = HelpSystem.getContext(id);
            if (context == null || context.getText() == null || context.getRelatedTopics().length == 0) {
                wrong.add(id + " has no help");
            } else {
                for (IHelpResource topic : context.getRelatedTopics()) {
                    try (InputStream page = HelpSystem.getHelpContent(topic.getHref().replaceFirst("#.*", ""))) {
                        if (page == null) {
                            wrong.add(id + " leads to " + topic.getHref() + ", which is not there");
                        }
                    }
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void everyViewIsMarkedWithIt() throws Exception {
        List<String> wrong = new ArrayList<>();
        for (IConfigurationElement view : ours("views", "view")) {
            String id = view.getAttribute("id");
            boolean marked = Ui.sync(() -> {
                boolean open = Ui.page().findView(id) != null;
                IViewPart part = Ui.page().showView(id);
                boolean found = marked(part.getSite().getShell(), id);
                if (!open) {
                    Ui.page().hideView(part);
                }
                return found;
            });
            if (!marked) {
                wrong.add(id);
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void everyPageOfThePreferencesIsMarkedWithIt() throws Exception {
        List<String> wrong = new ArrayList<>();
        for (IConfigurationElement page : ours("preferencePages", "page")) {
            String id = page.getAttribute("id");
            if (!Ui.sync(() -> marked((IWorkbenchPreferencePage) page.createExecutableExtension("class"), id))) {
                wrong.add(id);
            }
        }
        assertEquals(List.of(), wrong);
    }

    private static boolean marked(IWorkbenchPreferencePage page, String id) {
        Shell shell = new Shell(Ui.display());
        try {
            page.init(PlatformUI.getWorkbench());
            page.createControl(shell);
            return marked(shell, id);
        } finally {
            page.dispose();
            shell.dispose();
        }
    }

    private static boolean marked(Control root, String id) {
        return Ui.all(root, Control.class).stream().anyMatch(control -> id.equals(control.getData(MARK)));
    }
}
