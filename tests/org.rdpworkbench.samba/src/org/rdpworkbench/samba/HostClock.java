// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.samba;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The clock of a host by Samba, whose own never says how long the host is up. This one says so as [MS-SRVS] has it: an
 * hour, until Samba is asked to restart the host; then since that.
 */
public final class HostClock implements AutoCloseable {

    /**
     * Beside {@link ServiceControl#OPTION}: Samba leaves a file when it is asked to restart the host, as root for
     * whoever may do that, and else as whoever asks, who cannot.
     */
    public static final String OPTION = "shutdown script = touch DIR/restarted%r%f";

    /** [MS-SRVS] 1.9. */
    private static final String SYNTAX = "c84f324b7016d30112785a47bf6ee18803000000";
    private static final int REMOTE_TOD = 28;
    private static final int THURSDAY = 4;

    private final Path marker;
    private final Instant started = Instant.now().minus(Duration.ofHours(1));
    private final PipeListener listener;

    private HostClock(SambaFolder folder) throws IOException {
        // To start again, and whatever programs say.
        marker = folder.path().resolve("restarted-r-f");
        listener = PipeListener.start(folder, "srvsvc", SYNTAX, this::call);
    }

    /** Starts one for a host that was started with both options. */
    public static HostClock start(SambaFolder folder) throws IOException {
        return new HostClock(folder);
    }

    /** Whether it was asked to restart, and to end all programs for it. */
    public boolean restarted() {
        return Files.exists(marker);
    }

    /** NetrRemoteTOD, 3.1.4.21, and TIME_OF_DAY_INFO, 2.2.4.105; what nobody reads is some day of 1970. */
    private Optional<byte[]> call(int opnum, ByteBuffer arguments, boolean administrator) {
        if (opnum != REMOTE_TOD) {
            return Optional.empty();
        }
        Instant now = Instant.now();
        return Optional.of(new PipeOutput().pointer()
                .u32(now.getEpochSecond())            // tod_elapsedt
                .u32(Duration.between(start(), now).toMillis()) // tod_msecs
                .u32(0).u32(0).u32(0)                 // tod_hours, tod_mins and tod_secs
                .u32(now.getNano() / 10_000_000)      // tod_hunds
                .u32(0)                               // tod_timezone
                .u32(310)                             // tod_tinterval
                .u32(1).u32(1).u32(1970).u32(THURSDAY) // tod_day, tod_month, tod_year and tod_weekday
                .u32(0).toByteArray());
    }

    private Instant start() {
        try {
            return restarted() ? Files.getLastModifiedTime(marker).toInstant() : started;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends it. What went wrong meanwhile is thrown. */
    @Override
    public void close() throws IOException {
        listener.close();
    }
}
