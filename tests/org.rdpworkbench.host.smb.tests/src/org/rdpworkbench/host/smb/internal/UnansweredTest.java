// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.smb.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rdpworkbench.host.Answer;
import org.rdpworkbench.host.HostSession;
import org.rdpworkbench.host.Obstacle;

/** What the numbers that Windows answers with mean to a person. */
class UnansweredTest {

    @ParameterizedTest
    @CsvSource({"C0000022,NO_ACCESS", "C000015B,LOCAL_ACCOUNTS_DENIED", "C000006D,LOGON_FAILED",
        "C000006E,LOGON_FAILED", "C0000071,LOGON_FAILED", "C0000072,LOGON_FAILED", "C0000193,LOGON_FAILED",
        "C0000224,LOGON_FAILED", "C0000234,LOGON_FAILED", "C00000CC,NOT_SHARED",
        "C000020C,CHANNEL_NOT_REACHABLE", "C0000203,CHANNEL_NOT_REACHABLE", "C00000BB,UNSUPPORTED",
        "C0000418,UNSUPPORTED", "C00000B5,TIMED_OUT", "C0000001,OTHER"})
    void aStatusHasItsObstacle(String status, Obstacle obstacle) {
        assertEquals(obstacle, Unanswered.ntStatus("CALL", Long.parseLong(status, 16)).obstacle());
    }

    @ParameterizedTest
    @CsvSource({"5,NO_ACCESS", "50,UNSUPPORTED", "120,UNSUPPORTED", "234,TOO_LARGE", "122,TOO_LARGE", "87,OTHER"})
    void anErrorCodeHasItsObstacle(long code, Obstacle obstacle) {
        assertEquals(obstacle, Unanswered.win32("CALL", code).obstacle());
    }

    @Test
    void theNumberIsNamedWhereItHasAName() {
        assertEquals(Answer.none(Obstacle.LOGON_FAILED, "CALL", "0xC000006D STATUS_LOGON_FAILURE"),
                Unanswered.ntStatus("CALL", 0xC000_006DL).answer());
        assertEquals(Answer.none(Obstacle.OTHER, "CALL", "0xC0F0F0F0"),
                Unanswered.ntStatus("CALL", 0xC0F0_F0F0L).answer());
    }

    /** A ticket that is not taken says nothing of the account; what is said of that is not asked for twice. */
    @ParameterizedTest
    @CsvSource({"0xC000006D,false", "0xC0000022,false", "0xC0000234,true", "0xC0000072,true", "0xC000015B,true",
        "0xC0000071,true", "0xC00000C9,false"})
    void ofAnAccountThatIsRefusedThereIsNoSecondTry(String status, boolean refused) {
        Answer<HostSession> answer = Unanswered.ntStatus("SMB2 SESSION_SETUP", Long.decode(status)).answer();
        assertEquals(refused, SmbSession.refusesAccount(answer));
    }
}
