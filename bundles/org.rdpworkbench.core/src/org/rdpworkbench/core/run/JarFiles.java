// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;

/** Looks whether jars are whole, by their last bytes: all of an installation in a few milliseconds. */
final class JarFiles {

    /** The record at the end of every jar, without the comment that may follow. */
    private static final int END_LENGTH = 22;
    private static final int END_MARK = 0x0605_4b50;
    /** Room for a comment as tools write them. */
    private static final int LOOKED_AT = 256;

    private JarFiles() {}

    /** Whether there is a jar, or a folder in its place, which nobody has cut off or written over. */
    static boolean isWhole(Path jar) {
        if (Files.isDirectory(jar)) {
            return true;
        }
        try {
            if (endsLikeOne(jar)) {
                return true;
            }
            try (ZipFile opened = new ZipFile(jar.toFile())) {
                return opened.size() > 0;
            }
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean endsLikeOne(Path jar) throws IOException {
        try (FileChannel channel = FileChannel.open(jar)) {
            ByteBuffer end = ByteBuffer.allocate((int) Math.min(channel.size(), LOOKED_AT))
                    .order(ByteOrder.LITTLE_ENDIAN);
            channel.position(channel.size() - end.capacity());
            while (end.hasRemaining() && channel.read(end) >= 0) {
                continue;
            }
            for (int at = end.capacity() - END_LENGTH; at >= 0; at--) {
                int comment = end.capacity() - END_LENGTH - at;
                if (end.getInt(at) == END_MARK && end.getShort(at + END_LENGTH - 2) == comment) {
                    return true;
                }
            }
            return false;
        }
    }
}
