// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.rdpworkbench.core.run.CaseRecord;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.core.run.Texts;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.Rung;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.ui.internal.hosts.Asked;

/**
 * What one diagnosis editor shows: a look under way, or its result. Its state is replaced as a whole, on any thread,
 * and the listeners hear of it on that thread.
 */
public final class OpenCase {

    /** How far it is. */
    public sealed interface State {}

    /** Nothing was done yet. */
    record Waiting() implements State {}

    /**
     * A look is under way.
     *
     * @param now the text of the probe that began last, may be empty
     * @param ladder the stages that are known so far
     */
    record Looking(String now, List<Rung> ladder, List<Evidence> evidence) implements State {}

    /**
     * There is a result.
     *
     * @param plugins that it was judged with
     * @param help by the id of a cause, where its help page is
     */
    record Judged(CaseRecord record, Diagnosis diagnosis, boolean cancelled, Snapshot plugins,
            Map<String, String> help) implements State {

        /** Asks the plugins for their help pages, so it is not for the UI thread. */
        static Judged of(CaseRecord record, Diagnosis diagnosis, boolean cancelled, Snapshot plugins) {
            return new Judged(record, diagnosis, cancelled, plugins, HelpPages.of(plugins));
        }

        Texts texts() {
            return plugins.texts();
        }
    }

    /** There is no result, for a reason on our side. */
    record Broken(String sentence) implements State {}

    private final Target target;
    private final Optional<String> file;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile State state = new Waiting();
    private volatile Asked asked = Asked.NOTHING;

    private OpenCase(Target target, Optional<String> file) {
        this.target = target;
        this.file = file;
    }

    /** A case whose evidence will be collected now. */
    static OpenCase live(Target target) {
        return new OpenCase(target, Optional.empty());
    }

    /** A case from a file. */
    static OpenCase saved(Target target, String file) {
        return new OpenCase(target, Optional.of(file));
    }

    public Target target() {
        return target;
    }

    /** The name of the file it was read from. */
    Optional<String> file() {
        return file;
    }

    /** What it is to find out; the symptom may be in the short form. */
    Asked asked() {
        return asked;
    }

    void asked(Asked now) {
        asked = now;
    }

    public State state() {
        return state;
    }

    boolean looking() {
        return state instanceof Looking;
    }

    void change(State next) {
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
