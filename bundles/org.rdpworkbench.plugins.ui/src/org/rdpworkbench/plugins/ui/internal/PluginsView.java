// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.plugins.ui.internal;

import java.io.IOException;
import java.util.Optional;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.action.ContributionManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.menus.IMenuService;
import org.eclipse.ui.part.ViewPart;
import org.eclipse.ui.progress.IWorkbenchSiteProgressService;
import org.rdpworkbench.plugins.Feature;
import org.rdpworkbench.plugins.Offer;
import org.rdpworkbench.plugins.Plugins;
import org.rdpworkbench.plugins.RefusedException;
import org.rdpworkbench.plugins.Source;

/** What is installed and what sites offer, what each brings and declares or why it does not run. */
public final class PluginsView extends ViewPart {

    /** The id of the view and of its help context. */
    public static final String ID = "org.rdpworkbench.plugins.ui.plugins";

    private static final String BAR = "toolbar:org.rdpworkbench.plugins.ui.bar";

    /** A change of what is installed. */
    private interface Changing {
        Plugins.Changed with(Plugins plugins) throws IOException, RefusedException, InterruptedException;
    }

    private PluginsPage page;

    /** Shows it. */
    static Optional<PluginsView> show(IWorkbenchPage page) {
        try {
            return Optional.of((PluginsView) page.showView(ID));
        } catch (PartInitException e) {
            ILog.of(PluginsView.class).error("The view of plugins cannot be opened.", e);
            return Optional.empty();
        }
    }

    @Override
    public void createPartControl(Composite parent) {
        page = new PluginsPage(parent);
        // Each by itself: to open the view takes the UI thread long enough.
        inWindow(this::contributeBar);
        inWindow(this::contributeMenu);
        getSite().setSelectionProvider(page.table());
        PlatformUI.getWorkbench().getHelpSystem().setHelp(parent, ID);
        inWindow(this::refresh);
    }

    private void contributeBar() {
        IActionBars bars = getViewSite().getActionBars();
        getSite().getService(IMenuService.class)
                .populateContributionManager((ContributionManager) bars.getToolBarManager(), BAR);
        bars.updateActionBars();
    }

    private void contributeMenu() {
        MenuManager menu = new MenuManager();
        page.table().getControl().setMenu(menu.createContextMenu(page.table().getControl()));
        getSite().registerContextMenu(menu, page.table());
    }

    PluginsPage page() {
        return page;
    }

    @Override
    public void setFocus() {
        page.setFocus();
    }

    @Override
    public void dispose() {
        getSite().getService(IMenuService.class)
                .releaseContributions((ContributionManager) getViewSite().getActionBars().getToolBarManager());
        super.dispose();
    }

    /** Looks again at what is installed, then at what sites offer. */
    void refresh() {
        start("Looking at plugins", (plugins, monitor) -> list(plugins, Optional.empty(), true));
    }

    /** Installs the plugin, or that version of it. */
    void install(Offer offer) {
        change("Installing " + offer.label(), plugins -> plugins.install(offer, this::waiting));
    }

    /** Removes the plugin. */
    void uninstall(Feature plugin) {
        change("Removing " + plugin.label(), plugins -> plugins.uninstall(plugin, this::waiting));
    }

    /** Reads the site and makes it known. */
    void addSite(Source site) {
        start("Reading " + site.text(), (plugins, monitor) -> {
            plugins.addSite(site);
            list(plugins, Optional.empty(), false);
        });
    }

    private void change(String name, Changing changing) {
        start(name, (plugins, monitor) -> {
            Plugins.Changed changed = changing.with(plugins);
            list(plugins, changed.installed(), false);
            inWindow(() -> page.tell(changed.sentence(), changed.restart()));
        });
    }

    private void start(String name, PluginJob.Work work) {
        page.tell("", false);
        getSite().getService(IWorkbenchSiteProgressService.class)
                .schedule(new PluginJob(name, work, words -> inWindow(() -> page.tell(words, false))));
    }

    /** On the thread of a job. */
    private void list(Plugins plugins, Optional<String> select, boolean again)
            throws IOException, RefusedException, InterruptedException {
        Rows installed = Rows.installed(plugins);
        inWindow(() -> page.show(installed, select));
        Rows all = installed.with(plugins.offered(again));
        inWindow(() -> page.show(all, Optional.empty()));
    }

    private void waiting() {
        inWindow(() -> page.tell("Waiting for diagnoses that are under way.", false));
    }

    private void inWindow(Runnable run) {
        PlatformUI.getWorkbench().getDisplay().asyncExec(() -> {
            if (!page.control().isDisposed()) {
                run.run();
            }
        });
    }
}
