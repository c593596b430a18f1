// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui;

import java.util.List;
import java.util.Map;
import org.rdpworkbench.core.run.CaseRecord;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.core.run.Texts;
import org.rdpworkbench.core.spi.Rung;

/** How far a diagnosis is. Others may follow, so plugins keep a default branch. */
public sealed interface DiagnosisState {

    /** Nothing was done yet. */
    record Waiting() implements DiagnosisState {}

    /**
     * A look is under way.
     *
     * @param now the text of the probe that began last, may be empty
     * @param ladder the stages that are known so far
     * @param record the evidence so far
     */
    record Looking(String now, List<Rung> ladder, CaseRecord record) implements DiagnosisState {}

    /**
     * There is a result.
     *
     * @param cancelled the look was stopped, so the causes mean nothing
     * @param plugins that it was judged with
     * @param help by the id of a cause, where its help page is
     */
    record Judged(CaseRecord record, Diagnosis diagnosis, boolean cancelled, Snapshot plugins,
            Map<String, String> help) implements DiagnosisState {

        /** Of the plugins that it was judged with. */
        public Texts texts() {
            return plugins.texts();
        }
    }

    /** There is no result, for a reason on our side. */
    record Broken(String sentence) implements DiagnosisState {}
}
