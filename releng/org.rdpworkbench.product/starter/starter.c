// SPDX-License-Identifier: EPL-2.0
/*
 * Starts RDP Workbench on Windows: the window without arguments, a command with them. The script rdpworkbench beside
 * this file does the same on other systems and says why arguments and exit states take a detour.
 *
 * One source, two programs:
 *   rdpworkbench.exe   windowed   x86_64-w64-mingw32-gcc -O2 -s -municode -mwindows
 *   rdpworkbenchc.exe  console    x86_64-w64-mingw32-gcc -O2 -s -municode -DCONSOLE      both: -lshell32 -lversion
 */
#include <windows.h>
#include <shellapi.h>
#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>

#ifdef CONSOLE
#define JAVA L"java.exe"
#else
#define JAVA L"javaw.exe"
#endif

enum { OLDEST_JAVA = 21, RESTART = 23, BROKEN = 70, CANCELLED = 130, PATH_SIZE = 4096, LINE_SIZE = 4096 };

/* A text that grows as needed; a command line is one. */
typedef struct {
    wchar_t *chars;
    size_t length;
    size_t capacity;
} Text;

static wchar_t self[PATH_SIZE];
static wchar_t home[PATH_SIZE];
static wchar_t java[PATH_SIZE];
static wchar_t launcher[PATH_SIZE];

static int fail(const wchar_t *message) {
#ifdef CONSOLE
    fwprintf(stderr, L"rdpworkbench: %ls\n", message);
#else
    MessageBoxW(NULL, message, L"RDP Workbench", MB_ICONERROR);
#endif
    return BROKEN;
}

static int exists(const wchar_t *path) {
    return GetFileAttributesW(path) != INVALID_FILE_ATTRIBUTES;
}

static void append_char(Text *text, wchar_t c) {
    if (text->length + 1 >= text->capacity) {
        text->capacity = text->capacity ? text->capacity * 2 : 1024;
        text->chars = realloc(text->chars, text->capacity * sizeof(wchar_t));
        if (!text->chars) {
            exit(fail(L"out of memory"));
        }
    }
    text->chars[text->length++] = c;
    text->chars[text->length] = 0;
}

static void append(Text *text, const wchar_t *chars) {
    while (*chars) {
        append_char(text, *chars++);
    }
}

static void append_backslashes(Text *text, size_t count) {
    while (count--) {
        append_char(text, L'\\');
    }
}

/* Appends one quoted argument. Backslashes count only before a quotation mark: the rules of CommandLineToArgvW. */
static void append_argument(Text *line, const wchar_t *argument) {
    append(line, line->length ? L" \"" : L"\"");
    while (*argument) {
        size_t backslashes = wcsspn(argument, L"\\");
        argument += backslashes;
        if (*argument == 0) {
            append_backslashes(line, backslashes * 2);
        } else {
            append_backslashes(line, *argument == L'"' ? backslashes * 2 + 1 : backslashes);
            append_char(line, *argument++);
        }
    }
    append_char(line, L'"');
}

/* The first number of the file version of a Java executable, which is the version of that Java; 0 when unknown. */
static int java_version(const wchar_t *path) {
    DWORD ignored, size = GetFileVersionInfoSizeW(path, &ignored);
    VS_FIXEDFILEINFO *info;
    UINT length;
    int version = 0;
    void *data = size ? malloc(size) : NULL;
    if (data && GetFileVersionInfoW(path, 0, size, data) && VerQueryValueW(data, L"\\", (void **) &info, &length)) {
        version = HIWORD(info->dwFileVersionMS);
    }
    free(data);
    return version;
}

static int is_good_java(void) {
    return exists(java) && java_version(java) >= OLDEST_JAVA;
}

/* Sets java to the one below a folder that a variable names. */
static int names_java(const wchar_t *variable) {
    wchar_t folder[PATH_SIZE];
    DWORD length = GetEnvironmentVariableW(variable, folder, PATH_SIZE);
    if (length == 0 || length >= PATH_SIZE) {
        return 0;
    }
    swprintf(java, PATH_SIZE, L"%ls\\bin\\" JAVA, folder);
    return is_good_java();
}

