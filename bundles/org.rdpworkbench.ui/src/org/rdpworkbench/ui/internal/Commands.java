// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal;

import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;

/** Commands that something other than a menu or a key calls for. */
public final class Commands {

    private Commands() {}

    /** Whether a plugin that is installed has it. */
    public static boolean exists(String id) {
        return PlatformUI.getWorkbench().getService(ICommandService.class).getCommand(id).isDefined();
    }

    /** Does what the menu item with that command would. */
    public static void run(String id) {
        try {
            PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand(id, null);
        } catch (CommandException e) {
            ILog.of(Commands.class).error("The command " + id + " cannot be run.", e);
        }
    }
}
