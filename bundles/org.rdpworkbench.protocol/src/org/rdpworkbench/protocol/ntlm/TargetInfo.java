// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.protocol.ntlm;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.rdpworkbench.protocol.wire.DecodeException;
import org.rdpworkbench.protocol.wire.WireReader;

/**
 * The AV_PAIR list of a CHALLENGE, [MS-NLMP] 2.2.2.1: who the host says it is, and its clock. The pairs may stand in
 * any order; of two with one id the first counts. Names are as they came: a sink must escape them.
 *
 * @param netBiosComputer MsvAvNbComputerName
 * @param netBiosDomain MsvAvNbDomainName; the computer's own name in a workgroup
 * @param dnsComputer MsvAvDnsComputerName
 * @param dnsDomain MsvAvDnsDomainName
 * @param dnsTree MsvAvDnsTreeName, the forest; only domain members have it
 * @param timestamp MsvAvTimestamp in steps of 100 ns; absent too where the value is beyond what FILETIME allows
 * @param otherIds ids of the pairs that were not read, in wire order
 */
public record TargetInfo(Optional<String> netBiosComputer, Optional<String> netBiosDomain,
        Optional<String> dnsComputer, Optional<String> dnsDomain, Optional<String> dnsTree,
        Optional<Instant> timestamp, List<Integer> otherIds) {

    /** What a message without target information has. */
    public static final TargetInfo NONE = new TargetInfo(Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.empty(), Optional.empty(), List.of());

    private static final int MAX_PAIRS = 64;

    private static final int EOL = 0;
    private static final int NB_COMPUTER_NAME = 1;
    private static final int NB_DOMAIN_NAME = 2;
    private static final int DNS_COMPUTER_NAME = 3;
    private static final int DNS_DOMAIN_NAME = 4;
    private static final int DNS_TREE_NAME = 5;
    private static final int TIMESTAMP = 7;

    private static final Instant FILETIME_EPOCH = Instant.parse("1601-01-01T00:00:00Z");
    private static final long FILETIME_PER_SECOND = 10_000_000;

    /** Makes the list immutable. */
    public TargetInfo {
        otherIds = List.copyOf(otherIds);
    }

    static TargetInfo decode(WireReader in) throws DecodeException {
        Map<Integer, String> names = new HashMap<>();
        Optional<Instant> timestamp = Optional.empty();
        List<Integer> otherIds = new ArrayList<>();
        int pairs = 0;
        for (int id = in.u16le(); id != EOL; id = in.u16le()) {             // AvId
            int length = in.u16le();                                        // AvLen
            WireReader value = in.slice("ntlm av_pair " + id, length);      // Value
            if (++pairs > MAX_PAIRS) {
                throw in.failure("more than " + MAX_PAIRS + " pairs");
            }
            switch (id) {
                case NB_COMPUTER_NAME, NB_DOMAIN_NAME, DNS_COMPUTER_NAME, DNS_DOMAIN_NAME, DNS_TREE_NAME ->
                    names.putIfAbsent(id, NtlmText.unicode(value));
                case TIMESTAMP -> timestamp = timestamp.isPresent() ? timestamp : instant(value);
                default -> otherIds.add(id);
            }
        }
        return new TargetInfo(
                Optional.ofNullable(names.get(NB_COMPUTER_NAME)),
                Optional.ofNullable(names.get(NB_DOMAIN_NAME)),
                Optional.ofNullable(names.get(DNS_COMPUTER_NAME)),
                Optional.ofNullable(names.get(DNS_DOMAIN_NAME)),
                Optional.ofNullable(names.get(DNS_TREE_NAME)),
                timestamp, otherIds);
    }

    /** Reads a FILETIME, [MS-DTYP] 2.3.3: 100 ns steps since 1601, of which the top bit is not in use. */
    private static Optional<Instant> instant(WireReader value) throws DecodeException {
        long fileTime = value.u64le();
        value.expectEnd();
        if (fileTime < 0) {
            return Optional.empty();
        }
        return Optional.of(FILETIME_EPOCH
                .plusSeconds(fileTime / FILETIME_PER_SECOND)
                .plusNanos(fileTime % FILETIME_PER_SECOND * 100));
    }
}
