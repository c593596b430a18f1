// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

import java.util.Locale;
import java.util.Map;
import org.rdpworkbench.core.repair.Risk;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Step;

/**
 * What may go wrong by one step, and who else uses what it changes, as far as that can be told from the setting alone.
 * What its plan has to say of both is the fixer's.
 *
 * @param reason a clause; so is who uses it, which is empty where nothing is known of that
 */
record StepStakes(Risk risk, String reason, String usedBy) {

    private static final SettingValue STOPPED = SettingValue.dword(1);
    private static final String SCHANNEL = "\\schannel\\protocols\\";
    /** Where Remote Desktop keeps what it shows, and where it keeps the rest. */
    private static final String CERTIFICATES = "\\systemcertificates\\remote desktop\\";
    private static final String LISTENER = "\\terminal server\\winstations\\";
    private static final String REMOTE_DESKTOP = "\\terminal server\\";

    /** Who uses a service, by its name in lower case. */
    private static final Map<String, String> SERVICES = Map.of(
            "termservice", "everybody who is connected over Remote Desktop",
            "umrdpservice", "drives, printers and ports of clients in sessions of Remote Desktop",
            "sessionenv", "Remote Desktop, for its certificate and its settings",
            "w32time", "whatever goes by the clock of the host, such as Kerberos, scheduled tasks and logs");

    static StepStakes of(Step step) {
        String setting = step.setting().toLowerCase(Locale.ROOT);
        String rest = setting.substring(setting.indexOf(':') + 1);
        return switch (setting.substring(0, Math.max(0, setting.indexOf(':')))) {
            case "value", "key" -> registry(step, rest);
            case "start" -> new StepStakes(Risk.LOW, "it decides only when the service starts", users(rest));
            case "state" -> step.after().equals(STOPPED) ? new StepStakes(Risk.MEDIUM, "it may not stop in time, or "
                    + "not start again, and whoever uses it is cut off", users(rest))
                    : new StepStakes(Risk.LOW, "it may not start", users(rest));
            case "dacl" -> new StepStakes(Risk.MEDIUM, "an entry too few keeps somebody from the file, and one too "
                    + "many lets somebody in", "whoever uses this one file; others are left as they are");
            case "folder" -> new StepStakes(Risk.LOW, "nothing was there that it could get in the way of",
                    "whoever keeps files in this folder");
            case "aside", "place" -> new StepStakes(Risk.MEDIUM, "whoever needs the file by its old name misses it",
                    "whoever uses this one file; others are left as they are");
            case "winsock" -> new StepStakes(Risk.HIGH, "software that had put itself into it is left out",
                    "every program of the machine that uses the network");
            case "restart" -> new StepStakes(Risk.HIGH, "it may not come up again by itself, and updates may keep it "
                    + "for long", "everybody whom the host serves");
            default -> new StepStakes(step.inverse() == Step.Inverse.NONE ? Risk.HIGH : Risk.MEDIUM,
                    "what comes of it is not known here", "");
        };
    }

    private static StepStakes registry(Step step, String path) {
        if (path.contains(SCHANNEL)) {
            String side = path.contains("\\client") ? "client" : "server";
            return new StepStakes(Risk.MEDIUM, "every " + side + " of the host follows it, and not Remote Desktop "
                    + "alone", "every " + side + " by Schannel at the host, such as "
                    + (side.equals("client") ? "browsers, agents and updates" : "IIS, SQL Server, LDAPS and WinRM"));
        }
        if (path.contains(CERTIFICATES)) {
            return new StepStakes(Risk.MEDIUM, "clients that accepted this certificate ask again, and those that pin "
                    + "it are turned away", "clients that accepted or pin it");
        }
        if (path.contains(LISTENER)) {
            return new StepStakes(Risk.LOW, "clients that cannot follow it are turned away",
                    "every client of this listener");
        }
        if (path.contains(REMOTE_DESKTOP)) {
            return new StepStakes(Risk.LOW, "it holds for all of Remote Desktop at the host",
                    "every listener of Remote Desktop at the host, and Remote Assistance");
        }
        return new StepStakes(step.inverse() == Step.Inverse.EXACT ? Risk.LOW : Risk.MEDIUM,
                "who else reads it is not known here", "");
    }

    private static String users(String service) {
        return SERVICES.getOrDefault(service, "whatever needs the service");
    }

    /** One line of a plan, without a full stop. */
    String words(Step step) {
        return "way back: " + switch (step.inverse()) {
            case EXACT -> "exact";
            case APPROXIMATE -> "nearly, since " + switch (step.setting().substring(0, step.setting().indexOf(':'))) {
                case "aside", "place" -> "what is made in its place meanwhile stays beside it";
                case "folder" -> "it stays where something was made in it";
                case "key" -> "it is made anew, with the permissions of the key above it in place of its own";
                case "value" -> "its key is lost where the host has made another one in the same file";
                default -> "sessions and what it kept in memory do not come back";
            };
            case NONE -> "none";
        } + "; risk: " + word(risk) + ", " + reason + (usedBy.isEmpty() ? "" : "; used by " + usedBy);
    }

    /** In lower case, for sentences. */
    static String word(Risk risk) {
        return risk.name().toLowerCase(Locale.ROOT);
    }
}
