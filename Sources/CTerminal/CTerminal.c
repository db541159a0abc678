#define _GNU_SOURCE
#include "CTerminal.h"

#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

// Settings of the terminal

static struct termios saved_settings;
static int saved_fd = -1;

bool cterminal_save(int fd) {
  if (tcgetattr(fd, &saved_settings) != 0) return false;
  saved_fd = fd;
  return true;
}

void cterminal_restore(void) {
  if (saved_fd < 0) return;
  // A process in the background would be stopped by SIGTTOU here.
  sigset_t block, former;
  sigemptyset(&block);
  sigaddset(&block, SIGTTOU);
  sigprocmask(SIG_BLOCK, &block, &former);
  tcsetattr(saved_fd, TCSANOW, &saved_settings);
  sigprocmask(SIG_SETMASK, &former, NULL);
}

// What is typed, hidden

static const int ending[] = {SIGINT, SIGQUIT, SIGTERM, SIGHUP, SIGTSTP};
enum { ending_count = sizeof ending / sizeof ending[0] };
static struct sigaction former_ending[ending_count];

static void hide(void) {
  struct termios settings = saved_settings;
  settings.c_lflag &= ~(tcflag_t)ECHO;
  settings.c_lflag |= ECHONL;
  tcsetattr(saved_fd, TCSAFLUSH, &settings);
}

// Only functions that are safe in a handler.
static void show_and_end(int number) {
  int kept = errno;
  cterminal_restore();
  struct sigaction action, own;
  memset(&action, 0, sizeof action);
  action.sa_handler = SIG_DFL;
  sigaction(number, &action, &own);
  sigset_t only;
  sigemptyset(&only);
  sigaddset(&only, number);
  raise(number);
  sigprocmask(SIG_UNBLOCK, &only, NULL);
  // Only a program that was stopped comes here, when it goes on.
  sigaction(number, &own, NULL);
  hide();
  errno = kept;
}

bool cterminal_hide(int fd) {
  if (!cterminal_save(fd)) return false;
  struct sigaction action;
  memset(&action, 0, sizeof action);
  sigfillset(&action.sa_mask);
  action.sa_handler = show_and_end;
  action.sa_flags = SA_RESTART;
  for (int i = 0; i < ending_count; i++) {
    sigaction(ending[i], NULL, &former_ending[i]);
    if (former_ending[i].sa_handler != SIG_IGN) sigaction(ending[i], &action, NULL);
  }
  hide();
  return true;
}

void cterminal_show(void) {
  cterminal_restore();
  for (int i = 0; i < ending_count; i++) sigaction(ending[i], &former_ending[i], NULL);
}

bool cterminal_size(int fd, int *columns, int *rows) {
  struct winsize size;
  if (ioctl(fd, TIOCGWINSZ, &size) != 0) return false;
  if (size.ws_col == 0 || size.ws_row == 0) return false;
  *columns = size.ws_col;
  *rows = size.ws_row;
  return true;
}

bool cterminal_at_end(int fd) {
  int waiting = 0;
  return ioctl(fd, FIONREAD, &waiting) != 0 || waiting == 0;
}

// Signals

static const int watched[] = {SIGWINCH, SIGTSTP, SIGCONT, SIGHUP, SIGTERM, SIGINT};
enum { watched_count = sizeof watched / sizeof watched[0] };
static struct sigaction former_watched[watched_count];
static struct sigaction former_pipe_action;
static int signal_pipe[2] = {-1, -1};

bool cterminal_pipe(int ends[2]) { return pipe2(ends, O_NONBLOCK | O_CLOEXEC) == 0; }

static void note_signal(int number) {
  int kept = errno;
  unsigned char byte = (unsigned char)number;
  ssize_t written = write(signal_pipe[1], &byte, 1);
  (void)written;
  errno = kept;
}

int cterminal_signals_open(void) {
  if (signal_pipe[0] >= 0) return signal_pipe[0];
  if (!cterminal_pipe(signal_pipe)) return -1;
  struct sigaction action;
  memset(&action, 0, sizeof action);
  sigfillset(&action.sa_mask);
  action.sa_handler = note_signal;
  action.sa_flags = SA_RESTART;
  for (int i = 0; i < watched_count; i++) sigaction(watched[i], &action, &former_watched[i]);
  action.sa_handler = SIG_IGN;
  sigaction(SIGPIPE, &action, &former_pipe_action);
  return signal_pipe[0];
}

