// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.plugins.ui.internal;

import java.io.IOException;
import org.eclipse.equinox.p2.ui.Policy;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.plugins.RefusedException;

/**
 * How p2's own wizards behave here: when they have changed something they offer to restart, or to apply the change at
 * once where nothing that runs is replaced.
 */
@Component(service = Policy.class, property = "service.ranking:Integer=100")
public final class ApplyPolicy extends Policy {

    /** Comes before the one of p2. */
    public ApplyPolicy() {
        setRepositoryPreferencePageId("org.eclipse.equinox.internal.p2.ui.sdk.SitesPreferencePage");
        setRepositoryPreferencePageName("Install/Update > Available Software Sites");
    }

    /** Asked when something was changed. */
    @Override
    public int getRestartPolicy() {
        try {
            return PluginJob.plugins().waitsForRestart() ? RESTART_POLICY_PROMPT
                    : RESTART_POLICY_PROMPT_RESTART_OR_APPLY;
        } catch (IOException | RefusedException e) {
            return RESTART_POLICY_PROMPT;
        }
    }
}
