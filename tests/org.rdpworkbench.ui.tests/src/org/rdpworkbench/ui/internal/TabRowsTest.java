// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In the workbench, which mends the rows of all its folders of tabs. */
class TabRowsTest {

    /** A tool bar that does not have its style yet. */
    private static final class Bar extends Composite {

        private final int width;
        private int height = 100;

        Bar(CTabFolder folder, int width) {
            super(folder, SWT.NONE);
            this.width = width;
        }

        @Override
        public Point computeSize(int wHint, int hHint, boolean changed) {
            return new Point(width, height);
        }
    }

    private Shell shell;
    private CTabFolder folder;

    @BeforeEach
    void open() throws Exception {
        Ui.sync(() -> {
            shell = new Shell(Ui.page().getWorkbenchWindow().getShell(), SWT.SHELL_TRIM);
            shell.setLayout(new FillLayout());
            folder = new CTabFolder(shell, SWT.NONE);
            new CTabItem(folder, SWT.NONE).setText("Hosts");
            shell.setSize(400, 300);
            shell.open();
            return null;
        });
    }

    @AfterEach
    void close() throws Exception {
        Ui.sync(() -> {
            shell.dispose();
            return null;
        });
    }

    /** It gets its style as soon as it has been put below the tabs, for being too high. */
    private Bar show(int width) throws Exception {
        Bar bar = Ui.sync(() -> {
            Bar made = new Bar(folder, width);
            made.setVisible(false);
            folder.setTopRight(made, SWT.RIGHT | SWT.WRAP);
            return made;
        });
        Ui.drain();
        Ui.sync(() -> {
            bar.addListener(SWT.Move, event -> bar.height = 10);
            bar.setVisible(true);
            folder.notifyListeners(SWT.Resize, new Event());
            return null;
        });
        Ui.drain();
        return bar;
    }

    @Test
    void aToolBarComesBackBesideTheTabs() throws Exception {
        Bar bar = show(100);
        assertTrue(Ui.sync(() -> bar.getLocation().y < folder.getTabHeight()), () -> where(bar));
    }

    @Test
    void aToolBarThatIsTooWideStaysBelowThem() throws Exception {
        Bar bar = show(390);
        assertTrue(Ui.sync(() -> bar.getLocation().y > folder.getTabHeight()), () -> where(bar));
    }

    private String where(Bar bar) {
        try {
            return Ui.sync(() -> bar.getBounds() + " in a row of " + folder.getTabHeight());
        } catch (Exception e) {
            return e.toString();
        }
    }
}
