// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.help;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.runtime.FileLocator;
import org.eclipse.core.runtime.Path;
import org.eclipse.core.runtime.Platform;
import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.help.HelpSystem;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.ui.internal.Ui;
import org.rdpworkbench.ui.internal.diagnosis.Cases;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The cheat sheet "From an error code to an answer". */
class CheatSheetTest {

    private static final String VIEW = "org.eclipse.ui.cheatsheets.views.CheatSheetView";

    private static List<String> values(String attribute) throws Exception {
        try (InputStream in = FileLocator.openStream(Platform.getBundle("org.rdpworkbench.doc"),
                new Path("from-code-to-answer.xml"), false)) {
            NodeList all = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in)
                    .getElementsByTagName("*");
            return IntStream.range(0, all.getLength()).mapToObj(i -> ((Element) all.item(i)).getAttribute(attribute))
                    .filter(value -> !value.isEmpty()).toList();
        }
    }

    @Test
    void itsStepsRunCommandsThatExist() throws Exception {
        ICommandService commands = PlatformUI.getWorkbench().getService(ICommandService.class);
        List<String> steps = values("serialization");
        assertFalse(steps.isEmpty());
        for (String step : steps) {
            ParameterizedCommand command = commands.deserialize(step);
            assertTrue(command.getCommand().isDefined(), step);
        }
    }

    @Test
    void itsStepsLeadToPagesThatExist() throws Exception {
        List<String> wrong = new ArrayList<>();
        for (String page : values("href")) {
            try (InputStream in = HelpSystem.getHelpContent(page.replaceFirst("#.*", ""))) {
                if (in == null) {
                    wrong.add(page);
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    /** As the menu does. */
    private static IViewReference open() throws Exception {
        ICommandService commands = PlatformUI.getWorkbench().getService(ICommandService.class);
        ParameterizedCommand open = ParameterizedCommand.generateCommand(
                commands.getCommand("org.eclipse.ui.cheatsheets.openCheatSheet"),
                Map.of("cheatSheetId", "org.rdpworkbench.doc.fromCodeToAnswer"));
        Ui.sync(() -> PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand(open, null));
        return Ui.sync(() -> Ui.page().findViewReference(VIEW));
    }

    @Test
    void itsStepsCanBeDoneWithADiagnosisBesideIt() throws Exception {
        Cases.open(Cases.judged(Cases.refused(Target.parse("127.0.0.9")), "one"));
        IViewReference view = open();
        ICommandService commands = PlatformUI.getWorkbench().getService(ICommandService.class);
        try {
            for (String step : values("serialization")) {
                ParameterizedCommand command = commands.deserialize(step);
                assertTrue(Ui.sync(() -> {
                    Ui.page().activate(view.getView(true));
                    PlatformUI.getWorkbench().getService(IEclipseContext.class).processWaiting();
                    command.getCommand().setEnabled(
                            PlatformUI.getWorkbench().getService(IHandlerService.class).getCurrentState());
                    return command.getCommand().isEnabled();
                }), step);
            }
        } finally {
            Ui.sync(() -> {
                Ui.page().hideView(view);
                return Ui.page().closeAllEditors(false);
            });
        }
    }

    @Test
    void theMenuOpensIt() throws Exception {
        IViewReference view = open();
        try {
            assertTrue(Ui.sync(() -> Ui.texts(Ui.page().getWorkbenchWindow().getShell())).stream()
                    .anyMatch(text -> text.contains("From an error code to an answer")));
        } finally {
            Ui.sync(() -> {
                Ui.page().hideView(view);
                return null;
            });
        }
    }
}
