// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Whether there is anything to be reminded of, told from the bytes of the journals alone: most have nothing, and then
 * no command pays for reading JSON. What is in doubt is something.
 */
final class OpenEnds {

    /** The first line names these before the steps of the plan, which make it long. */
    private static final int HEAD = 8 << 10;
    private static final String BEGUN = "{\"event\":\"BEGUN\"";

    private static final String OUTCOME = "\"outcome\":\"";
    private static final String PROTECTED = "{\"event\":\"PROTECTED\"";
    private static final String UNDONE = OUTCOME + "UNDONE\"";

    private OpenEnds() {}

    /** Whether one of the journals in that folder may have left a host less protected, or is to be undone. */
    static boolean in(Path folder) {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".repair")).anyMatch(OpenEnds::isOpen);
        } catch (IOException | UncheckedIOException e) {
            return true;
        }
    }

    private static boolean isOpen(Path journal) {
        try {
            String head = head(journal);
            boolean asks = head.contains("\"security\":\"WEAKER\"") || head.contains("\"undoAfter\":")
                    || !head.startsWith(BEGUN);
            if (!asks && !head.contains("\"security\":\"STRONGER\"")) {
                return false;
            }
            String whole = Files.readString(journal, StandardCharsets.ISO_8859_1);
            return asks && !ended(whole) || weaker(whole);
        } catch (IOException e) {
            return true;
        }
    }

    /** Whether what had made a host better protected was to be taken back, and nothing is noted to have ended that. */
    private static boolean weaker(String journal) {
        int since = journal.lastIndexOf("{\"event\":\"WEAKER\"");
        return since >= 0 && journal.indexOf(PROTECTED, since) < 0;
    }

    private static String head(Path journal) throws IOException {
        try (InputStream in = Files.newInputStream(journal)) {
            return new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
        }
    }

    /** What came of it last counts; a person may have noted that it is over. */
    private static boolean ended(String journal) {
        return journal.startsWith(BEGUN) && (journal.startsWith(UNDONE, Math.max(0, journal.lastIndexOf(OUTCOME)))
                || journal.contains(PROTECTED));
    }
}
