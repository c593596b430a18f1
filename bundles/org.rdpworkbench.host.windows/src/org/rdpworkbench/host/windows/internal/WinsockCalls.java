// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.windows.internal;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.host.Obstacle;
import org.rdpworkbench.host.RegistryPath;

/**
 * Winsock's catalogue, which a program of Windows makes anew, for the machine itself alone: no function is documented
 * for it. What that program does is not verified on Windows; Wine has one that does nothing.
 *
 * @param netsh runs that program
 */
record WinsockCalls(Computer computer, Program netsh) implements SettingCalls {

    /** Runs a program, and gives how it ended. */
    @FunctionalInterface
    interface Program {
        int run(List<String> words) throws IOException, InterruptedException;
    }

    /** The one of this Windows, whatever else is called so. */
    static final Program NETSH = words -> new ProcessBuilder(words).redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();

    private static final String CALL = "netsh winsock reset";
    private static final RegistryPath CATALOGS =
            RegistryPath.parse("HKLM\\SYSTEM\\CurrentControlSet\\Services\\WinSock2\\Parameters");

    @Override
    public Names names() {
        return new Names(CALL, "RegOpenKeyExW", CALL);
    }

    @Override
    public SettingValue get(Windows windows) throws Unanswered {
        throw never();
    }

    /** Who may write where the catalogue is. */
    @Override
    public void may(Windows windows, SettingValue value) throws Unanswered {
        if (computer.another()) {
            throw Unanswered.impossible(CALL, "only at the machine itself");
        }
        new ValueCalls(computer, CATALOGS, "Current_Protocol_Catalog").may(windows, SettingValue.ABSENT);
    }

    @Override
    public void put(Windows windows, SettingValue value) throws Unanswered {
        may(windows, value);
        String root = Optional.ofNullable(System.getenv("SystemRoot")).orElse("C:\\Windows");
        try {
            int ended = netsh.run(List.of(root + "\\System32\\netsh.exe", "winsock", "reset"));
            if (ended != 0) {
                throw new Unanswered(Obstacle.OTHER, CALL, "exit state " + ended);
            }
        } catch (IOException e) {
            throw new Unanswered(Obstacle.UNSUPPORTED, CALL, e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unanswered(Obstacle.TIMED_OUT, CALL, "it was left");
        }
    }
}
