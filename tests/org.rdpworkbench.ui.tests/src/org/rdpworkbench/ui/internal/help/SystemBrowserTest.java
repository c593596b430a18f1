// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.help;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.ui.internal.Ui;

/** Pages for which the platform has no window of its own. */
class SystemBrowserTest {

    @Test
    void thePlatformAsksOurs() throws Exception {
        assertInstanceOf(SystemBrowser.class, Ui.sync(() ->
                PlatformUI.getWorkbench().getBrowserSupport().getExternalBrowser()));
    }

    @Test
    void withoutABrowserOneLearnsWhatToInstall() {
        String words = SystemBrowser.none("linux", "http://127.0.0.1:1/help/index.jsp?token=x&topic=/a.html");
        assertTrue(words.contains("libwebkit2gtk-4.1-0"), words);
        assertTrue(words.endsWith(" http://127.0.0.1:1/help/index.jsp?topic=/a.html"), words);
        assertTrue(SystemBrowser.none("win32", "http://127.0.0.1:1/help/index.jsp?token=x").endsWith("/index.jsp"));
    }
}
