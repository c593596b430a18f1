// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.smb.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.SocketFactory;
import org.rdpworkbench.host.Answer;
import org.rdpworkbench.host.Credential;
import org.rdpworkbench.host.HostSession;
import org.rdpworkbench.host.Obstacle;
import org.rdpworkbench.samba.Samba;

/** Sessions as the tests open them. */
final class Sessions {

    /** Far more than anything takes, also on a machine that has much to do. */
    static final Duration LIMIT = Duration.ofSeconds(30);

    private Sessions() {}

    static Credential credential(String domain, String user) {
        return new Credential(domain, user, Samba.PASSWORD.toCharArray());
    }

    static Credential administrator() {
        return credential(Samba.DOMAIN, Samba.ADMINISTRATOR);
    }

    static HostSession open(Samba samba, Credential credential) throws InterruptedException {
        return value(answer(samba.address(), credential, SocketFactory.getDefault(), LIMIT));
    }

    static Answer<HostSession> answer(InetAddress address, Credential credential, SocketFactory sockets,
            Duration limit) throws InterruptedException {
        try (credential) {
            return new SmbAccess().open(address, Optional.of(credential), sockets, limit);
        }
    }

    /** The value of an answer, which must be there. */
    static <T> T value(Answer<T> answer) {
        return answer.value().orElseThrow(() -> new AssertionError(none(answer).detail()));
    }

    /** Why there is no answer; there must be none. */
    static <T> Answer.None<T> none(Answer<T> answer) {
        assertInstanceOf(Answer.None.class, answer);
        return (Answer.None<T>) answer;
    }

    static void assertNone(Obstacle obstacle, Answer<?> answer) {
        Answer.None<?> none = none(answer);
        assertEquals(obstacle, none.obstacle(), none::detail);
    }

    /** Threads of sessions that live. */
    static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getThreadGroup() != null
                        && thread.getThreadGroup().getName().equals("SMB session")
                        || thread.getName().startsWith("Packet Reader")).toList();
    }
}
