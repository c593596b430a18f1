// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.facts;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rdpworkbench.core.spi.Stage;

/**
 * Where in the connection the states lie that a client names in its event 226. The manifest of the provider has only
 * the types of these names; the names themselves are from traces and events that support engineers and projects
 * published, and there are more. One that is not known says nothing.
 */
final class ClientStates {

    private static final String TCP = "RDPClient_TCP";
    private static final String SSL = "RDPClient_SSL";

    /**
     * Errors that only the authentication gives, though it runs in the same states as the TLS handshake: CredSSP does
     * both. SEC_E_TARGET_UNKNOWN, LOGON_DENIED, NO_CREDENTIALS, NO_AUTHENTICATING_AUTHORITY, WRONG_PRINCIPAL,
     * TIME_SKEW, DELEGATION_POLICY and POLICY_NLTM_ONLY of winerror.h, and the logon failures of [MS-ERREF] 2.3.1.
     */
    private static final Set<Long> OF_AUTHENTICATION = Set.of(0x80090303L, 0x8009030CL, 0x8009030EL, 0x80090311L,
            0x80090322L, 0x80090324L, 0x8009035EL, 0x8009035FL, 0xC0000064L, 0xC000006AL, 0xC000006DL, 0xC000006EL,
            0xC000006FL, 0xC0000070L, 0xC0000071L, 0xC0000072L, 0xC000015BL, 0xC0000193L, 0xC0000224L, 0xC0000234L);

    private ClientStates() {}

    /**
     * The failure that tells most: of what protects the connection the last, since that of the connection around it
     * follows from it; else the last with a known state.
     */
    static Optional<ClientAttempt.Failure> telling(List<ClientAttempt.Failure> failures) {
        List<ClientAttempt.Failure> latest = failures.reversed();
        return latest.stream().filter(failure -> failure.machine().equals(SSL) && stage(failure).isPresent())
                .findFirst().or(() -> latest.stream().filter(failure -> stage(failure).isPresent()).findFirst());
    }

    /** The stage where it failed; empty when the state is not known. */
    static Optional<Stage> stage(ClientAttempt.Failure failure) {
        return switch (failure.machine()) {
            case SSL -> ofSsl(failure);
            case TCP -> ofTcp(failure.from());
            default -> Optional.empty();
        };
    }

    private static Optional<Stage> ofSsl(ClientAttempt.Failure failure) {
        if (failure.error().filter(OF_AUTHENTICATION::contains).isPresent()) {
            return Optional.of(Stage.AUTHENTICATION);
        }
        return switch (failure.from()) {
            case "TsSslInRdsAadHandshake" -> Optional.of(Stage.AUTHENTICATION);
            case "TsSslStateDisconnected", "TsSslStateInitializing", "TsSslStateHandshakeStart",
                    "TsSslStateHandshakeInProgress" -> Optional.of(Stage.TLS);
            default -> Optional.empty();
        };
    }

    private static Optional<Stage> ofTcp(String state) {
        return switch (state) {
            case "TcpStateConnectingTransport" -> Optional.of(Stage.NETWORK);
            // As it was published, and as it would be spelled.
            case "TcpStateExpectingX244CC", "TcpStateExpectingX224CC" -> Optional.of(Stage.NEGOTIATION);
            case "TcpStateFrontAuth" -> Optional.of(Stage.TLS);
            case "TcpStatePreparingMcsCI" -> Optional.of(Stage.SESSION);
            default -> Optional.empty();
        };
    }

    /** What is said of a client that failed at that stage by its states. */
    static String words(Stage stage) {
        return switch (stage) {
            case NETWORK -> "client could not connect";
            case NEGOTIATION -> "client got no usable answer";
            case TLS -> "client's TLS or CredSSP failed";
            case AUTHENTICATION -> "client's logon failed";
            case SESSION -> "client could not begin the session";
            case CLIENT, NAME, ROUTE, LISTENER, AUTHORIZATION, LICENSING -> "client failed";
        };
    }
}
