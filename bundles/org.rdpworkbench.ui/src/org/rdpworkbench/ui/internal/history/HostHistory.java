// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.core.runtime.IProgressMonitor;
import org.rdpworkbench.core.run.CaseRecord;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.facts.ServerCertificate;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.store.History;
import org.rdpworkbench.store.Repair;
import org.rdpworkbench.store.Store;
import org.rdpworkbench.store.StoreException;
import org.rdpworkbench.ui.internal.store.WindowStore;

/**
 * What is kept of one host.
 *
 * @param diagnoses the latest first
 * @param certificates that it served, in the order in which they were seen first
 * @param repairs the latest first
 */
record HostHistory(Target host, List<History.Entry> diagnoses, List<Validity> certificates, List<Repair> repairs) {

    /** Reading every case of a host that is looked at each hour would take minutes. */
    static final int MOST_CASES = 200;

    /**
     * A certificate that the host served.
     *
     * @param seen when it was seen first, among the cases that were read
     */
    record Validity(String subject, String thumbprint, Instant from, Instant to, Instant seen) {}

    /** How much there is, for a person. */
    String sentence() {
        String name = Plain.escape(host.toString());
        String all = switch (diagnoses.size()) {
            case 0 -> "no diagnosis is kept yet. Each look that comes to its end is kept here.";
            case 1 -> "one diagnosis.";
            default -> diagnoses.size() + " diagnoses"
                    + (diagnoses.size() > MOST_CASES ? "; certificates of the latest " + MOST_CASES : "") + ".";
        };
        return name + ": " + all + switch (repairs.size()) {
            case 0 -> "";
            case 1 -> " One repair.";
            default -> " " + repairs.size() + " repairs.";
        };
    }

    /** Whether there is anything that has a place in time. */
    boolean isEmpty() {
        return diagnoses.isEmpty() && repairs.isEmpty();
    }

    /** Reads the store, which takes its time. What is cancelled comes without certificates. */
    static HostHistory read(Target host, IProgressMonitor monitor) throws StoreException {
        Store store = WindowStore.open();
        History history = store.history();
        List<History.Entry> diagnoses = history.of(host);
        Map<String, Validity> certificates = new LinkedHashMap<>();
        List<History.Entry> latest = diagnoses.subList(0, Math.min(MOST_CASES, diagnoses.size()));
        for (History.Entry entry : latest.reversed()) {
            if (monitor.isCanceled()) {
                break;
            }
            certificate(history, entry).ifPresent(one -> certificates.putIfAbsent(one.thumbprint(), one));
        }
        return new HostHistory(host, diagnoses, new ArrayList<>(certificates.values()),
                store.journal().of(host));
    }

    /** A case that is damaged, or gone by now, shows no certificate; whoever opens it is told why. */
    private static Optional<Validity> certificate(History history, History.Entry entry) {
        try {
            return history.caseOf(entry.id()).flatMap(record -> certificate(record, entry.at()));
        } catch (StoreException e) {
            return Optional.empty();
        }
    }

    static Optional<Validity> certificate(CaseRecord record, Instant at) {
        try {
            return record.find(ServerCertificate.TYPE).filter(fact -> !fact.chain().isEmpty())
                    .map(ServerCertificate::host).map(host -> new Validity(host.subject(), host.sha256(),
                            host.notBefore(), host.notAfter(), at));
        } catch (RuntimeException e) {
            // A saved fact may lack anything.
            return Optional.empty();
        }
    }
}
