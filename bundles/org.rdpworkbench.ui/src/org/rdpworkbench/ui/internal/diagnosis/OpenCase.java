// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.rdpworkbench.core.run.CaseRecord;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.ui.DiagnosisState;
import org.rdpworkbench.ui.internal.cases.CaseOrigin;
import org.rdpworkbench.ui.internal.hosts.Asked;

/**
 * What one diagnosis editor shows: a look under way, or its result. Its state is replaced as a whole, on any thread,
 * and the listeners hear of it on that thread.
 */
public final class OpenCase {

    private final Target target;
    private final Optional<CaseOrigin> origin;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile DiagnosisState state = new DiagnosisState.Waiting();
    private volatile Asked asked = Asked.NOTHING;
    private volatile Optional<CaseOrigin.Kept> kept = Optional.empty();

    private OpenCase(Target target, Optional<CaseOrigin> origin) {
        this.target = target;
        this.origin = origin;
    }

    /** The latest case of a host: the last one that is kept, or one whose evidence is collected now. */
    static OpenCase live(Target target) {
        return new OpenCase(target, Optional.empty());
    }

    /** A certain case from a file or the history. */
    static OpenCase saved(Target target, CaseOrigin origin) {
        return new OpenCase(target, Optional.of(origin));
    }

    public Target target() {
        return target;
    }

    /** Where it was read from, in words. */
    public Optional<String> file() {
        return origin.map(CaseOrigin::words);
    }

    /** Where it was read from; empty for the latest case of a host. */
    Optional<CaseOrigin> origin() {
        return origin;
    }

    /** Where what it shows, or is about to show, can be read again, if anywhere. */
    public Optional<CaseOrigin> source() {
        return origin.or(() -> kept.filter(one -> switch (state) {
            case DiagnosisState.Waiting waiting -> true;
            case DiagnosisState.Judged judged -> judged.record().began().equals(one.at());
            default -> false;
        }));
    }

    /** What it is to find out; the symptom may be in the short form. */
    Asked asked() {
        return asked;
    }

    void asked(Asked now) {
        asked = now;
    }

    /** Its last look that is kept, if any. */
    Optional<CaseOrigin.Kept> kept() {
        return kept;
    }

    void kept(CaseOrigin.Kept now) {
        kept = Optional.of(now);
    }

    public DiagnosisState state() {
        return state;
    }

    boolean looking() {
        return state instanceof DiagnosisState.Looking;
    }

    /** A look begins, and nothing is known yet. */
    void begin() {
        change(new DiagnosisState.Looking("", List.of(),
                new CaseRecord(target, asked.symptom(), Instant.now(), Map.of(), List.of())));
    }

    /** There is a result. Asks the plugins for their help pages, so it is not for the UI thread. */
    void judged(CaseRecord record, Diagnosis diagnosis, boolean cancelled, Snapshot plugins) {
        change(new DiagnosisState.Judged(record, diagnosis, cancelled, plugins, HelpPages.of(plugins)));
    }

    /** Lets go of a result that is kept and that nobody shows: those of thousands of hosts would fill the memory. */
    void rest() {
        if (listeners.isEmpty() && source().isPresent()) {
            state = new DiagnosisState.Waiting();
        }
    }

    void change(DiagnosisState next) {
        state = next;
        listeners.forEach(Runnable::run);
    }

    void addListener(Runnable listener) {
        listeners.add(listener);
    }

    void removeListener(Runnable listener) {
        listeners.remove(listener);
    }
}
