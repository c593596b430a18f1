// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.rdpworkbench.samba.Samba;

/** A look inside that is saved says the same later, and tells no secret in any form. */
@EnabledOnOs(OS.LINUX)
class InsideCaseTest {

    @TempDir
    private Path folder;

    private static void secretless(Path file) throws Exception {
        String content = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertFalse(content.isEmpty() || content.contains(Samba.PASSWORD), file::toString);
    }

    @Test
    void aSavedCaseJudgedLaterSaysTheSameAndHoldsNoSecret(@TempDir Path host) throws Exception {
        Place place = Place.in(folder);
        InsideLook look;
        try (Samba samba = Samba.start(host)) {
            look = InsideLook.at(samba, place);
        }
        look.saysTheSameLater();
        assertTrue(look.diagnosis().get("evidence").findValuesAsText("vantage").contains("inside"));
        assertFalse(look.ended().toString().contains(Samba.PASSWORD), "the password is told");
        Path page = folder.resolve("inside.html");
        place.launch("judge", look.saved().toString(), "--format", "html", "--output", page.toString()).run();
        secretless(look.saved());
        secretless(page);
    }

    /** Typed when it is asked for, and shown nowhere. */
    @Test
    void aPersonIsAskedForThePassword(@TempDir Path host) throws Exception {
        Needed.program("script");
        Place place = Place.in(folder);
        Path screen = Files.createFile(folder.resolve("screen"));
        Path result = folder.resolve("result.json");
        try (Samba samba = Samba.start(host)) {
            place.launch("diagnose", samba.address().getHostAddress(), "--inside", "smb", "--credential",
                    InsideLook.ACCOUNT, "--format", "json", "--output", result.toString()).through("bash", "-c", """
                            screen=$0; typed=$1; shift
                            { until grep -q "Password of" "$screen"; do :; done; printf '%s\\n' "$typed"; } |
                                script -q -e -f -c "$(printf '%q ' "$@")" "$screen" > /dev/null""",
                            screen.toString(), Samba.PASSWORD).run();
            assertEquals(1, samba.folder().logons(Samba.ADMINISTRATOR));
        }
        assertTrue(Files.readString(screen).contains("Password of " + InsideLook.ACCOUNT), Files.readString(screen));
        assertTrue(Files.readString(result).contains("\"inside\""));
        secretless(screen);
        secretless(result);
    }
}
