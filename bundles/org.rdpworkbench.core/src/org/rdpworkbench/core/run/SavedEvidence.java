// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.rdpworkbench.core.run.Snapshot.Contribution;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.EvidenceException;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.EvidenceReader;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.HostEvidence;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.core.spi.Source;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.Vantage;

/** Cases out of files: those that the engine wrote itself, and those that an {@link EvidenceReader} knows. */
public final class SavedEvidence {

    private SavedEvidence() {}

    /**
     * The cases in a file, one a host; none for a case file without any.
     *
     * @param with the plugins whose readers are asked before it is taken for a case file
     * @throws CaseFormatException when nothing of it can be read; a reader's words may hold text out of the file
     */
    public static List<CaseRecord> read(Snapshot with, byte[] file) throws CaseFormatException {
        List<CaseRecord> found = new ArrayList<>();
        List<CaseFormatException> why = new ArrayList<>();
        if (file.length <= CaseFormat.MOST_BYTES) {
            for (Contribution<EvidenceReader> reader : with.readers()) {
                read(reader, with, file, found, why);
            }
        }
        if (found.isEmpty() && !why.isEmpty()) {
            throw why.getFirst();
        }
        return found.isEmpty() ? CaseFormat.read(file) : found;
    }

    private static void read(Contribution<EvidenceReader> reader, Snapshot with, byte[] file, List<CaseRecord> found,
            List<CaseFormatException> why) {
        try {
            if (reader.service().reads(file)) {
                reader.service().read(file).forEach(host -> found.add(record(host, reader, with)));
            }
        } catch (EvidenceException e) {
            why.add(new CaseFormatException(e.getMessage(), e));
        } catch (RuntimeException | LinkageError e) {
            why.add(new CaseFormatException("could not be read: plugin " + reader.plugin() + " broke on it.", e));
        }
    }

    private static CaseRecord record(HostEvidence host, Contribution<EvidenceReader> reader, Snapshot with) {
        Source source = new Source(reader.service().id(), reader.version(), host.at(), 0);
        Map<EvidenceKey, Evidence> evidence = new TreeMap<>(notLooked(host, with));
        host.pieces().forEach(piece -> evidence.put(piece.type().from(piece.vantage()), observed(piece, source)));
        return new CaseRecord(host.target(), host.symptom(), host.at(), evidence, List.of());
    }

    /** So that the look which would tell most is one that can be taken. */
    private static Map<EvidenceKey, Evidence> notLooked(HostEvidence host, Snapshot with) {
        Map<EvidenceKey, Evidence> none = new TreeMap<>();
        with.usable(new ArrayList<>()).probes().forEach(probe -> probe.service().yields().stream()
                .map(type -> type.from(probe.service().vantage())).forEach(key -> none.put(key, new Evidence.Missing(
                        key, Reason.NOT_REQUESTED, "", Optional.empty(), Source.engine(host.at())))));
        return none;
    }

    private static <F extends Record & Fact> Evidence observed(HostEvidence.Piece<F> piece, Source source) {
        return new Evidence.Observed(piece.type().from(piece.vantage()), piece.type().version(),
                Json.tree(piece.fact()), source);
    }

    /**
     * The same cases, where what was seen elsewhere has joined the look of ours at the same host. A look takes in one
     * such case at the most from each place: the log of a second client stays a case of its own. A host without a port
     * of its own, as clients write it down, is that of the only look at a host of this name.
     */
    public static List<CaseRecord> joined(List<CaseRecord> all) {
        List<CaseRecord> looks = new ArrayList<>(all.stream().filter(SavedEvidence::looked).toList());
        List<CaseRecord> cases = new ArrayList<>(all);
        for (CaseRecord elsewhere : all) {
            Optional<CaseRecord> look = looked(elsewhere) ? Optional.empty() : lookAt(elsewhere.target(), looks)
                    .filter(one -> observed(elsewhere).keySet().stream()
                            .noneMatch(key -> one.evidence().get(key) instanceof Evidence.Observed));
            if (look.isPresent()) {
                CaseRecord both = both(look.get(), elsewhere);
                looks.set(indexOf(look.get(), looks), both);
                cases.set(indexOf(look.get(), cases), both);
                cases.remove(indexOf(elsewhere, cases));
            }
        }
        return List.copyOf(cases);
    }

    private static int indexOf(CaseRecord one, List<CaseRecord> all) {
        int index = 0;
        while (all.get(index) != one) {
            index++;
        }
        return index;
    }

    /** Whether it is a look from where the workbench is: two of these are compared, and never joined. */
    public static boolean looked(CaseRecord record) {
        return record.evidence().isEmpty() || record.evidence().values().stream()
                .anyMatch(piece -> piece.key().vantage() == Vantage.HERE && !notRequested(piece));
    }

    private static boolean notRequested(Evidence piece) {
        return piece instanceof Evidence.Missing missing && missing.reason() == Reason.NOT_REQUESTED;
    }

    private static Optional<CaseRecord> lookAt(Target target, List<CaseRecord> looks) {
        List<CaseRecord> named = looks.stream()
                .filter(look -> look.target().host().equalsIgnoreCase(target.host())).toList();
        return named.stream().filter(look -> look.target().equals(target)).findFirst()
                .or(() -> named.size() == 1 && target.port() == Target.DEFAULT_PORT ? named.stream().findFirst()
                        : Optional.empty());
    }

    /** What these cases tell of the client on which that host failed; none where they are about other hosts. */
    public static List<Evidence.Observed> client(List<CaseRecord> all, Target target) {
        return all.stream().filter(one -> one.target().host().equalsIgnoreCase(target.host())
                && (one.target().equals(target) || one.target().port() == Target.DEFAULT_PORT))
                .flatMap(one -> observed(one).values().stream()).map(Evidence.Observed.class::cast)
                .filter(piece -> piece.key().vantage() == Vantage.CLIENT).toList();
    }

    private static Map<EvidenceKey, Evidence> observed(CaseRecord record) {
        Map<EvidenceKey, Evidence> observed = new TreeMap<>(record.evidence());
        observed.values().removeIf(piece -> !(piece instanceof Evidence.Observed));
        return observed;
    }

    /**
     * The look with all that was seen elsewhere, for a person who says that both are about the same host, whatever each
     * calls it. What was seen there before, and is seen again, is replaced.
     */
    public static CaseRecord both(CaseRecord look, CaseRecord elsewhere) {
        Map<EvidenceKey, Evidence> evidence = new TreeMap<>(look.evidence());
        evidence.putAll(observed(elsewhere));
        return new CaseRecord(look.target(), look.symptom().or(elsewhere::symptom), look.began(), evidence,
                look.transcripts());
    }
}
