// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.protocol.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.rdpworkbench.protocol.ntlm.NegotiateMessage;

/** Invariant: nothing in the bundle can write an NTLM AUTHENTICATE message. */
class NoLogonTest {

    private static final Path SOURCES = Path.of(System.getProperty("workbench.root", "../.."),
            "bundles/org.rdpworkbench.protocol/src/org/rdpworkbench/protocol");
    private static final Pattern WRITER = Pattern.compile("\\b(byte\\[\\]|ByteBuffer|OutputStream)\\s+\\w+\\(");

    @Test
    void theOnlyNtlmMessageThatCanBeWrittenIsNegotiate() throws IOException {
        assertEquals(List.of("NegotiateMessage.java", "NtlmText.java"), filesWith(SOURCES.resolve("ntlm"), WRITER));
        int type = ByteBuffer.wrap(NegotiateMessage.encode()).order(ByteOrder.LITTLE_ENDIAN).getInt(8);
        assertEquals(1, type);
    }

    @Test
    void theSignatureOfNtlmStandsInTheTwoMessagesAlone() throws IOException {
        assertEquals(List.of("ChallengeMessage.java", "NegotiateMessage.java"),
                filesWith(SOURCES, Pattern.compile("\"NTLMSSP")));
    }

    private static List<String> filesWith(Path folder, Pattern pattern) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> pattern.matcher(read(file)).find())
                    .map(file -> file.getFileName().toString())
                    .sorted().toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
