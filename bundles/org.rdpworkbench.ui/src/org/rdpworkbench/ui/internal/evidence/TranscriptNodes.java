// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.evidence;

import java.io.ByteArrayOutputStream;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rdpworkbench.core.run.Transcript;
import org.rdpworkbench.protocol.dissect.Dissector;
import org.rdpworkbench.protocol.dissect.Field;
import org.rdpworkbench.ui.internal.Milliseconds;

/**
 * What went over the wire, with the messages below the piece in which each begins. A message may come in several
 * pieces, so what one side said is put together first.
 */
final class TranscriptNodes {

    /** A piece of what one side said. @param from where it begins in all that this side said */
    private record Piece(Transcript.Entry entry, byte[] bytes, int from) {}

    private final List<Piece> pieces = new ArrayList<>();
    private final Map<String, byte[]> said = new HashMap<>();
    private final Map<String, List<Field>> messages = new HashMap<>();

    private TranscriptNodes(Transcript transcript) {
        Map<String, ByteArrayOutputStream> sides = new HashMap<>();
        for (Transcript.Entry entry : transcript.entries()) {
            byte[] bytes = bytes(entry.bytes());
            ByteArrayOutputStream side = sides.computeIfAbsent(entry.what(), what -> new ByteArrayOutputStream());
            pieces.add(new Piece(entry, bytes, side.size()));
            side.writeBytes(bytes);
        }
        sides.forEach((what, side) -> {
            said.put(what, side.toByteArray());
            messages.put(what, Dissector.dissect(side.toByteArray()));
        });
    }

    /** A case file may hold anything in their place. */
    private static byte[] bytes(String hex) {
        try {
            return HexFormat.of().parseHex(hex);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    /** One line for all connections. */
    static EvidenceNode of(List<Transcript> transcripts) {
        return new EvidenceNode(Optional.empty(), "transcripts", "on the wire",
                CaseNodes.pieces(transcripts.size(), "connection", "connections"))
                .with(all -> all.capped(transcripts, transcripts.size(), (at, transcript) -> all.leaf(
                        String.valueOf(at), transcript.remote(), transcript.probe() + ", "
                                + transcript.at().truncatedTo(ChronoUnit.MILLIS))
                        .with(connection -> new TranscriptNodes(transcript).entries(connection))));
    }

    private List<EvidenceNode> entries(EvidenceNode parent) {
        return parent.capped(pieces, pieces.size(), (at, piece) -> entry(parent, at, piece));
    }

    private EvidenceNode entry(EvidenceNode parent, int at, Piece piece) {
        Transcript.Entry entry = piece.entry();
        int length = piece.bytes().length;
        List<Field> begun = messages.get(entry.what()).stream()
                .filter(field -> field.offset() >= piece.from() && field.offset() < piece.from() + length).toList();
        EvidenceNode node = parent.leaf(String.valueOf(at), Milliseconds.words(entry.millis()),
                entry.what() + (length > 0 ? " " + CaseNodes.pieces(length, "byte", "bytes") + names(begun)
                        : entry.bytes().isEmpty() ? "" : " " + entry.bytes()));
        if (length > 0) {
            node.of(piece.bytes(), 0, length);
        }
        return begun.isEmpty() ? node : node.with(above -> above.capped(begun, begun.size(), (i, message) -> {
            byte[] bytes = Arrays.copyOfRange(said.get(entry.what()), message.offset(),
                    message.offset() + message.length());
            return field(above, i, message, bytes, message.offset());
        }));
    }

    private static String names(List<Field> begun) {
        return begun.isEmpty() ? ", the message before goes on"
                : ": " + String.join(", ", begun.stream().map(Field::name).distinct().limit(4).toList());
    }

    private static EvidenceNode field(EvidenceNode parent, int at, Field field, byte[] message, int begin) {
        EvidenceNode node = parent.leaf(String.valueOf(at), field.name(), field.value())
                .of(message, field.offset() - begin, field.length());
        return field.parts().isEmpty() ? node : node.with(above -> above.capped(field.parts(), field.parts().size(),
                (i, part) -> field(above, i, part, message, begin)));
    }
}
