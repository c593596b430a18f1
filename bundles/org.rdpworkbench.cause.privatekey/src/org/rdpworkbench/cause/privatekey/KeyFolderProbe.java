// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.privatekey;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Probe;
import org.rdpworkbench.core.spi.ProbeContext;
import org.rdpworkbench.core.spi.ProbeException;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.facts.KeyFolder;
import org.rdpworkbench.host.Answer;
import org.rdpworkbench.host.FileEntry;
import org.rdpworkbench.host.HostSession;
import org.rdpworkbench.host.Inside;
import org.rdpworkbench.host.InsideProbe;
import org.rdpworkbench.host.KeyFile;
import org.rdpworkbench.host.KeyFolders;
import org.rdpworkbench.host.Obstacle;

/**
 * Reads what lies beside the folder of machine keys, where a popular article has people put the whole folder aside, and
 * counts the files in it that are left from another machine. Names and times alone: no file is opened.
 */
@Component(service = Probe.class)
public final class KeyFolderProbe implements InsideProbe {

    static final String CRYPTOGRAPHY = "HKLM\\SOFTWARE\\Microsoft\\Cryptography";

    @Override
    public String id() {
        return "privatekey.key-folder";
    }

    @Override
    public Set<FactType<?>> yields() {
        return Set.of(KeyFolder.TYPE);
    }

    @Override
    public void collect(ProbeContext context) throws ProbeException, InterruptedException {
        context.shared(Inside.class).report(context, KeyFolder.TYPE, KeyFolderProbe::look);
    }

    private static Answer<KeyFolder> look(HostSession session) throws InterruptedException {
        Answer<Optional<List<FileEntry>>> above = session.files().list(KeyFile.ABOVE);
        if (above.value().filter(Optional::isEmpty).isPresent()) {
            return Answer.none(Obstacle.UNSUPPORTED, "list", "the folder of machine keys is elsewhere");
        }
        Optional<Integer> orphans = above.value().isPresent() ? orphans(session) : Optional.empty();
        return above.map(found -> KeyFolders.of(found.orElseThrow(), orphans));
    }

    /** Which of them is the machine's own only its MachineGuid tells. */
    private static Optional<Integer> orphans(HostSession session) throws InterruptedException {
        Optional<String> guid = session.registry().value(CRYPTOGRAPHY, "MachineGuid").value()
                .flatMap(SettingValue::asText);
        if (guid.isEmpty()) {
            return Optional.empty();
        }
        Optional<List<FileEntry>> files = session.files().list(KeyFile.FOLDER).value().flatMap(Function.identity());
        return files.map(all -> KeyFolders.orphans(all.stream().map(FileEntry::name).toList(), guid.get()));
    }
}
