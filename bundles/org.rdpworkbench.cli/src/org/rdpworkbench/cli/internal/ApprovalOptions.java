// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

import java.util.Optional;
import org.rdpworkbench.core.repair.Approval;
import org.rdpworkbench.core.repair.ChangeWindow;
import picocli.CommandLine.Option;

/** Who has approved a change, and when it may be begun. */
final class ApprovalOptions {

    private static final int MOST = 200;

    @Option(names = "--approved-by", paramLabel = "NAME", description = "Who has approved it, for the journal.")
    private String approvedBy = "";

    @Option(names = "--change-id", paramLabel = "ID", description = "The id of the change, for the journal.")
    private String changeId = "";

    @Option(names = "--window", paramLabel = "FROM-TO", description = "Times of this machine, as in 22:00-04:30, "
            + "outside of which nothing is begun. What is begun is finished or taken back.")
    private String window;

    /** What was said. Throws ParameterException when the window is none, or more was said than anybody reads. */
    Approval approval(OutputOptions options) {
        if (approvedBy.length() > MOST || changeId.length() > MOST) {
            throw options.bad("--approved-by and --change-id take at most " + MOST + " characters.");
        }
        Optional<ChangeWindow> times = Optional.ofNullable(window).map(text -> ChangeWindow.parse(text).orElseThrow(
                () -> options.bad("\"" + text + "\" are no two times; give them as in 22:00-04:30.")));
        return new Approval(approvedBy, changeId, times);
    }
}
