// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.smb.internal;

import com.hierynomus.msdtyp.AccessMask;
import com.hierynomus.mssmb2.SMB2CreateDisposition;
import com.hierynomus.mssmb2.SMB2ImpersonationLevel;
import com.hierynomus.mssmb2.SMB2ShareAccess;
import com.hierynomus.mssmb2.SMBApiException;
import com.hierynomus.smbj.share.NamedPipe;
import com.hierynomus.smbj.share.PipeShare;
import java.util.Arrays;
import java.util.EnumSet;
import org.rdpworkbench.host.Obstacle;

/** A named pipe of a host. */
record SmbPipe(NamedPipe pipe) implements MessagePipe {

    /** Opens it; where there is none, nobody runs who would answer on it. */
    static SmbPipe open(PipeShare share, String name) throws Unanswered {
        try {
            return new SmbPipe(share.open(name, SMB2ImpersonationLevel.Impersonation,
                    EnumSet.of(AccessMask.FILE_READ_DATA, AccessMask.FILE_WRITE_DATA, AccessMask.FILE_READ_EA,
                            AccessMask.FILE_READ_ATTRIBUTES, AccessMask.READ_CONTROL, AccessMask.SYNCHRONIZE),
                    null, EnumSet.of(SMB2ShareAccess.FILE_SHARE_READ, SMB2ShareAccess.FILE_SHARE_WRITE),
                    SMB2CreateDisposition.FILE_OPEN, null));
        } catch (SMBApiException e) {
            Unanswered refused = Unanswered.ntStatus("SMB2 CREATE of pipe " + name, e.getStatusCode());
            int status = (int) e.getStatusCode();
            boolean nobody = status == Status.OBJECT_NAME_NOT_FOUND || status == Status.PIPE_NOT_AVAILABLE;
            throw nobody ? refused.because(Obstacle.SERVICE_NOT_RUNNING) : refused;
        }
    }

    @Override
    public void send(byte[] message) {
        if (pipe.write(message) != message.length) {
            throw new IllegalStateException("a message was taken in part");
        }
    }

    @Override
    public byte[] transact(byte[] message) {
        return pipe.transact(message);
    }

    @Override
    public byte[] next() {
        byte[] fragment = new byte[RpcPdu.MOST_FRAGMENT];
        return Arrays.copyOf(fragment, pipe.read(fragment));
    }

    @Override
    public void close() {
        pipe.closeSilently();
    }
}
