// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.smb.internal;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rdpworkbench.host.HostSession;
import org.rdpworkbench.host.Obstacle;
import org.rdpworkbench.samba.Samba;

/** A host on which nobody listens at a pipe, as on a Windows client, where RemoteRegistry is disabled. */
class NobodyServesTest {

    @Test
    void aPipeThatIsNotThereIsAServiceThatDoesNotRun(@TempDir Path folder) throws Exception {
        try (Samba samba = Samba.start(folder, "rpc start on demand helpers = no");
                HostSession session = Sessions.open(samba, Sessions.administrator())) {
            Sessions.assertNone(Obstacle.SERVICE_NOT_RUNNING, session.registry().key("HKLM\\SOFTWARE"));
        }
    }
}