/* Returns 0 when Java was found, or the exit state. Whoever names one for the workbench means that and no other. */
static int find_java(void) {
    wchar_t folder[PATH_SIZE] = L"", message[PATH_SIZE + 128];
    swprintf(java, PATH_SIZE, L"%ls\\jre\\bin\\" JAVA, home);
    if (is_good_java() || names_java(L"RDPWORKBENCH_JAVA_HOME")) {
        return 0;
    }
    if (GetEnvironmentVariableW(L"RDPWORKBENCH_JAVA_HOME", folder, PATH_SIZE) > 0) {
        swprintf(message, PATH_SIZE + 128, L"RDPWORKBENCH_JAVA_HOME is %ls, where there is no Java %d or newer", folder,
                OLDEST_JAVA);
        return fail(message);
    }
    if (names_java(L"JAVA_HOME") || (SearchPathW(NULL, JAVA, NULL, PATH_SIZE, java, NULL) && is_good_java())) {
        return 0;
    }
    return fail(L"no Java 21 or newer was found: install one, or set RDPWORKBENCH_JAVA_HOME to its folder");
}

/* Returns 0, or the exit state when the framework and p2 would take a character for something else than a name's. */
static int check_folder(void) {
    wchar_t message[PATH_SIZE + 128];
    const wchar_t *character = wcspbrk(home, L"%#`");
    if (!character) {
        return 0;
    }
    swprintf(message, PATH_SIZE + 128, L"cannot run from a folder whose name has %lc in it: %ls", *character, home);
    return fail(message);
}

static int find_launcher(void) {
    WIN32_FIND_DATAW file;
    wchar_t pattern[PATH_SIZE], newest[MAX_PATH] = L"";
    swprintf(pattern, PATH_SIZE, L"%ls\\plugins\\org.eclipse.equinox.launcher_*.jar", home);
    HANDLE search = FindFirstFileW(pattern, &file);
    if (search == INVALID_HANDLE_VALUE) {
        return 0;
    }
    do {
        if (wcscmp(file.cFileName, newest) > 0) {
            wcscpy(newest, file.cFileName);
        }
    } while (FindNextFileW(search, &file));
    FindClose(search);
    swprintf(launcher, PATH_SIZE, L"%ls\\plugins\\%ls", home, newest);
    return 1;
}

/* Reads the arguments for the JVM and for the program from the ini, which p2 may have changed since the last start. */
static void read_ini(Text *vm, Text *program) {
    wchar_t path[PATH_SIZE], line[LINE_SIZE];
    int skip = 0;
    Text *to = program;
    swprintf(path, PATH_SIZE, L"%ls\\eclipse.ini", home);
    FILE *ini = _wfopen(path, L"rt, ccs=UTF-8");
    if (!ini) {
        return;
    }
    while (fgetws(line, LINE_SIZE, ini)) {
        line[wcscspn(line, L"\r\n")] = 0;
        if (skip) {
            skip = 0;
        } else if (!wcscmp(line, L"-vmargs")) {
            to = vm;
        } else if (to == program && (!wcscmp(line, L"-startup") || !wcscmp(line, L"--launcher.library")
                || !wcscmp(line, L"-vm"))) {
            skip = 1;
        } else if (*line && *line != L'#') {
            append_argument(to, line);
        }
    }
    fclose(ini);
}

/* The log of commands lies with the user: the installation may be read-only. */
static void append_log(Text *line, const wchar_t *profile) {
    Text folder = {0}, property = {0};
    append(&folder, profile);
    append(&folder, L"\\.rdpworkbench");
    CreateDirectoryW(folder.chars, NULL);
    append(&property, L"-Dosgi.logfile=");
    append(&property, folder.chars);
    append(&property, L"\\command.log");
    append_argument(line, property.chars);
    free(folder.chars);
    free(property.chars);
}

/* Appends the JVM's part of a command: quiet on stdout, a fast start unless it is a sweep, the user's arguments. */
static void append_command(Text *line, int argc, wchar_t **argv) {
    wchar_t number[64], profile[PATH_SIZE];
    int sweep = 0;
    append(line, L" -XX:+DisplayVMOutputToStderr -Xlog:disable -Xlog:all=warning:stderr -XX:-UsePerfData");
    swprintf(number, 64, L"-Drdpworkbench.argc=%d", argc - 1);
    append_argument(line, number);
    for (int i = 1; i < argc; i++) {
        Text property = {0};
        swprintf(number, 64, L"-Drdpworkbench.arg.%d=", i - 1);
        append(&property, number);
        append(&property, argv[i]);
        append_argument(line, property.chars);
        free(property.chars);
        sweep |= !wcscmp(argv[i], L"sweep");
    }
    if (!sweep) {
        append(line, L" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto");
    }
    DWORD length = GetEnvironmentVariableW(L"USERPROFILE", profile, PATH_SIZE);
    if (length > 0 && length < PATH_SIZE) {
        append_log(line, profile);
    }
}

