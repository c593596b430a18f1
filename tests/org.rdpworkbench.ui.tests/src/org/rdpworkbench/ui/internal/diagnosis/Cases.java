// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Tree;
import org.rdpworkbench.core.run.CaseRecord;
import org.rdpworkbench.core.run.Diagnostics;
import org.rdpworkbench.core.run.Json;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.core.run.Transcript;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.Source;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.ServerCertificate;
import org.rdpworkbench.facts.ServerCertificate.Certificate;
import org.rdpworkbench.facts.ServerCertificate.NameMatch;
import org.rdpworkbench.facts.TcpConnect;
import org.rdpworkbench.ui.DiagnosisState;
import org.rdpworkbench.ui.internal.Services;
import org.rdpworkbench.ui.internal.Ui;
import org.rdpworkbench.ui.internal.cases.CaseOrigin;
import org.rdpworkbench.ui.internal.hosts.Asked;

/** Cases for tests, and their editors. */
public final class Cases {

    /** Turns what follows around, rings, clears the line and opens an element. */
    public static final String HOSTILE = "\u202eevil\u0007\u001b[2K\r\n<b>&x</b>\u0000";

    private static final Instant BEGAN = Instant.parse("2026-11-23T10:00:00Z");

    private Cases() {}

    /** A case with an expired certificate whose every text is hostile, and a fact that nobody here knows. */
    public static CaseRecord hostile(Target target) {
        Certificate certificate = new Certificate("CN=" + HOSTILE, HOSTILE, "01", BEGAN.minusSeconds(200_000_000),
                BEGAN.minusSeconds(100_000_000), "RSA" + HOSTILE, 2048, HOSTILE, List.of(HOSTILE), List.of(HOSTILE),
                "00", "00");
        Evidence known = observed(ServerCertificate.TYPE.from(Vantage.HERE),
                new ServerCertificate(List.of(certificate), true, NameMatch.MISMATCH));
        Evidence unknown = observed(new EvidenceKey("other.Fact", Vantage.HERE), Map.of(HOSTILE, HOSTILE));
        Transcript transcript = new Transcript(HOSTILE, HOSTILE, BEGAN,
                List.of(new Transcript.Entry(1, HOSTILE, "00")));
        return new CaseRecord(target, Optional.of(HOSTILE), BEGAN,
                Map.of(known.key(), known, unknown.key(), unknown), List.of(transcript));
    }

    /** A case of a port that refuses. */
    public static CaseRecord refused(Target target) {
        Evidence tcp = observed(TcpConnect.TYPE.from(Vantage.HERE), new TcpConnect(List.of(new TcpConnect.ToAddress(
                target.host(), target.port(), ConnectOutcome.REFUSED, 1, "refused"))));
        return new CaseRecord(target, Optional.empty(), BEGAN, Map.of(tcp.key(), tcp), List.of());
    }

    /** A case of a port that refuses, and of another connection in which a host chose CredSSP. */
    public static CaseRecord answered(Target target) {
        CaseRecord refused = refused(target);
        return new CaseRecord(target, Optional.empty(), BEGAN, refused.evidence(), List.of(new Transcript("test",
                "127.0.0.1:3389", BEGAN, List.of(
                        new Transcript.Entry(1, "sent", "030000130ee000000000000100080003000000"),
                        new Transcript.Entry(2, "received", "030000130ed000001234000200080002000000")))));
    }

    private static Evidence observed(EvidenceKey key, Object fact) {
        return new Evidence.Observed(key, 1, Json.mapper().valueToTree(fact),
                new Source("test", HOSTILE, BEGAN, 1));
    }

    /** That case, judged, under a file name that makes it another one; what no name can hold is left out of it. */
    public static OpenCase judged(CaseRecord record, String file) {
        OpenCase open = unread(record.target(), file);
        judge(open, record);
        return open;
    }

    /** A case that is still to be read. */
    static OpenCase unread(Target target, String file) {
        return OpenCase.saved(target, new CaseOrigin.InFile(Path.of(file.replace("\0", "")), 0));
    }

    /** Opens an editor for a file that is not there any more, as after a restart. */
    public static void openLost(Target target, Path file) throws Exception {
        OpenCase open = unread(target, file.toString());
        open(open);
        CaseReading.start(open);
        Ui.join("Opening ");
    }

    /** Has read it. */
    static void judge(OpenCase open, CaseRecord record) {
        Snapshot plugins = Services.find(Diagnostics.class).orElseThrow().snapshot();
        open.judged(record, Diagnostics.judge(plugins, record, Optional.empty()), false, plugins);
    }

    /** Opens an editor for it. */
    public static void open(OpenCase open) throws Exception {
        Ui.sync(() -> Diagnose.show(Ui.page(), open));
        Ui.drain();
    }

    /** Starts a look and gives its case. */
    public static OpenCase look(Target target) throws Exception {
        return Ui.sync(() -> {
            Diagnose.run(Ui.page(), target, Asked.NOTHING);
            return ((DiagnosisInput) Ui.page().getActiveEditor().getEditorInput()).open();
        });
    }

    /** Waits for the look, and until its editor shows the end of it. */
    public static void join(OpenCase open) throws Exception {
        Job.getJobManager().join(open, null);
        Ui.drain();
    }

    /** A port of this machine where nobody listens. */
    public static Target closedPort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return Target.of("127.0.0.1", socket.getLocalPort());
        }
    }

    /** Every text that the active editor shows. */
    static List<String> shown() throws Exception {
        Ui.drain();
        return Ui.sync(() -> {
            Composite container = ((DiagnosisEditor) Ui.page().getActiveEditor()).container();
            Ui.all(container, Tree.class).forEach(tree -> Stream.of(tree.getItems()).forEach(i -> i.setExpanded(true)));
            return Ui.texts(container);
        });
    }
}
