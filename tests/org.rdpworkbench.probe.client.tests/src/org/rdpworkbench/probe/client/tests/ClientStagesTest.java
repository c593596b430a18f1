// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.client.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rdpworkbench.core.run.Json;
import org.rdpworkbench.core.spi.Rung;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.facts.ClientAttempt;

/** Where a client broke, by its reason, its states and how far it came. */
final class ClientStagesTest {

    private static final Instant BEGAN = Instant.parse("2026-11-20T08:00:00Z");

    private static ClientAttempt attempt(Long reason, List<ClientAttempt.Failure> failures, int... events) {
        List<ClientAttempt.Step> steps = new ArrayList<>();
        for (int event : events) {
            steps.add(new ClientAttempt.Step(event, BEGAN.plusMillis(100)));
        }
        return new ClientAttempt("srv1", Optional.empty(), BEGAN, Optional.ofNullable(reason)
                .map(code -> BEGAN.plusMillis(250)), Optional.ofNullable(reason), failures, steps, 1, BEGAN);
    }

    private static ClientAttempt.Failure failure(String machine, String from, long error) {
        return new ClientAttempt.Failure(machine, from, "to", "event", Optional.of(error), BEGAN.plusMillis(200));
    }

    private static Optional<Rung> broken(ClientAttempt attempt) {
        List<Rung> broken = attempt.rungs().stream().filter(rung -> rung.state() == Rung.State.BROKEN).toList();
        assertTrue(broken.size() < 2, broken::toString);
        assertEquals(attempt.failed(), !broken.isEmpty());
        return broken.stream().findFirst();
    }

    @ParameterizedTest
    @CsvSource({"0x104,NAME,client could not resolve the name (0x104)", "0x208,NAME,client could not resolve the name "
            + "(0x208)", "0x1B07,TLS,client took the certificate for expired (0x1B07)",
        "0x807,AUTHENTICATION,client's logon failed (0x807)", "0x808,LICENSING,client got no licence (0x808)",
        "0x204,NETWORK,client could not connect here or later (0x204)",
        "0x904,NEGOTIATION,client saw the connection closed here or later (0x904)",
        "0xFFFFFFFF,NETWORK,client was disconnected here or later (0xFFFFFFFF)"})
    void aReasonAloneTellsTheStageOrTheFirstThatCanBeMeant(String reason, Stage stage, String words) {
        ClientAttempt attempt = attempt(Long.decode(reason), List.of(), 1024, 1026);
        assertEquals(Optional.of(Rung.broken(stage, words, 250)), broken(attempt));
        assertEquals(Optional.of(reason), attempt.symptom());
    }

    static Stream<Arguments> states() {
        return Stream.of(Arguments.of("RDPClient_TCP", "TcpStateConnectingTransport", 0x80004005L, 0x204L,
                        Stage.NETWORK),
                Arguments.of("RDPClient_TCP", "TcpStateExpectingX244CC", 0x80004005L, 0x904L, Stage.NEGOTIATION),
                Arguments.of("RDPClient_TCP", "TcpStateFrontAuth", 0x80004005L, 0x904L, Stage.TLS),
                Arguments.of("RDPClient_TCP", "TcpStatePreparingMcsCI", 0x80004005L, 0x904L, Stage.SESSION),
                Arguments.of("RDPClient_SSL", "TsSslStateHandshakeStart", 0x80004005L, 0x904L, Stage.TLS),
                Arguments.of("RDPClient_SSL", "TsSslStateHandshakeInProgress", 0x80090326L, 0x904L, Stage.TLS),
                Arguments.of("RDPClient_SSL", "TsSslStateHandshakeInProgress", 0x8009030CL, 0x904L,
                        Stage.AUTHENTICATION),
                Arguments.of("RDPClient_SSL", "TsSslInRdsAadHandshake", 0x80004005L, 0x904L, Stage.AUTHENTICATION),
                Arguments.of("RDPClient_SSL", "TsSslStateOfTomorrow", 0x80004005L, 0x904L, Stage.NEGOTIATION),
                Arguments.of("RDPClient_Other", "TsSslStateHandshakeStart", 0x80004005L, 0x904L, Stage.NEGOTIATION),
                // The certificate is named by the reason, whatever the state.
                Arguments.of("RDPClient_SSL", "TsSslInRdsAadHandshake", 0x80004005L, 0x1B07L, Stage.TLS));
    }

