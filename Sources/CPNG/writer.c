#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "errors.h"

struct cpng_writer {
  cpng_state state;
  png_structp png;
  png_infop info;
  // Nonzero if the picture is written into memory: `bytes` and `count`, which are whole once the stream is closed.
  int in_memory;
  char *bytes;
  size_t count;
};

// The length in bytes from which text is compressed.
enum { long_text = 512 };

static void on_write(png_structp png, png_bytep bytes, size_t count) {
  cpng_state *state = png_get_io_ptr(png);
  errno = 0;
  if (fwrite(bytes, 1, count, state->file) == count) return;
  state->error.number = errno != 0 ? errno : EIO;
  png_error(png, "write error");
}

static void on_flush(png_structp png) { (void)png; }

static FILE *open_for_writing(const char *path) {
  const int descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (descriptor < 0) return NULL;
  FILE *file = fdopen(descriptor, "wb");
  if (file == NULL) close(descriptor);
  return file;
}

// Opens a writer on the file at `path`, or in memory if it is NULL.
static cpng_writer *open_writer(const char *path, cpng_error *error) {
  cpng_writer *writer = calloc(1, sizeof *writer);
  if (writer == NULL) {
    cpng_say(error, ENOMEM, "");
    return NULL;
  }
  writer->in_memory = path == NULL;
  writer->state.file =
      writer->in_memory ? open_memstream(&writer->bytes, &writer->count) : open_for_writing(path);
  if (writer->state.file == NULL) {
    cpng_say(error, errno, "");
    free(writer);
    return NULL;
  }
  writer->png = png_create_write_struct(PNG_LIBPNG_VER_STRING, &writer->state, cpng_on_error, cpng_on_warning);
  if (writer->png != NULL) writer->info = png_create_info_struct(writer->png);
  if (writer->info == NULL) {
    cpng_say(error, ENOMEM, "");
    cpng_writer_free(writer);
    return NULL;
  }
  png_set_write_fn(writer->png, &writer->state, on_write, on_flush);
  return writer;
}

cpng_writer *cpng_writer_open(const char *path, cpng_error *error) { return open_writer(path, error); }

cpng_writer *cpng_writer_open_memory(cpng_error *error) { return open_writer(NULL, error); }

int cpng_writer_text(cpng_writer *writer, const char *keyword, const char *text, cpng_error *error) {
  cpng_clear(&writer->state);
  if (setjmp(writer->state.out) != 0) {
    cpng_report(&writer->state, error);
    return -1;
  }
  png_text chunk;
  memset(&chunk, 0, sizeof chunk);
  const size_t length = strlen(text);
  chunk.compression = length < long_text ? PNG_ITXT_COMPRESSION_NONE : PNG_ITXT_COMPRESSION_zTXt;
  // libpng copies both and changes neither.
  chunk.key = (png_charp)(uintptr_t)keyword;
  chunk.text = (png_charp)(uintptr_t)text;
  chunk.itxt_length = length;
  png_set_text(writer->png, writer->info, &chunk, 1);
  return 0;
}

static int colour_type(int channels) {
  switch (channels) {
    case 1: return PNG_COLOR_TYPE_GRAY;
    case 4: return PNG_COLOR_TYPE_RGB_ALPHA;
    default: return PNG_COLOR_TYPE_RGB;
  }
}

int cpng_writer_begin(cpng_writer *writer, uint32_t width, uint32_t height, int bits, int channels,
                      cpng_error *error) {
  cpng_clear(&writer->state);
  if (setjmp(writer->state.out) != 0) {
    cpng_report(&writer->state, error);
    return -1;
  }
  png_set_IHDR(writer->png, writer->info, width, height, bits, colour_type(channels), PNG_INTERLACE_NONE,
               PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_set_sRGB(writer->png, writer->info, PNG_sRGB_INTENT_PERCEPTUAL);
  if (writer->in_memory) {
    // Pictures in memory are small and become part of a page, where their bytes count for more than the time.
    png_set_compression_level(writer->png, 9);
    png_set_filter(writer->png, PNG_FILTER_TYPE_BASE, PNG_ALL_FILTERS);
  } else {
    // Files are at most a quarter larger than with the strongest settings, for smooth and busy pictures alike,
    // in a fifth of the time: choosing a filter row by row costs as much as compression and gains little.
    png_set_compression_level(writer->png, 2);
    png_set_filter(writer->png, PNG_FILTER_TYPE_BASE, PNG_FILTER_SUB);
  }
  png_write_info(writer->png, writer->info);
  return 0;
}

int cpng_writer_rows(cpng_writer *writer, const uint8_t *rows, uint32_t count, cpng_error *error) {
  cpng_clear(&writer->state);
  if (setjmp(writer->state.out) != 0) {
    cpng_report(&writer->state, error);
    return -1;
  }
  const size_t stride = png_get_rowbytes(writer->png, writer->info);
  for (uint32_t row = 0; row < count; row++) png_write_row(writer->png, rows + row * stride);
  return 0;
}

// Returns nonzero if the disk has the file; devices and pipes have no disk to wait for.
static int synced(FILE *file) {
  while (fsync(fileno(file)) != 0) {
    if (errno == EINTR) continue;
    return errno == EINVAL || errno == ENOTSUP || errno == EROFS;
  }
  return 1;
}

int cpng_writer_finish(cpng_writer *writer, cpng_error *error) {
  cpng_clear(&writer->state);
  if (setjmp(writer->state.out) != 0) {
    cpng_report(&writer->state, error);
    return -1;
  }
  png_write_end(writer->png, NULL);
  FILE *file = writer->state.file;
  if (fflush(file) != 0 || (!writer->in_memory && !synced(file))) {
    cpng_say(error, errno, "");
    return -1;
  }
  writer->state.file = NULL;
  if (fclose(file) != 0) {
    cpng_say(error, errno, "");
    return -1;
  }
  return 0;
}

const uint8_t *cpng_writer_bytes(const cpng_writer *writer, size_t *count) {
  *count = writer->count;
  return (const uint8_t *)writer->bytes;
}

void cpng_writer_free(cpng_writer *writer) {
  if (writer == NULL) return;
  png_destroy_write_struct(&writer->png, &writer->info);
  if (writer->state.file != NULL) fclose(writer->state.file);
  // The stream sets its bytes when it is closed, at the latest.
  free(writer->bytes);
  free(writer);
}