static Text command_line(int argc, wchar_t **argv) {
    Text line = {0}, vm = {0}, program = {0};
    read_ini(&vm, &program);
    append_argument(&line, java);
    append_char(&line, L' ');
    append(&line, vm.chars ? vm.chars : L"");
    if (argc > 1) {
        append_command(&line, argc, argv);
    }
    append(&line, L" -jar");
    append_argument(&line, launcher);
    if (argc > 1) {
        append(&line, L" -nosplash -application org.rdpworkbench.cli.application -data @none");
    } else {
        append(&line, L" -launcher");
        append_argument(&line, self);
        append(&line, L" -name \"RDP Workbench\" ");
        append(&line, program.chars ? program.chars : L"");
    }
    free(vm.chars);
    free(program.chars);
    return line;
}

/* A job that ends Java with us, whatever ends us. */
static HANDLE new_job(void) {
    JOBOBJECT_EXTENDED_LIMIT_INFORMATION limits = {0};
    HANDLE job = CreateJobObjectW(NULL, NULL);
    limits.BasicLimitInformation.LimitFlags =
            JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE | JOB_OBJECT_LIMIT_SILENT_BREAKAWAY_OK;
    SetInformationJobObject(job, JobObjectExtendedLimitInformation, &limits, sizeof limits);
    return job;
}

/* Runs Java to its end. Returns 0 when it could not be started. */
static int run_java(HANDLE job, wchar_t *line, DWORD *state) {
    STARTUPINFOW startup = {0};
    PROCESS_INFORMATION process;
    startup.cb = sizeof startup;
    if (!CreateProcessW(java, line, NULL, NULL, TRUE, CREATE_SUSPENDED, NULL, NULL, &startup, &process)) {
        return 0;
    }
    AssignProcessToJobObject(job, process.hProcess);
    ResumeThread(process.hThread);
    WaitForSingleObject(process.hProcess, INFINITE);
    GetExitCodeProcess(process.hProcess, state);
    CloseHandle(process.hProcess);
    CloseHandle(process.hThread);
    return 1;
}

/* The exit state to hand on: a command ends with 100 + its state, anything else means that it never ran. */
static int outcome(int is_command, DWORD state) {
    wchar_t message[128];
    if (state == CANCELLED || (!is_command && state == 0)) {
        return (int) state;
    }
    if (is_command && ((state >= 100 && state < 128) || state == 100 + BROKEN)) {
        return (int) state - 100;
    }
    swprintf(message, 128, L"the installation is broken (state %lu; see the logs in .rdpworkbench)", state);
    return fail(message);
}

/* Java shares the console and gets Ctrl-C itself; we stay to hand its state on. */
static BOOL WINAPI ignore_ctrl_c(DWORD event) {
    return event == CTRL_C_EVENT || event == CTRL_BREAK_EVENT;
}

static int run(int argc, wchar_t **argv) {
    DWORD state = RESTART;
    GetModuleFileNameW(NULL, self, PATH_SIZE);
    wcscpy(home, self);
    *wcsrchr(home, L'\\') = 0;
    int refused = check_folder();
    if (!refused) {
        refused = find_java();
    }
    if (refused) {
        return refused;
    }
    HANDLE job = new_job();
    SetConsoleCtrlHandler(ignore_ctrl_c, TRUE);
    do {
        if (!find_launcher()) {
            return fail(L"the installation is broken (no launcher in its folder plugins)");
        }
        Text line = command_line(argc, argv);
        int started = run_java(job, line.chars, &state);
        free(line.chars);
        if (!started) {
            return fail(L"Java could not be started");
        }
    } while (argc <= 1 && state == RESTART);
    return outcome(argc > 1, state);
}

#ifdef CONSOLE
int wmain(int argc, wchar_t **argv) {
    return run(argc, argv);
}
#else
int WINAPI wWinMain(HINSTANCE instance, HINSTANCE previous, LPWSTR command, int show) {
    int argc;
    wchar_t **argv = CommandLineToArgvW(GetCommandLineW(), &argc);
    (void) instance, (void) previous, (void) command, (void) show;
    return run(argc, argv);
}
#endif
