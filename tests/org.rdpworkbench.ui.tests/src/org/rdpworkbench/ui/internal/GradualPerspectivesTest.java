// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.eclipse.e4.ui.model.application.ui.MUIElement;
import org.eclipse.e4.ui.model.application.ui.advanced.MPerspective;
import org.eclipse.e4.ui.model.application.ui.advanced.MPlaceholder;
import org.eclipse.e4.ui.model.application.ui.basic.MWindow;
import org.eclipse.e4.ui.workbench.IPresentationEngine;
import org.eclipse.e4.ui.workbench.modeling.EModelService;
import org.eclipse.ui.IPerspectiveDescriptor;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.ui.internal.evidence.EvidenceView;
import org.rdpworkbench.ui.internal.history.HistoryView;
import org.rdpworkbench.ui.internal.hosts.HostsView;
import org.rdpworkbench.ui.internal.repairs.RepairsView;

/** A perspective that this start has not shown yet, with views that are open in another one. */
class GradualPerspectivesTest {

    private static final String EVIDENCE = "org.rdpworkbench.ui.evidencePerspective";
    private static final List<String> VIEWS = List.of(HostsView.ID, EvidenceView.ID, HistoryView.ID, RepairsView.ID);

    @BeforeEach
    void bothHaveAllViews() throws Exception {
        for (String perspective : List.of(DiagnosePerspective.ID, EVIDENCE)) {
            go(perspective);
            for (String view : VIEWS) {
                Ui.sync(() -> Ui.page().showView(view));
            }
        }
        Ui.drain();
        forget();
    }

    @AfterEach
    void asItWas() throws Exception {
        Ui.drain();
        go(EVIDENCE);
        Ui.sync(() -> {
            Ui.page().resetPerspective();
            Ui.page().closePerspective(Ui.page().getPerspective(), false, false);
            return null;
        });
        go(DiagnosePerspective.ID);
        Ui.sync(() -> {
            Ui.page().resetPerspective();
            return null;
        });
        Ui.drain();
    }

    private static void go(String id) throws Exception {
        Ui.sync(() -> {
            Ui.page().setPerspective(descriptor(id));
            return null;
        });
    }

    private static IPerspectiveDescriptor descriptor(String id) {
        return PlatformUI.getWorkbench().getPerspectiveRegistry().findPerspectiveWithId(id);
    }

    /** As after a start in the other one. */
    private static void forget() throws Exception {
        Ui.sync(() -> {
            window().getContext().get(IPresentationEngine.class).removeGui(diagnose());
            return null;
        });
    }

    private static MWindow window() {
        return Ui.page().getWorkbenchWindow().getService(MWindow.class);
    }

    private static EModelService model() {
        return Ui.page().getWorkbenchWindow().getService(EModelService.class);
    }

    private static MPerspective diagnose() {
        return model().findElements(window(), DiagnosePerspective.ID, MPerspective.class, null).getFirst();
    }

    /** The views that the perspective has, in its model. */
    private static List<String> placed() {
        return model().findElements(diagnose(), null, MPlaceholder.class, null).stream()
                .filter(MPlaceholder::isToBeRendered).map(MUIElement::getElementId).filter(VIEWS::contains).sorted()
                .toList();
    }

    private static List<String> open() {
        return Stream.of(Ui.page().getViewReferences()).map(IViewReference::getId).filter(VIEWS::contains).sorted()
                .toList();
    }

    @Test
    void thoseThatNobodySeesComeAfterThePerspective() throws Exception {
        List<String> first = Ui.sync(() -> {
            Ui.page().setPerspective(descriptor(DiagnosePerspective.ID));
            return placed();
        });
        // Those in front of the two stacks: the hosts, and what was opened last below the editors.
        assertEquals(List.of(HostsView.ID, RepairsView.ID), first);
        Ui.drain();
        assertEquals(VIEWS.stream().sorted().toList(), Ui.sync(GradualPerspectivesTest::placed));
        assertEquals(VIEWS.stream().sorted().toList(), Ui.sync(GradualPerspectivesTest::open));
        assertTrue(Ui.sync(() -> Ui.page().isPartVisible(Ui.page().findView(RepairsView.ID))));
    }

    @Test
    void oneThatIsAskedForMeanwhileComesAtOnce() throws Exception {
        Ui.sync(() -> {
            IWorkbenchPage page = Ui.page();
            page.setPerspective(descriptor(DiagnosePerspective.ID));
            page.showView(HistoryView.ID);
            assertTrue(page.isPartVisible(page.findView(HistoryView.ID)));
            return null;
        });
        Ui.drain();
        assertEquals(VIEWS.stream().sorted().toList(), Ui.sync(GradualPerspectivesTest::open));
        assertTrue(Ui.sync(() -> Ui.page().isPartVisible(Ui.page().findView(HistoryView.ID))));
    }
}
