// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

import java.util.ArrayList;
import java.util.List;
import org.rdpworkbench.core.repair.RefusedException;
import org.rdpworkbench.core.repair.RepairPlan;
import org.rdpworkbench.core.spi.Step;
import org.rdpworkbench.host.Setting;

/**
 * The end of a script. What nobody takes back stands there, behind all other steps: its commands are comments, and
 * whoever wants them done makes commands of them.
 */
final class ScriptEnd {

    private static final Left RESTART = new Left("whoever is signed in is cut off at once, where the workbench gives "
            + "them " + Setting.Restart.SECONDS + " seconds, and nobody waits here until the host answers again",
            List.of("Restart-Computer -Force"));
    private static final Left WINSOCK = new Left("VPNs, proxies and security software may not work before they are "
            + "installed again, and it is in effect only when the host has restarted", List.of(
            "netsh winsock show catalog | Out-File \"$env:USERPROFILE\\winsock-before.txt\"", "netsh winsock reset"));

    private ScriptEnd() {}

    /**
     * What is left to a person.
     *
     * @param caution why, besides what is said of each such step
     */
    private record Left(String caution, List<String> commands) {

        static Left of(Step step) throws RefusedException {
            return switch (ScriptStep.parsed(step.setting())) {
                case Setting.Restart restart -> RESTART;
                case Setting.Winsock winsock -> WINSOCK;
                default -> throw ScriptStep.refused(step.setting());
            };
        }
    }

    /**
     * Of a plan.
     *
     * @throws RefusedException when no command is known for a step that nobody takes back, or when others come behind
     *     it, which the script would do before it
     */
    static String of(RepairPlan plan) throws RefusedException {
        List<String> left = new ArrayList<>();
        StringBuilder commands = new StringBuilder();
        for (int i = 0; i < plan.steps().size(); i++) {
            Step step = plan.steps().get(i);
            if (!step.undoable()) {
                left.add(Integer.toString(i + 1));
                commands.append(commands(i + 1, step));
            } else if (!left.isEmpty()) {
                throw ScriptStep.refused("a step after one that nobody takes back");
            }
        }
        return (left.isEmpty() ? "" : block(String.join(", ", left), commands.toString())) + (plan.waitsForRestart()
                ? "Write-Output 'It takes effect when this host has restarted.'\n" : "");
    }

    private static String block(String steps, String commands) {
        return """

                # Nobody takes back what follows, so it is left to you. Read why, and to have it done here as well take
                # the mark away before each command.
                if ($Back) {
                    Write-Output 'Taken back by nobody: step %1$s.'
                } else {
                    Write-Output 'Left to you, as the end of this script says: step %1$s.'
                """.formatted(steps) + commands + "}\n";
    }

    private static String commands(int number, Step step) throws RefusedException {
        Left left = Left.of(step);
        StringBuilder text = new StringBuilder("    " + PowerShell.comment(number + ".", StepWords.of(step)) + "    "
                + PowerShell.comment("why:", StepStakes.of(step).reason() + "; " + left.caution()));
        left.commands().forEach(command -> text.append("    # ").append(command).append('\n'));
        return text.toString();
    }
}
