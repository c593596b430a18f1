// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.facts;

import java.util.List;
import java.util.Optional;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Rung;
import org.rdpworkbench.core.spi.Stage;

/**
 * The host's answer to the first CredSSP message ([MS-CSSP] 2.2.1). No credentials are sent, so this says how far the
 * host goes, not whether anybody may log on.
 *
 * @param version the TSRequest version of the host
 * @param errorCode the TSRequest errorCode, an NTSTATUS, unsigned
 * @param detail one sentence about what is odd, or empty
 */
public record CredSsp(Outcome outcome, Optional<Long> version, Optional<Long> errorCode, double millis, String detail)
        implements Fact {

    public static final FactType<CredSsp> TYPE = new FactType<>("CredSsp", 1, CredSsp.class);

    /** There were five in the first twenty years, 2 to 6. */
    private static final long HIGHEST = 20;

    /** How the host answered. */
    public enum Outcome {
        /** It asked for credentials. */
        CHALLENGED,
        /** It sent an error code. */
        ERROR,
        /** It answered with something else. */
        UNREADABLE,
        /** The beginning of an answer, and then nothing or the end. */
        INCOMPLETE,
        CLOSED,
        RESET,
        SILENT
    }

    /** The version, unless it is a number that no implementation has or will have soon. */
    public Optional<Long> credibleVersion() {
        return version.filter(v -> v >= 1 && v <= HIGHEST);
    }

    @Override
    public List<Rung> rungs() {
        return List.of(switch (outcome) {
            case CHALLENGED -> challenged();
            case ERROR -> broken("CredSSP error " + errorCode.map(c -> String.format("0x%08X", c)).orElse(""));
            case UNREADABLE -> broken("the answer is not CredSSP");
            case INCOMPLETE -> broken("the answer never became complete");
            case CLOSED, RESET -> broken("closed after the first CredSSP message");
            case SILENT -> broken("no answer to the first CredSSP message");
        });
    }

    private Rung challenged() {
        String asks = "asks for credentials";
        return version.isPresent() && credibleVersion().isEmpty()
                ? Rung.remarkable(Stage.AUTHENTICATION, asks + ", as CredSSP version " + version.get(), millis)
                : Rung.passed(Stage.AUTHENTICATION, asks, millis);
    }

    private Rung broken(String outcome) {
        return Rung.broken(Stage.AUTHENTICATION, outcome, millis);
    }
}
