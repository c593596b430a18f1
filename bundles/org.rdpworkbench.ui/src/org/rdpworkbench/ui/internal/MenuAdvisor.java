// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal;

import org.eclipse.jface.action.GroupMarker;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.eclipse.ui.application.ActionBarAdvisor;
import org.eclipse.ui.application.IActionBarConfigurer;

/**
 * The menus with their groups, and nothing in them. Everybody's commands come by plugin.xml, ours too: menus that are
 * declared there have no groups yet when others want to put something between them.
 */
final class MenuAdvisor extends ActionBarAdvisor {

    private static final String ADDITIONS = IWorkbenchActionConstants.MB_ADDITIONS;

    MenuAdvisor(IActionBarConfigurer configurer) {
        super(configurer);
    }

    @Override
    protected void fillMenuBar(IMenuManager bar) {
        bar.add(menu("&File", "file", "open", "close", "save", ADDITIONS, "exit"));
        bar.add(menu("&Edit", "edit", "undo", "clipboard", "hosts", "select", ADDITIONS));
        bar.add(menu("&Diagnosis", "diagnosis", "look", ADDITIONS));
        bar.add(new GroupMarker(ADDITIONS));
        bar.add(menu("&Window", "window", "views", "otherViews", "layout", ADDITIONS, "preferences"));
        bar.add(menu("&Help", "help", "contents", ADDITIONS, "about"));
    }

    private static MenuManager menu(String label, String id, String... groups) {
        MenuManager menu = new MenuManager(label, id);
        for (String group : groups) {
            menu.add(new Separator(group));
        }
        return menu;
    }
}
