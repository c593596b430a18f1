// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.product;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.rdpworkbench.samba.Samba;

/**
 * A look at a host by Samba, also inside it as its administrator, by the command line.
 *
 * @param ended the command with its result as JSON
 * @param saved the case
 */
record InsideLook(Place place, Ended ended, Path saved) {

    static final String ACCOUNT = Samba.DOMAIN + "\\" + Samba.ADMINISTRATOR;

    /** Takes it, at the port of Remote Desktop. */
    static InsideLook at(Samba samba, Place place) throws IOException, InterruptedException {
        Path own = Files.createTempDirectory(place.work(), "inside");
        Path secret = Files.writeString(own.resolve("secret"), Samba.PASSWORD + "\n");
        Path saved = own.resolve("inside.case");
        Ended ended = place.launch("diagnose", samba.address().getHostAddress(), "--inside", "smb", "--credential",
                ACCOUNT, "--case", saved.toString(), "--format", "json").giving(secret).run();
        return new InsideLook(place, ended, saved);
    }

    /** What it says of the host. */
    JsonNode diagnosis() {
        JsonNode diagnoses = ended.json().get("diagnoses");
        assertEquals(1, diagnoses.size(), ended::toString);
        return diagnoses.get(0);
    }

    /** Judged from its file alone it says the same, word by word. */
    void saysTheSameLater() throws IOException, InterruptedException {
        Ended judged = place.launch("judge", saved.toString(), "--format", "json").run().stateIs(ended.state());
        assertEquals(ended.json(), judged.json());
    }
}
