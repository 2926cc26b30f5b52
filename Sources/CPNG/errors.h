#ifndef CPNG_ERRORS_H
#define CPNG_ERRORS_H
#include <errno.h>
#include <setjmp.h>
#include <stdio.h>
#include <string.h>

#include <png.h>

#include "CPNG.h"

// The state that libpng passes to its callbacks: the file, the place to jump to after an error, and the error.
typedef struct {
  FILE *file;
  jmp_buf out;
  cpng_error error;
} cpng_state;

static inline void cpng_clear(cpng_state *state) {
  state->error.number = 0;
  state->error.text[0] = '\0';
}

static inline void cpng_say(cpng_error *error, int number, const char *text) {
  error->number = number;
  snprintf(error->text, sizeof error->text, "%s", text);
}

static inline void cpng_report(const cpng_state *state, cpng_error *error) { *error = state->error; }

// libpng's error callback; it must not return.
static inline void cpng_on_error(png_structp png, png_const_charp text) {
  cpng_state *state = png_get_error_ptr(png);
  // If a number is set, the file's callback has reported the cause already.
  if (state->error.number == 0) cpng_say(&state->error, 0, text);
  longjmp(state->out, 1);
}

// Ignores warnings, such as those of an unknown chunk or an odd profile.
static inline void cpng_on_warning(png_structp png, png_const_charp text) {
  (void)png;
  (void)text;
}
#endif
