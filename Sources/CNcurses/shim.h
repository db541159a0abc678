// What of ncurses does not reach Swift by itself: macros with casts, and the
// library's global variables.
#ifndef CNCURSES_SHIM_H
#define CNCURSES_SHIM_H

#ifndef NCURSES_WIDECHAR
#define NCURSES_WIDECHAR 1
#endif
#include <ncursesw/curses.h>
#include <stdio.h>

static const attr_t cncurses_bold = A_BOLD;
static const attr_t cncurses_dim = A_DIM;
static const attr_t cncurses_reverse = A_REVERSE;
static const attr_t cncurses_underline = A_UNDERLINE;

/// Opens the terminal of standard input and output; null if its type is
/// unknown. Unlike `initscr` it never ends the process.
static inline SCREEN *cncurses_open(void) { return newterm(NULL, stdout, stdin); }

static inline WINDOW *cncurses_window(void) { return stdscr; }

static inline int cncurses_function_key(int number) { return KEY_F(number); }

/// Whether the terminal has the string capability `name`. Declared here since
/// `term.h` defines hundreds of macros with everyday names.
static inline int cncurses_has_string(const char *name) {
  extern char *tigetstr(const char *);
  char *value = tigetstr(name);
  return value != NULL && value != (char *)-1;
}

/// Puts `count` code points with one look at a place of the window.
static inline int cncurses_put(
    int row, int column, const wchar_t *text, attr_t attributes, short pair) {
  cchar_t cell;
  if (setcchar(&cell, text, attributes, pair, NULL) == ERR) return ERR;
  return mvwadd_wch(stdscr, row, column, &cell);
}

#endif
