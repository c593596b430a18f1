// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.rdpworkbench.samba.Samba;

/** A look inside that is saved says the same later, and tells no secret in any form. */
@EnabledOnOs(OS.LINUX)
class InsideCaseTest {

    private static final String ACCOUNT = Samba.DOMAIN + "\\" + Samba.ADMINISTRATOR;

    @TempDir
    private Path folder;

    private static JsonNode only(Ended ended) throws Exception {
        assertEquals(1, ended.json().get("diagnoses").size(), ended.toString());
        return ended.json().get("diagnoses").get(0);
    }

    private static void secretless(Path file) throws Exception {
        String content = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertFalse(content.isEmpty() || content.contains(Samba.PASSWORD), file::toString);
    }

    @Test
    void aSavedCaseJudgedLaterSaysTheSameAndHoldsNoSecret(@TempDir Path host) throws Exception {
        Place place = Place.in(folder);
        Path secret = Files.writeString(folder.resolve("secret"), Samba.PASSWORD + "\n");
        Path saved = folder.resolve("inside.case");
        Path page = folder.resolve("inside.html");
        try (Samba samba = Samba.start(host)) {
            String address = samba.address().getHostAddress();
            Ended looked = place.launch("diagnose", address, "--inside", "smb", "--credential", ACCOUNT, "--secret-fd",
                    "3", "--case", saved.toString(), "--format", "json")
                    .through("sh", "-c", "exec \"$@\" 3< " + secret, "sh").run();
            JsonNode before = only(looked);
            JsonNode after = only(place.launch("judge", saved.toString(), "--format", "json").run());
            for (String part : List.of("verdict", "stage", "summary", "ladder", "causes", "noneOfThese", "findings")) {
                assertEquals(before.get(part), after.get(part), part);
            }
            assertTrue(before.get("evidence").findValuesAsText("vantage").contains("inside"));
            place.launch("judge", saved.toString(), "--format", "html", "--output", page.toString()).run();
            assertFalse((looked.out() + looked.err()).contains(Samba.PASSWORD), "the password is told");
        }
        secretless(saved);
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
            place.launch("diagnose", samba.address().getHostAddress(), "--inside", "smb", "--credential", ACCOUNT,
                    "--format", "json", "--output", result.toString()).through("bash", "-c", """
                            screen=$0; typed=$1; shift
                            { until grep -q "Password of" "$screen"; do :; done; printf '%s\\n' "$typed"; } |
                                script -q -e -f -c "$(printf '%q ' "$@")" "$screen" > /dev/null""",
                            screen.toString(), Samba.PASSWORD).run();
            assertEquals(1, samba.folder().logons(Samba.ADMINISTRATOR));
        }
        assertTrue(Files.readString(screen).contains("Password of " + ACCOUNT), Files.readString(screen));
        assertTrue(Files.readString(result).contains("\"inside\""));
        secretless(screen);
        secretless(result);
    }
}
