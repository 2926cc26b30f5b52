#ifndef CPNG_H
#define CPNG_H
// libpng by rows, with its errors as text: libpng leaves errors by longjmp, which Swift cannot cross.
#include <stddef.h>
#include <stdint.h>
#ifdef __cplusplus
extern "C" {
#endif

/// Why a call did not do its work.
typedef struct {
  /// The system's error number; 0 when libpng itself complained.
  int number;
  /// One line of libpng's, or empty.
  char text[160];
} cpng_error;

/// A picture being written to a file.
typedef struct cpng_writer cpng_writer;

/// Opens (and empties) the file. NULL on failure.
cpng_writer *cpng_writer_open(const char *path, cpng_error *error);

/// Adds a text chunk (iTXt, UTF-8; compressed when long), before `cpng_writer_begin`. The keyword is 1 to 79
/// printable ASCII characters without spaces at its ends. Returns 0, or -1 on failure, as all below.
int cpng_writer_text(cpng_writer *writer, const char *keyword, const char *text, cpng_error *error);

/// Writes the header: RGB of 8 or 16 bits, tagged sRGB.
int cpng_writer_begin(cpng_writer *writer, uint32_t width, uint32_t height, int bits, cpng_error *error);

/// Writes `count` rows that lie one after the other; 16-bit numbers have their high byte first.
int cpng_writer_rows(cpng_writer *writer, const uint8_t *rows, uint32_t count, cpng_error *error);

/// Ends the picture, waits until the disk has it and closes the file. The writer is still to be freed.
int cpng_writer_finish(cpng_writer *writer, cpng_error *error);

/// Closes the file if it is open, and frees the writer.
void cpng_writer_free(cpng_writer *writer);

/// The text chunks of a file.
typedef struct cpng_texts cpng_texts;

/// Reads them without decoding the picture: those in front of it or, when there are none, those behind.
/// NULL on failure; `error->number` is then 0 when the file is no PNG or a damaged one.
cpng_texts *cpng_texts_read(const char *path, cpng_error *error);

/// How many there are.
size_t cpng_texts_count(const cpng_texts *texts);

/// A text's keyword (Latin-1).
const char *cpng_texts_keyword(const cpng_texts *texts, size_t index);

/// A text, with a zero at its end.
const char *cpng_texts_text(const cpng_texts *texts, size_t index);

/// Whether a text is UTF-8 (iTXt) and not Latin-1 (tEXt, zTXt).
int cpng_texts_is_utf8(const cpng_texts *texts, size_t index);

/// Frees what was read.
void cpng_texts_free(cpng_texts *texts);

#ifdef __cplusplus
}
#endif
#endif
