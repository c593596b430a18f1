// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.util.Optional;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.ui.DiagnosisSite;

/** An editor as its pages see it. */
record CaseSite(OpenCase open, DiagnosisEditor editor) implements DiagnosisSite {

    @Override
    public Target target() {
        return open.target();
    }

    @Override
    public Optional<String> file() {
        return open.file();
    }

    @Override
    public Optional<String> symptom() {
        return open.asked().symptom();
    }

    @Override
    public boolean thorough() {
        return open.asked().thorough();
    }

    @Override
    public void lookAgain(boolean closer) {
        editor.lookAgain(closer);
    }

    @Override
    public void lookAgainWith(String probe) {
        editor.lookAgain(open.asked().with(probe));
    }

    @Override
    public void lookInside() {
        editor.lookInside();
    }

    @Override
    public void stop() {
        editor.stop();
    }

    @Override
    public void saveCase() {
        editor.doSaveAs();
    }

    @Override
    public void select(Optional<String> cause) {
        editor.select(cause);
    }

    @Override
    public void showEvidence() {
        editor.showEvidence(Optional.empty());
    }

    @Override
    public void showEvidence(EvidenceKey key) {
        editor.showEvidence(Optional.of(key));
    }
}
