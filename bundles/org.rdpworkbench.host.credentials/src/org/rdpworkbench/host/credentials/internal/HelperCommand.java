// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.credentials.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.rdpworkbench.host.Account;
import org.rdpworkbench.host.Credential;
import org.rdpworkbench.host.CredentialException;
import org.rdpworkbench.host.SecretLine;
import org.rdpworkbench.host.credentials.StoredCredential;

/**
 * A program that prints a password, as tools for LAPS and safes for passwords do. No shell is between, and nothing that
 * it prints is told to anybody.
 */
public final class HelperCommand {

    /** Names may come from files of others, and such a program may take another character for something to do. */
    private static final String SAFE_HOST = "[\\p{L}\\p{N}:][\\p{L}\\p{N}._:-]*";

    private HelperCommand() {}

    /**
     * Runs it to its end, and takes the first line of what it prints as the password of the account.
     *
     * @param command the program and its arguments, in which {@code {host}} stands for the host
     * @param limit when it is ended, and all that it started
     * @throws CredentialException with a few words that say how it failed
     */
    public static Credential run(List<String> command, String host, Duration limit, Account account)
            throws CredentialException, InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        Process process = start(command, host);
        try {
            // Nobody answers questions; and what it does after it was left is nothing to us.
            process.getOutputStream().close();
            CompletableFuture<char[]> line = firstLine(process.getInputStream());
            char[] secret = line.get(left(end), TimeUnit.NANOSECONDS);
            try {
                if (!process.waitFor(left(end), TimeUnit.NANOSECONDS)) {
                    throw new TimeoutException();
                }
                return credential(process, account, secret);
            } finally {
                Arrays.fill(secret, '\0');
            }
        } catch (TimeoutException e) {
            throw new CredentialException("its command did not end within " + limit.toSeconds() + " s", e);
        } catch (ExecutionException | IOException e) {
            throw withoutLine(process, end, e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static Process start(List<String> command, String host) throws CredentialException {
        boolean perHost = command.stream().anyMatch(word -> word.contains(StoredCredential.HOST));
        if (perHost && !host.matches(SAFE_HOST)) {
            throw new CredentialException("its command was not run, since the host's name has unusual characters");
        }
        List<String> words = command.stream().map(word -> word.replace(StoredCredential.HOST, host)).toList();
        try {
            return new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        } catch (IOException e) {
            throw new CredentialException("its command cannot be started: there is no such program, or it may not be "
                    + "run", e);
        }
    }

    /** The rest is read, too, so that the program does not wait for somebody who reads it. */
    private static CompletableFuture<char[]> firstLine(InputStream out) {
        CompletableFuture<char[]> line = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("Password command").start(() -> {
            try (out) {
                complete(line, out);
                out.transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                // After the line it is nothing to anybody.
                line.completeExceptionally(e);
            }
        });
        return line;
    }

    /** A line that is no password does not close the stream: the program would fail for that, and be blamed for it. */
    private static void complete(CompletableFuture<char[]> line, InputStream out) {
        try {
            line.complete(SecretLine.read(out));
        } catch (IOException e) {
            line.completeExceptionally(e);
        }
    }

    private static Credential credential(Process process, Account account, char[] secret)
            throws CredentialException {
        if (process.exitValue() != 0) {
            throw ended(process);
        }
        return new Credential(account, secret);
    }

    /** How it ended says more than that nothing came. */
    private static CredentialException withoutLine(Process process, long end, Exception problem)
            throws InterruptedException {
        if (process.waitFor(left(end), TimeUnit.NANOSECONDS) && process.exitValue() != 0) {
            return ended(process);
        }
        return new CredentialException("its command " + (problem.getCause() instanceof IOException none
                ? none.getMessage() : "cannot be read from"), problem);
    }

    private static CredentialException ended(Process process) {
        return new CredentialException("its command failed with state " + process.exitValue()
                + "; run it by hand to see what it says");
    }

    private static long left(long end) {
        return Math.max(1, end - System.nanoTime());
    }
}
