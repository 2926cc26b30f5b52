#ifndef CPNG_H
#define CPNG_H
// Reads and writes PNG by rows and returns errors as text: libpng reports errors by longjmp, which Swift cannot
// cross.
#include <stddef.h>
#include <stdint.h>
#ifdef __cplusplus
extern "C" {
#endif

/// The reason why a call failed.
typedef struct {
  /// The system's error number; 0 for an error of libpng itself.
  int number;
  /// A line of text from libpng, or empty.
  char text[160];
} cpng_error;

/// A PNG that is being written, into a file or into memory.
typedef struct cpng_writer cpng_writer;

/// Creates or empties the file at `path` and returns its writer, or NULL on failure.
cpng_writer *cpng_writer_open(const char *path, cpng_error *error);

/// Returns a writer whose bytes stay in memory, or NULL on failure. It compresses harder than that of a file.
cpng_writer *cpng_writer_open_memory(cpng_error *error);

/// Adds a text chunk (iTXt, UTF-8; compressed when long). Call it before `cpng_writer_begin`. The keyword has 1 to 79
/// printable ASCII characters without spaces at its ends. Like the three functions below, it returns 0, or -1 on
/// failure.
int cpng_writer_text(cpng_writer *writer, const char *keyword, const char *text, cpng_error *error);

/// Writes the header: grey, RGB or RGBA (1, 3 or 4 channels) of 8 or 16 bits, tagged sRGB.
int cpng_writer_begin(cpng_writer *writer, uint32_t width, uint32_t height, int bits, int channels,
                      cpng_error *error);

/// Writes the next `count` rows, which follow each other in memory. 16-bit numbers have their high byte first.
int cpng_writer_rows(cpng_writer *writer, const uint8_t *rows, uint32_t count, cpng_error *error);

/// Ends the picture, waits until it is on the disk and closes the file. The writer must still be freed.
int cpng_writer_finish(cpng_writer *writer, cpng_error *error);

/// Returns the bytes of a picture in memory and sets `count` to their number, after `cpng_writer_finish`. They belong
/// to the writer.
const uint8_t *cpng_writer_bytes(const cpng_writer *writer, size_t *count);

/// Closes the file if it is open, and frees the writer and its bytes.
void cpng_writer_free(cpng_writer *writer);

/// The text chunks of a file.
typedef struct cpng_texts cpng_texts;

/// Reads the text chunks without decoding the picture: those before it or, if there are none, those after it.
/// Returns NULL on failure; `error->number` is then 0 if the file is no PNG or is damaged.
cpng_texts *cpng_texts_read(const char *path, cpng_error *error);

/// Returns the number of text chunks.
size_t cpng_texts_count(const cpng_texts *texts);

/// Returns a text's keyword (Latin-1).
const char *cpng_texts_keyword(const cpng_texts *texts, size_t index);

/// Returns a text, terminated by a zero byte.
const char *cpng_texts_text(const cpng_texts *texts, size_t index);

/// Returns nonzero if a text is UTF-8 (iTXt), and 0 if it is Latin-1 (tEXt, zTXt).
int cpng_texts_is_utf8(const cpng_texts *texts, size_t index);

/// Frees the text chunks.
void cpng_texts_free(cpng_texts *texts);

#ifdef __cplusplus
}
#endif
#endif
