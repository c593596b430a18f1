// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.protocol.tests;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.rdpworkbench.core.run.CaseFormat;
import org.rdpworkbench.core.run.CaseFormatException;
import org.rdpworkbench.core.run.CaseRecord;
import org.rdpworkbench.protocol.credssp.TsRequest;
import org.rdpworkbench.protocol.dissect.Dissector;
import org.rdpworkbench.protocol.dissect.Field;
import org.rdpworkbench.protocol.ldap.RootDse;
import org.rdpworkbench.protocol.mcs.ConnectResponse;
import org.rdpworkbench.protocol.mcs.DisconnectProviderUltimatum;
import org.rdpworkbench.protocol.mcs.ServerData;
import org.rdpworkbench.protocol.ntlm.ChallengeMessage;
import org.rdpworkbench.protocol.tls.CertificateMessage;
import org.rdpworkbench.protocol.tls.FirstFlight;
import org.rdpworkbench.protocol.tls.ServerHello;
import org.rdpworkbench.protocol.tls.TlsRecord;
import org.rdpworkbench.protocol.wire.DecodeException;
import org.rdpworkbench.protocol.x224.ConnectionConfirm;
import org.rdpworkbench.protocol.x224.ConnectionRequest;
import org.rdpworkbench.protocol.x224.DataUnit;
import org.rdpworkbench.protocol.x224.Tpkt;

/** All ways in which this product reads bytes from elsewhere that are not left to a library. */
final class Decoders {

    private static final Pattern DECODE_ERROR = Pattern.compile("[a-z][^A-Z]* at offset \\d+: [^A-Z]*[^.A-Z]");
    private static final Pattern SENTENCE = Pattern.compile("[^\\p{Cntrl}]*\\.|was written by a newer version .*");

    /** Those of the protocols. */
    static final List<Decoder> PROTOCOLS = List.of(
            protocol("Tpkt.missing", Tpkt::missing),
            protocol("Tpkt.length", Tpkt::length),
            protocol("Tpkt.open", packet -> Tpkt.open(packet).remaining()),
            protocol("DataUnit.open", packet -> DataUnit.open(packet, "payload").remaining()),
            protocol("ConnectionRequest.decode", Decoders::request),
            protocol("ConnectionConfirm.decode", Decoders::confirm),
            protocol("DisconnectProviderUltimatum.decode", DisconnectProviderUltimatum::decode),
            protocol("ConnectResponse.decode", ConnectResponse::decode),
            protocol("ServerData.decode", ServerData::decode),
            protocol("TlsRecord.decode", TlsRecord::decode),
            protocol("ServerHello.decode", ServerHello::decode),
            protocol("CertificateMessage.decode", CertificateMessage::decode),
            protocol("FirstFlight.classify", FirstFlight::classify),
            protocol("Dissector.dissect", Decoders::dissected),
            protocol("TsRequest.missing", TsRequest::missing),
            protocol("TsRequest.decode", Decoders::tsRequest),
            protocol("ChallengeMessage.decode", ChallengeMessage::decode),
            protocol("RootDse.missing", RootDse::missing),
            protocol("RootDse.decode", RootDse::decode));

    /** The one of case files; what it reads it must also be able to write and read again. */
    static final Decoder CASES = new Decoder("CaseFormat.read", CaseFormatException.class, SENTENCE, file -> {
        List<CaseRecord> cases = CaseFormat.read(file);
        require(cases.size() == CaseFormat.read(CaseFormat.write(cases)).size());
        return cases.stream().map(one -> one.symptom() + " " + one.evidence().keySet() + one.transcripts()).toList();
    });

    private Decoders() {}

    /** The one of that name. */
    static Decoder named(String name) {
        return PROTOCOLS.stream().filter(decoder -> decoder.name().equals(name)).findAny().orElseThrow();
    }

    private static Decoder protocol(String name, Decoder.Reading reading) {
        return new Decoder(name, DecodeException.class, DECODE_ERROR, reading);
    }

    private static Object request(byte[] bytes) throws DecodeException {
        ConnectionRequest request = ConnectionRequest.decode(bytes);
        byte[] encoded = request.encode();
        require(Arrays.equals(encoded, ConnectionRequest.decode(encoded).encode()));
        return request;
    }

    private static Object confirm(byte[] bytes) throws DecodeException {
        ConnectionConfirm confirm = ConnectionConfirm.decode(bytes);
        require(confirm.equals(ConnectionConfirm.decode(confirm.encode())));
        return confirm;
    }

    private static Object tsRequest(byte[] bytes) throws DecodeException {
        TsRequest request = TsRequest.decode(bytes);
        require(Arrays.equals(request.encode(), TsRequest.decode(request.encode()).encode()));
        return request;
    }

    /** Every byte is in exactly one field of each level. */
    private static Object dissected(byte[] bytes) {
        List<Field> fields = Dissector.dissect(bytes);
        require(end(fields, 0) == bytes.length);
        return fields.stream().limit(4).map(field -> field.name() + field.parts().stream().map(Field::name).toList())
                .toList();
    }

    private static int end(List<Field> fields, int begin) {
        int at = begin;
        for (Field field : fields) {
            require(field.offset() == at);
            require(field.parts().isEmpty() || end(field.parts(), at) == at + field.length());
            at += field.length();
        }
        return at;
    }

    private static void require(boolean same) {
        if (!same) {
            throw new AssertionError("what was read is not the same when it is written and read again");
        }
    }
}
