// What has to be C around a terminal: signal handlers, saved settings, and the
// C library's opinion on locale and widths.
#ifndef CTERMINAL_H
#define CTERMINAL_H

#include <stdbool.h>
#include <stdint.h>

/// Remembers the settings of the terminal; false if `fd` is none.
bool cterminal_save(int fd);

/// Gives the terminal back the settings that were saved, if there are any.
void cterminal_restore(void);

/// Hides what is typed until `cterminal_show`; false if `fd` is no terminal. A
/// signal that ends or stops the program before that shows it again first, and
/// a program that goes on hides it again.
bool cterminal_hide(int fd);

/// Shows what is typed again.
void cterminal_show(void);

/// Catches the signals of a full-screen program and returns the end of a pipe
/// on which each arrives as one byte; -1 on failure. SIGPIPE is ignored.
int cterminal_signals_open(void);

/// Puts the former handlers back and closes the pipe.
void cterminal_signals_close(void);

/// Opens a non-blocking pipe: `ends[0]` for reading, `ends[1]` for writing.
bool cterminal_pipe(int ends[2]);

/// Gathers what is written to standard error in memory, so that it does not
/// run over the screen.
void cterminal_errors_hold(void);

/// Writes what was gathered to the real standard error and lets go of it.
void cterminal_errors_release(void);

/// From now on a crash writes `reset` to `fd`, restores the saved settings,
/// releases the held errors and dies of the same signal.
void cterminal_crash_install(int fd, const char *reset);

void cterminal_crash_remove(void);

/// The size the terminal reports; false if it does not know.
bool cterminal_size(int fd, int *columns, int *rows);

/// Whether a descriptor that is ready for reading has nothing to read: its
/// other side is gone.
bool cterminal_at_end(int fd);

/// The C library's width of a code point: -1 where it knows none.
int cterminal_width(uint32_t scalar);

/// Sets a locale whose characters are UTF-8, of the environment if possible;
/// false if the machine has none. Numbers stay as in the C locale.
bool cterminal_locale(void);

/// Stops the process as the shell's own suspend does; returns when continued.
void cterminal_stop(void);

#endif