void cterminal_signals_close(void) {
  if (signal_pipe[0] < 0) return;
  for (int i = 0; i < watched_count; i++) sigaction(watched[i], &former_watched[i], NULL);
  sigaction(SIGPIPE, &former_pipe_action, NULL);
  close(signal_pipe[0]);
  close(signal_pipe[1]);
  signal_pipe[0] = signal_pipe[1] = -1;
}

void cterminal_stop(void) { raise(SIGSTOP); }

// Standard error during the session

static int held_errors = -1;
static int real_errors = -1;

void cterminal_errors_hold(void) {
  if (held_errors >= 0) return;
  int memory = memfd_create("errors", MFD_CLOEXEC);
  if (memory < 0) return;
  int real = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  if (real < 0 || dup2(memory, STDERR_FILENO) < 0) {
    if (real >= 0) close(real);
    close(memory);
    return;
  }
  real_errors = real;
  held_errors = memory;
}

// Called from the crash handler too: only functions that are safe there.
void cterminal_errors_release(void) {
  if (held_errors < 0) return;
  dup2(real_errors, STDERR_FILENO);
  char block[1024];
  off_t offset = 0;
  ssize_t count;
  while ((count = pread(held_errors, block, sizeof block, offset)) > 0) {
    ssize_t written = write(STDERR_FILENO, block, (size_t)count);
    if (written <= 0) break;
    offset += written;
  }
  close(held_errors);
  close(real_errors);
  held_errors = real_errors = -1;
}

// Crashes

static const int fatal[] = {SIGSEGV, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGQUIT};
enum { fatal_count = sizeof fatal / sizeof fatal[0], stack_size = 64 * 1024 };
static struct sigaction former_fatal[fatal_count];
static bool crash_installed = false;
static char crash_reset[256];
static size_t crash_reset_length = 0;
static int crash_fd = -1;
static char crash_stack[stack_size];

static void crash(int number) {
  ssize_t written = write(crash_fd, crash_reset, crash_reset_length);
  (void)written;
  cterminal_restore();
  cterminal_errors_release();
  // SA_RESETHAND has put the default back; the signal arrives on return.
  raise(number);
}

void cterminal_crash_install(int fd, const char *reset) {
  if (crash_installed) return;
  crash_reset_length = strnlen(reset, sizeof crash_reset);
  memcpy(crash_reset, reset, crash_reset_length);
  crash_fd = fd;
  stack_t stack = {.ss_sp = crash_stack, .ss_size = stack_size};
  sigaltstack(&stack, NULL);
  struct sigaction action;
  memset(&action, 0, sizeof action);
  sigemptyset(&action.sa_mask);
  action.sa_handler = crash;
  action.sa_flags = SA_ONSTACK | SA_RESETHAND;
  for (int i = 0; i < fatal_count; i++) sigaction(fatal[i], &action, &former_fatal[i]);
  crash_installed = true;
}

void cterminal_crash_remove(void) {
  if (!crash_installed) return;
  for (int i = 0; i < fatal_count; i++) sigaction(fatal[i], &former_fatal[i], NULL);
  stack_t stack = {.ss_flags = SS_DISABLE};
  sigaltstack(&stack, NULL);
  crash_installed = false;
}

// Characters

int cterminal_width(uint32_t scalar) { return wcwidth((wchar_t)scalar); }

static bool is_utf8(void) { return strcasecmp(nl_langinfo(CODESET), "UTF-8") == 0; }

bool cterminal_locale(void) {
  static const char *const names[] = {"C.UTF-8", "C.utf8", "en_US.UTF-8"};
  setlocale(LC_ALL, "");
  bool found = is_utf8();
  for (size_t i = 0; !found && i < sizeof names / sizeof names[0]; i++)
    found = setlocale(LC_CTYPE, names[i]) != NULL && is_utf8();
  setlocale(LC_NUMERIC, "C");
  return found;
}