    @ParameterizedTest
    @MethodSource("states")
    void aKnownStateTellsMoreThanAReasonThatNamesNone(String machine, String from, long error, long reason,
            Stage stage) {
        assertEquals(Optional.of(stage),
                broken(attempt(reason, List.of(failure(machine, from, error)), 1024, 226, 1026)).map(Rung::stage));
    }

    @Test
    void whatFollowsFromTheHandshakeDoesNotHideIt() {
        assertEquals(Optional.of(Rung.broken(Stage.AUTHENTICATION, "client's logon failed (0x904, 0x8009030C)", 250)),
                broken(attempt(0x904L, List.of(
                        failure("RDPClient_SSL", "TsSslStateHandshakeInProgress", 0x8009030CL),
                        failure("RDPClient_TCP", "TcpStateFrontAuth", 0x80004005L)), 1024, 1028, 226, 226, 1026)));
    }

    @Test
    void whatTheClientHasBehindItIsPassed() {
        assertEquals(List.of(Rung.passed(Stage.NETWORK, "client connected", 0),
                Rung.passed(Stage.LISTENER, "client was accepted", 0),
                Rung.passed(Stage.NEGOTIATION, "client negotiated", 100),
                Rung.broken(Stage.TLS, "client saw the connection closed here or later (0x904)", 250)),
                attempt(0x904L, List.of(), 1024, 1028, 1026).rungs());
        assertEquals(List.of(), attempt(0x104L, List.of(), 1024, 1026).rungs().stream()
                .filter(rung -> rung.state() == Rung.State.PASSED).toList());
    }

    @Test
    void aSessionThatEndedWellFailedNowhere() {
        for (long reason : new long[] {1, 2, 3, 263}) {
            ClientAttempt attempt = attempt(reason, List.of(failure("RDPClient_Gfx", "any", 1)), 1024, 1028, 1025,
                    1027, 1026);
            assertEquals(Optional.empty(), broken(attempt));
            assertEquals(Optional.empty(), attempt.symptom());
            assertEquals(Stage.SESSION, attempt.rungs().getLast().stage());
        }
    }

    @Test
    void aSessionThatWasLostBrokeThere() {
        assertEquals(Optional.of(Rung.broken(Stage.SESSION, "client's session ended (0x904)", 250)),
                broken(attempt(0x904L, List.of(), 1024, 1025, 1027, 1026)));
    }

    /** So people report it: the dialog shows 0x3, and the log has the failed handshake. */
    @Test
    void whereTheReasonSaysNothingAFailedStateDoes() {
        List<ClientAttempt.Failure> failed = List.of(
                failure("RDPClient_SSL", "TsSslStateHandshakeInProgress", 0x80004005L));
        for (Long reason : new Long[] {null, 0L, 3L}) {
            assertEquals(Optional.of(Stage.TLS), broken(attempt(reason, failed, 1024, 226)).map(Rung::stage));
        }
        assertEquals(Optional.of("0x3"), attempt(3L, failed, 1024, 226, 1026).symptom());
        assertEquals(Optional.empty(), attempt(0L, failed, 1024, 226, 1026).symptom());
        assertEquals(Optional.empty(), broken(attempt(1L, failed, 1024, 226, 1026)), "the person gave up");
        assertEquals(Optional.empty(), broken(attempt(3L, List.of(), 1024, 1026)));
    }

    @Test
    void itComesBackFromACaseFileAsItWas() {
        ClientAttempt attempt = attempt(0x904L, List.of(failure("RDPClient_SSL", "TsSslStateHandshakeStart", 5)), 1024);
        assertEquals(attempt, Json.fact(ClientAttempt.TYPE, Json.tree(attempt)));
        assertEquals(9, Json.tree(attempt).size(), "its components and nothing else");
    }
}
