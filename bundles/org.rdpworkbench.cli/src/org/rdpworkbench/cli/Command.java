// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli;

import java.util.concurrent.Callable;

/**
 * A subcommand of {@code rdpworkbench}. Implementations carry picocli's annotations and are Declarative Services
 * components with prototype scope, so that every run gets an instance of its own.
 *
 * <p>Results go to {@code spec.commandLine().getOut()}, messages and progress to {@code getErr()}. Bad input is a
 * {@link picocli.CommandLine.ParameterException} with one sentence: it becomes one line on stderr and
 * {@link ExitState#USAGE}. Ctrl-C interrupts the calling thread; a command ends within a second of it. The value
 * returned is one of {@link ExitState}.
 */
public interface Command extends Callable<Integer> {

    /** How the program is called where it was called from, for what people are told to type; the starter knows. */
    String PROGRAM = System.getProperty("rdpworkbench.command", "rdpworkbench");
}
