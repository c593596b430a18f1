// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.lab;

import java.time.Duration;
import java.util.Objects;

/** What a host answers to the first CredSSP message ([MS-CSSP] 2.2.1). No lab host ever lets anybody in. */
public sealed interface CredSspAct permits CredSspAct.Challenge, CredSspAct.Refusal, Fault {

    /**
     * An NTLM CHALLENGE ([MS-NLMP] 2.2.1.2) that asks for credentials.
     *
     * @param version the TSRequest version; 6 is current, below 5 lacks the update of 2018
     * @param computer NetBIOS name of the host; its DNS name is this in lower case and the DNS domain
     * @param domain NetBIOS name of the domain
     * @param dnsDomain DNS name of the domain
     * @param build of Windows
     * @param clock how far the host's clock is ahead of this machine's
     */
    record Challenge(int version, String computer, String domain, String dnsDomain, Build build, Duration clock)
            implements CredSspAct {

        public Challenge {
            Objects.requireNonNull(computer, "computer");
            Objects.requireNonNull(domain, "domain");
            Objects.requireNonNull(dnsDomain, "dnsDomain");
            Objects.requireNonNull(build, "build");
            Objects.requireNonNull(clock, "clock");
        }

        public Challenge version(int value) {
            return new Challenge(value, computer, domain, dnsDomain, build, clock);
        }

        public Challenge names(String newComputer, String newDomain, String newDnsDomain) {
            return new Challenge(version, newComputer, newDomain, newDnsDomain, build, clock);
        }

        public Challenge build(int major, int minor, int number) {
            return new Challenge(version, computer, domain, dnsDomain, new Build(major, minor, number), clock);
        }

        public Challenge clock(Duration ahead) {
            return new Challenge(version, computer, domain, dnsDomain, build, ahead);
        }
    }

    /** A Windows build as the VERSION structure has it ([MS-NLMP] 2.2.2.10). */
    record Build(int major, int minor, int number) {}

    /** A TSRequest with only an errorCode, an NTSTATUS, and the end of the connection. */
    record Refusal(int version, int errorCode) implements CredSspAct {}

    /** Windows Server 2022, CredSSP version 6, member of LAB, clock right. */
    static Challenge challenge() {
        return new Challenge(6, "LAB-HOST", "LAB", "lab.example", new Build(10, 0, 20348), Duration.ZERO);
    }

    static CredSspAct refuse(int version, int errorCode) {
        return new Refusal(version, errorCode);
    }

    /** A good TSRequest around these bytes, which need not be NTLM, and then silence. */
    static Fault token(int version, byte[] token) {
        return Fault.say(CredSspBytes.tsRequest(version, token), Fault.End.SILENCE);
    }
}
