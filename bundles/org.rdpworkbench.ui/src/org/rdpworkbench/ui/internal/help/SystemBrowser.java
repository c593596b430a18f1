// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.help;

import java.io.IOException;
import java.net.URL;
import java.util.List;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.Platform.OS;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.program.Program;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.browser.AbstractWebBrowser;

/** The browser that a person chose for this system, or the first that is found; a sentence where there is none. */
final class SystemBrowser extends AbstractWebBrowser {

    /** What browsers are called on a path, the choice of the system first. */
    private static final List<String> NAMES =
            List.of("x-www-browser", "firefox", "firefox-esr", "chromium", "google-chrome", "konqueror", "epiphany");

    SystemBrowser(String id) {
        super(id == null ? "system" : id);
    }

    @Override
    public void openURL(URL url) {
        String page = url.toString();
        PlatformUI.getWorkbench().getDisplay().execute(() -> {
            if (!Program.launch(page) && !(OS.isLinux() && NAMES.stream().anyMatch(name -> started(name, page)))) {
                MessageDialog.openInformation(null, "Help", none(Platform.getOS(), page));
            }
        });
    }

    private static boolean started(String program, String page) {
        try {
            new ProcessBuilder(program, page).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** What to tell a person on a system without a browser. */
    static String none(String os, String page) {
        return "Help needs a browser, and none was found on this system. "
                + (os.equals(Platform.OS_LINUX) ? "Install one, or the package libwebkit2gtk-4.1-0 "
                        + "(libwebkit2gtk-4.0-37 on older systems), with which help opens in a window of its own "
                        + "after a restart."
                        : "Install one, or choose one in the settings of the system.")
                + "\n\nWhile RDP Workbench is open, any browser on this machine finds the page at "
                + page.replaceFirst("token=[^&#]*&?", "").replaceFirst("\\?$", "");
    }
}
