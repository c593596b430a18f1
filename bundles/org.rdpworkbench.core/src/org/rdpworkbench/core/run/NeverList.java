// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.run;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.rdpworkbench.core.spi.Change;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.SettingValue;

/**
 * What no repair does, whoever proposes it: advice that is found everywhere, and that breaks other services or leaves
 * the host open. Decided here once, from the change alone, so that no plugin has to be trusted with it.
 */
public final class NeverList {

    private record Rule(String reason, Predicate<Change> forbids) {}

    private static final String KEYS = "machinekeys";
    /** What that lies in, also by the names that Windows keeps for old programs. */
    private static final Pattern ABOVE_KEYS = Pattern.compile("[a-z]:\\\\(users|documents and settings|(programdata"
            + "|(users|documents and settings)\\\\all users(\\\\application data)?)"
            + "(\\\\microsoft(\\\\crypto(\\\\rsa)?)?)?)");
    /** Of the host's own listener, and not of a policy or of another listener. */
    private static final String LISTENER_NLA = "registry:HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server"
            + "\\WinStations\\RDP-Tcp\\UserAuthentication";

    private static final String ACL = "acl:";
    private static final String MACHINE_KEYS = "folder:C:\\ProgramData\\Microsoft\\Crypto\\RSA\\MachineKeys";
    /** O:SYD:PAI(A;;FA;;;BA)(A;;0x12019f;;;WD): nothing of it reaches what lies in it. */
    private static final SettingValue AS_WINDOWS_HAS_IT = SettingValue.of("SECURITY_DESCRIPTOR",
            HexFormat.of().parseHex(
            "0100049414000000000000000000000020000000" + "010100000000000512000000" + "0200340002000000"
            + "00001800ff011f0001020000000000052000000020020000" + "000014009f011200010100000000000100000000"));

    private static final List<Rule> RULES = List.of(
            new Rule("putting the whole MachineKeys folder aside takes their keys from other services",
                    change -> change instanceof Change.Move move && keys(move.from())),
            new Rule("rights on the whole MachineKeys folder, or on what lies in it, open the keys of other services",
                    change -> change instanceof Change.Set set && set.target().startsWith(ACL)
                            && keys(set.target().substring(ACL.length()))),
            new Rule("who owns a file or a key is not changed", change -> change.target().startsWith("owner:")),
            new Rule("a folder is made only where Windows has one, with the owner and the rights that Windows gives it",
                    change -> change.target().startsWith("folder:") && !machineKeys(change)),
            new Rule("SecurityLayer 0 gives up TLS", set(".*\\\\securitylayer", NeverList::zero)),
            new Rule("without NLA anybody reaches the logon screen", set(".*\\\\userauthentication", NeverList::zero)),
            new Rule("SSL and TLS before 1.2 stay off", set(
                    ".*\\\\schannel\\\\protocols\\\\(ssl .*|pct .*|tls 1\\.[01])\\\\(server|client)\\\\(.*)",
                    NeverList::turnsOn)),
            new Rule("LocalAccountTokenFilterPolicy opens the host to stolen local passwords",
                    change -> last(change).equals("localaccounttokenfilterpolicy")),
            new Rule("the firewall and Group Policy are left to themselves", change ->
                    change.target().toLowerCase(Locale.ROOT).matches("(service:|registry:.*\\\\services\\\\|"
                            + "action:(stop|restart)-service/)(mpssvc|bfe|gpsvc)(\\\\.*)?")),
            new Rule("the firewall is not turned off", set(".*\\\\(windows)?firewall.*\\\\enablefirewall",
                    NeverList::zero)));

    private NeverList() {}

    /** Why a change is never made, as a clause; empty when nothing is against it. */
    public static Optional<String> reason(Change change) {
        return RULES.stream().filter(rule -> rule.forbids().test(change)).findFirst().map(Rule::reason);
    }

    /**
     * The same of a change in a plan. NLA is never off for good: a test that says how it weakens the host may turn it
     * off at the host itself, where it is known to have been on, since the engine takes every test back.
     */
    static Optional<String> reason(Change change, FixPlan plan) {
        boolean tested = plan.timedTest() && plan.security() == FixPlan.Security.WEAKER && !plan.waitsForRestart()
                && change instanceof Change.Set set && set.target().equalsIgnoreCase(LISTENER_NLA)
                && set.before().equals(Optional.of(SettingValue.dword(1)))
                && set.after().equals(SettingValue.dword(0));
        return tested ? Optional.empty() : reason(change);
    }

    /** One that is not there, made as Windows has it. */
    private static boolean machineKeys(Change change) {
        return change instanceof Change.Set set && set.target().equals(MACHINE_KEYS)
                && set.before().equals(Optional.of(SettingValue.ABSENT)) && set.after().equals(AS_WINDOWS_HAS_IT);
    }

    private static Predicate<Change> set(String target, Predicate<Change.Set> value) {
        Pattern pattern = Pattern.compile("registry:" + target, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
        return change -> change instanceof Change.Set set && pattern.matcher(set.target()).matches()
                && value.test(set);
    }

    /** Whether a path ends at the folder itself, or at one that it lies in. */
    private static boolean keys(String path) {
        String plain = path.toLowerCase(Locale.ROOT).replace('/', '\\').replaceAll("[\\\\*.]+$", "");
        return plain.endsWith(KEYS) || ABOVE_KEYS.matcher(plain).matches();
    }

    private static String last(Change change) {
        String target = change.target().toLowerCase(Locale.ROOT);
        return target.substring(target.lastIndexOf('\\') + 1);
    }

    /** Also a value that is taken away or of an unknown kind: what then holds is the default, which nobody proved. */
    private static boolean zero(Change.Set set) {
        return set.after().hex().matches("(00)*") || !set.after().kind().equals("REG_DWORD");
    }

    private static boolean turnsOn(Change.Set set) {
        boolean zero = set.after().hex().matches("(00)*");
        return last(set).equals("disabledbydefault") ? zero : !zero || set.after().equals(SettingValue.ABSENT);
    }
}
