// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.repairs;

import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.part.ViewPart;
import org.rdpworkbench.core.repair.Repair;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.report.RepairText;
import org.rdpworkbench.report.TextStyle;
import org.rdpworkbench.ui.internal.CopyRows;
import org.rdpworkbench.ui.internal.Icons;
import org.rdpworkbench.ui.internal.Later;
import org.rdpworkbench.ui.internal.Layouts;
import org.rdpworkbench.ui.internal.PublishedSelection;
import org.rdpworkbench.ui.internal.StyledLines;

/** The repairs that were begun on this machine, and the journal of the one that is selected. */
public final class RepairsView extends ViewPart {

    /** The id of the view and of its help context. */
    public static final String ID = "org.rdpworkbench.ui.repairs";
    /** Lines are wrapped where they are shown. */
    public static final TextStyle STYLE = new TextStyle(false, true, 10_000);

    private final JournalReading reading = new JournalReading();
    private final PublishedSelection published = new PublishedSelection();
    private AgainHandler undo;
    private AgainHandler resume;
    private ProtectedHandler protectedAgain;
    private Composite page;
    private KeepBar keep;
    private Label title;
    private SashForm halves;
    private RepairTable table;
    private StyledText detail;
    /** What has come of the last thing that was done from here. */
    private String news = "";
    /** The id of the one that is to be selected when they are read; empty where nobody asked for one. */
    private String wanted = "";
    /** How much there is. */
    private String sentence = "";

    /** What a person reads of one, as the command journal prints it. */
    static String text(Repair repair) {
        return new RepairText(STYLE).repair(repair).strip();
    }

    @Override
    public void createPartControl(Composite parent) {
        page = new Composite(parent, SWT.NONE);
        page.setLayout(Layouts.padded());
        page.setBackgroundMode(SWT.INHERIT_FORCE);
        PlatformUI.getWorkbench().getHelpSystem().setHelp(page, ID);
        getSite().setSelectionProvider(published);
        undo = new AgainHandler(Again.UNDO, getSite().getPage());
        resume = new AgainHandler(Again.RESUME, getSite().getPage());
        protectedAgain = new ProtectedHandler(getSite().getPage());
        Later.once(page, this::make);
    }

    /** By itself: to open a view takes the UI thread long enough. */
    private void make() {
        keep = new KeepBar(page, resume, undo);
        title = new Label(page, SWT.WRAP);
        title.setLayoutData(Layouts.wide());
        halves = new SashForm(page, SWT.HORIZONTAL | SWT.SMOOTH);
        halves.setSashWidth(Layouts.MARGIN);
        halves.setLayoutData(GridDataFactory.createFrom(Layouts.all()).exclude(true).create());
        halves.setVisible(false);
        halves.addListener(SWT.Resize, e -> Layouts.arrange(halves));
        table = new RepairTable(halves);
        table.viewer().addSelectionChangedListener(e -> selected());
        detail = StyledLines.report(halves);
        halves.setWeights(64, 36);
        Later.once(page, this::contribute);
        refresh();
    }

    private void contribute() {
        CopyRows.on(table.viewer().getTable(), table::text);
        Action copy = new Action("&Copy", Icons.named("copy")) {
            @Override
            public void run() {
                CopyRows.copy(page.getDisplay(), table.text());
            }
        };
        MenuManager menu = new MenuManager();
        menu.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
        menu.add(new Separator());
        menu.add(copy);
        table.viewer().getControl().setMenu(menu.createContextMenu(table.viewer().getControl()));
        getSite().registerContextMenu(menu, published);
        IHandlerService handlers = getSite().getService(IHandlerService.class);
        handlers.activateHandler("org.rdpworkbench.ui.undoRepair", undo);
        handlers.activateHandler("org.rdpworkbench.ui.resumeRepair", resume);
        handlers.activateHandler("org.rdpworkbench.ui.protectedAgain", protectedAgain);
        handlers.activateHandler("org.eclipse.ui.file.refresh", new AbstractHandler() {
            @Override
            public Object execute(ExecutionEvent event) {
                news = "";
                refresh();
                return null;
            }
        });
        if (page.isFocusControl()) {
            setFocus();
        }
    }

    /** Shows what has come of something, and the repairs as they are now; opens the view where it is not open. */
    public static void tell(IWorkbenchPage page, String words) {
        if (page.getWorkbenchWindow().getShell() == null) {
            return;
        }
        try {
            if (page.showView(ID, null, IWorkbenchPage.VIEW_VISIBLE) instanceof RepairsView view) {
                view.news = words;
                view.refresh();
            }
        } catch (PartInitException e) {
            ILog.of(RepairsView.class).error("The repairs cannot be shown.", e);
        }
    }

    /** Goes to the view, and to a repair with its journal. */
    public static void open(IWorkbenchPage page, String id) {
        try {
            if (page.showView(ID) instanceof RepairsView view) {
                view.wanted = id;
                view.news = "";
                view.refresh();
            }
        } catch (PartInitException e) {
            ILog.of(RepairsView.class).error("The repairs cannot be shown.", e);
        }
    }

    /** Shows what is done just now, where the view is open. */
    public static void follow(IWorkbenchPage page, String words) {
        if (page.getWorkbenchWindow().getShell() != null && page.findView(ID) instanceof RepairsView view) {
            view.news = words;
            view.say(view.sentence);
        }
    }

    KeepBar keep() {
        return keep;
    }

    private void refresh() {
        if (title != null && !title.isDisposed()) {
            reading.begin(this::show, sentence -> say(sentence));
        }
    }

    private void show(Journaled all) {
        if (page.isDisposed()) {
            return;
        }
        boolean any = !all.repairs().isEmpty();
        halves.setVisible(any);
        ((GridData) halves.getLayoutData()).exclude = !any;
        keep.show(all.repairs());
        table.show(all.repairs());
        if (!wanted.isEmpty()) {
            news = table.select(wanted) ? news : "The repair " + Plain.escape(wanted, Plain.MOST_VALUE) + " has no "
                    + "journal on this machine; it was begun elsewhere.";
            wanted = "";
        }
        say(all.sentence());
        selected();
    }

    private void say(String words) {
        sentence = words;
        if (title != null && !title.isDisposed()) {
            title.setText((news.isEmpty() ? sentence : news + "\n" + sentence).replace("&", "&&"));
            page.layout(true);
        }
    }

    private void selected() {
        Optional<Repair> one = table.selected();
        published.setSelection(table.viewer().getStructuredSelection());
        undo.select(one);
        resume.select(one);
        protectedAgain.select(one);
        String text = one.map(RepairsView::text).orElse("");
        if (!detail.getText().equals(text)) {
            detail.setText(text);
        }
    }

    @Override
    public void setFocus() {
        (table != null && halves.isVisible() ? table.viewer().getTable() : page).setFocus();
        // The command line may have gone on meanwhile.
        refresh();
    }

    @Override
    public void dispose() {
        reading.end();
        super.dispose();
    }
}
