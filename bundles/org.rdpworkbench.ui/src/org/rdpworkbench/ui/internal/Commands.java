// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal;

import java.util.Map;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;

/** Commands that something other than a menu or a key calls for. */
public final class Commands {

    private Commands() {}

    /** Does what the menu item with that command and these parameters would. */
    public static void run(String id, Map<String, String> parameters) {
        IWorkbench workbench = PlatformUI.getWorkbench();
        ParameterizedCommand command = ParameterizedCommand.generateCommand(
                workbench.getService(ICommandService.class).getCommand(id), parameters);
        try {
            workbench.getService(IHandlerService.class).executeCommand(command, null);
        } catch (CommandException e) {
            ILog.of(Commands.class).error("The command " + id + " cannot be run.", e);
        }
    }
}
