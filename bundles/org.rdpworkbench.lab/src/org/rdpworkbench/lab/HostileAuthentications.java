// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.lab;

import static org.rdpworkbench.lab.Bytes.concat;
import static org.rdpworkbench.lab.Bytes.hex;
import static org.rdpworkbench.lab.Bytes.repeat;
import static org.rdpworkbench.lab.CredSspBytes.challenge;

import java.util.Collections;
import java.util.List;
import org.rdpworkbench.lab.CredSspBytes.AvPair;
import org.rdpworkbench.lab.Fault.End;

/** Hosts that break the rules of CredSSP and NTLM, or tell strange things in them. */
final class HostileAuthentications {

    private static final AvPair COMPUTER = AvPair.text(1, "LAB-HOST");

    static final List<Scenario> ALL = List.of(
            credSsp("credssp-silence", "Silence after the first CredSSP message.", Fault.silence()),
            credSsp("credssp-close", "The end after the first CredSSP message.", Fault.close()),
            credSsp("credssp-reset", "A reset after the first CredSSP message.", Fault.reset()),
            credSsp("credssp-error", "An error code in place of a challenge.",
                    CredSspAct.refuse(6, 0xC00700EA)),
            credSsp("credssp-zeros", "12 KB of zeros in place of a TSRequest.",
                    Fault.say(new byte[12_288], End.SILENCE)),
            credSsp("credssp-endless", "Data without end.", Fault.flood(new byte[4096], Hostile.ENDLESS)),
            credSsp("credssp-indefinite", "A TSRequest of indefinite length.",
                    Fault.say("3080 a003020106 0000", End.SILENCE)),
            credSsp("credssp-2gib", "A TSRequest that says it is 2 GiB long.",
                    Fault.say("30847fffffff a003020106", End.SILENCE)),
            credSsp("credssp-deep", "A TSRequest of sequences 10,000 deep.", Fault.say(
                    concat(hex("308300ffff"), repeat("3080", 10_000)), End.SILENCE)),
            credSsp("credssp-version-negative", "A TSRequest of version -1.",
                    CredSspAct.token(-1, challenge(COMPUTER, AvPair.end()))),
            credSsp("credssp-no-ntlm", "A token that is not NTLM.",
                    CredSspAct.token(6, Bytes.ascii("Kerberos?"))),
            credSsp("ntlm-wrong-message", "An NTLM AUTHENTICATE in place of a challenge.",
                    CredSspAct.token(6, concat(Bytes.ascii("NTLMSSP\0"), hex("03000000"), new byte[64]))),
            credSsp("ntlm-cut", "An NTLM challenge that stops in its header.",
                    CredSspAct.token(6, concat(Bytes.ascii("NTLMSSP\0"), hex("02000000 0600")))),
            credSsp("ntlm-beyond", "NTLM fields that lie beyond the message.",
                    CredSspAct.token(6, concat(Bytes.ascii("NTLMSSP\0"), hex("02000000 ffffffffffffff7f 358289e2"),
                            new byte[16], hex("ffffffff00000080"), new byte[8]))),
            credSsp("ntlm-pairs-without-end", "NTLM pairs without an end.",
                    CredSspAct.token(6, challenge(COMPUTER))),
            credSsp("ntlm-pair-too-long", "An NTLM pair that is longer than all of them.", CredSspAct.token(6,
                    challenge("LAB", 0xE2898235, new CredSspAct.Build(10, 0, 20348), hex("0100ffff 4100")))),
            credSsp("ntlm-odd-text", "An NTLM name of an odd number of bytes.",
                    CredSspAct.token(6, challenge(new AvPair(1, hex("41d800")), AvPair.end()))),
            credSsp("ntlm-short-time", "An NTLM timestamp of 3 bytes.",
                    CredSspAct.token(6, challenge(COMPUTER, new AvPair(7, new byte[3]), AvPair.end()))),
            credSsp("ntlm-year-1601", "A clock of the year 1601.",
                    CredSspAct.token(6, challenge(COMPUTER, AvPair.timestamp(0), AvPair.end()))),
            credSsp("ntlm-year-30828", "A clock of the year 30828.",
                    CredSspAct.token(6, challenge(COMPUTER, AvPair.timestamp(Long.MAX_VALUE), AvPair.end()))),
            credSsp("ntlm-time-negative", "A clock before 1601.",
                    CredSspAct.token(6, challenge(COMPUTER, AvPair.timestamp(-1), AvPair.end()))),
            credSsp("ntlm-nasty-names", "Control characters, scripts and formulas in every name.",
                    CredSspAct.challenge().names(Hostile.NASTY_NAME, Hostile.NASTY_NAME, Hostile.NASTY_NAME)),
            credSsp("ntlm-long-names", "Names of 1 KB.",
                    CredSspAct.challenge().names(Hostile.LONG_NAME, Hostile.LONG_NAME, Hostile.LONG_NAME)),
            credSsp("ntlm-many-pairs", "Four thousand NTLM pairs.", CredSspAct.token(6,
                    challenge(Collections.nCopies(4000, AvPair.text(1, "A")).toArray(AvPair[]::new)))));

    private HostileAuthentications() {}

    private static Scenario credSsp(String id, String sentence, CredSspAct act) {
        return Scenario.hostile(id, sentence, Behaviour.healthy().credSsp(act));
    }
}
