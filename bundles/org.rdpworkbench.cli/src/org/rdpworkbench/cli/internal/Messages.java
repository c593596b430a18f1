// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Locale;
import org.rdpworkbench.report.Plain;
import picocli.CommandLine;

/** Words for what went wrong: always one line, whatever a person or a system put into it. */
final class Messages {

    private Messages() {}

    /** An empty name would be taken for the current folder. */
    static void requireName(String file) throws FileException {
        if (file.isEmpty()) {
            throw new FileException("The name of the file is empty.", null);
        }
    }

    static String cannotWrite(String file, Exception e) {
        return "Cannot write " + file + ": " + why(e) + ".";
    }

    static String cannotRead(String file, Exception e) {
        return "Cannot read " + file + ": " + why(e) + ".";
    }

    /** Java's own messages repeat the path or are just the path. */
    private static String why(Exception e) {
        return switch (e) {
            case NoSuchFileException missing -> "there is no such file or directory";
            case AccessDeniedException denied -> "access is denied";
            case FileSystemException other when other.getReason() != null -> other.getReason().toLowerCase(
                    Locale.ROOT);
            default -> e.getMessage() != null ? e.getMessage() : e.getClass().getSimpleName();
        };
    }

    /** Other people's messages may run over several lines; the first has the point. */
    static String firstLine(String message) {
        String line = message.lines().findFirst().orElse("").strip();
        return line.endsWith(".") ? line : line + ".";
    }

    /** What is wrong with the arguments. */
    static String usage(CommandLine.ParameterException e) {
        List<String> unmatched = switch (e) {
            case CommandLine.UnmatchedArgumentException unknown -> unknown.getUnmatched();
            // Where a mistyped option stands in the place of what is missing, the option is the news.
            case CommandLine.MissingParameterException missing -> missing.getCommandLine().getUnmatchedArguments();
            default -> List.of();
        };
        if (!unmatched.isEmpty()) {
            String word = unmatched.getFirst();
            boolean root = e.getCommandLine().getParent() == null;
            String kind = word.startsWith("-") ? "Unknown option" : root ? "Unknown command" : "Unexpected argument";
            return kind + " \"" + Plain.escape(word, Plain.MOST_VALUE) + "\".";
        }
        String message = String.valueOf(e.getMessage());
        String begun = message.substring(0, 1).toUpperCase(Locale.ROOT) + message.substring(1);
        return Plain.escape(begun.endsWith(".") ? begun : begun + ".", 500);
    }
}
