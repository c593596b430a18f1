// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.help;

import org.eclipse.ui.browser.AbstractWorkbenchBrowserSupport;
import org.eclipse.ui.browser.IWebBrowser;

/** Opens pages in the browser of this system. The platform's own way knows three browsers, all of them by one name. */
public final class SystemBrowsers extends AbstractWorkbenchBrowserSupport {

    @Override
    public IWebBrowser createBrowser(int style, String id, String name, String tooltip) {
        return createBrowser(id);
    }

    @Override
    public IWebBrowser createBrowser(String id) {
        return new SystemBrowser(id);
    }
}
