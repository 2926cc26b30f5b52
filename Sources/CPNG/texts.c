#include <stdlib.h>

#include "errors.h"

struct cpng_texts {
  cpng_state state;
  png_structp png;
  png_infop front;
  png_infop back;
  // `front` or `back`, whichever has the texts.
  png_infop found;
  // Nonzero if the file ended too soon.
  int cut;
};

static void on_read(png_structp png, png_bytep bytes, size_t count) {
  cpng_texts *texts = png_get_io_ptr(png);
  cpng_state *state = &texts->state;
  errno = 0;
  if (fread(bytes, 1, count, state->file) == count) return;
  if (ferror(state->file)) state->error.number = errno != 0 ? errno : EIO;
  texts->cut = 1;
  png_error(png, "the file is cut short");
}

static int count_in(png_structp png, png_infop info) {
  png_textp texts = NULL;
  int count = 0;
  png_get_text(png, info, &texts, &count);
  return texts == NULL ? 0 : count;
}

// Tells libpng that a piece of the picture is handled, so that it is dropped.
static int drop_chunk(png_structp png, png_unknown_chunkp chunk) {
  (void)png;
  (void)chunk;
  return 1;
}

// Functions that longjmp may leave are separate, so that no local variable changes across it.
static int read_front(cpng_texts *texts) {
  if (setjmp(texts->state.out) != 0) return -1;
  png_set_read_user_chunk_fn(texts->png, NULL, drop_chunk);
  png_set_keep_unknown_chunks(texts->png, PNG_HANDLE_CHUNK_ALWAYS, (png_const_bytep) "IDAT", 1);
  png_read_info(texts->png, texts->front);
  texts->found = texts->front;
  return 0;
}

static int read_back(cpng_texts *texts) {
  if (setjmp(texts->state.out) != 0) {
    // A picture in one chunk larger than libpng accepts is no error: the file is taken to have no texts.
    return texts->cut || texts->state.error.number != 0 ? -1 : 0;
  }
  png_read_end(texts->png, texts->back);
  return 0;
}

static int read_chunks(cpng_texts *texts) {
  if (read_front(texts) != 0) return -1;
  if (count_in(texts->png, texts->front) > 0) return 0;
  texts->found = texts->back;
  return read_back(texts);
}

cpng_texts *cpng_texts_read(const char *path, cpng_error *error) {
  cpng_texts *texts = calloc(1, sizeof *texts);
  if (texts == NULL) {
    cpng_say(error, ENOMEM, "");
    return NULL;
  }
  texts->state.file = fopen(path, "rb");
  if (texts->state.file == NULL) {
    cpng_say(error, errno, "");
    cpng_texts_free(texts);
    return NULL;
  }
  texts->png = png_create_read_struct(PNG_LIBPNG_VER_STRING, &texts->state, cpng_on_error, cpng_on_warning);
  if (texts->png != NULL) texts->front = png_create_info_struct(texts->png);
  if (texts->front != NULL) texts->back = png_create_info_struct(texts->png);
  if (texts->back == NULL) {
    cpng_say(error, ENOMEM, "");
    cpng_texts_free(texts);
    return NULL;
  }
  png_set_read_fn(texts->png, texts, on_read);
  if (read_chunks(texts) != 0) {
    cpng_report(&texts->state, error);
    cpng_texts_free(texts);
    return NULL;
  }
  fclose(texts->state.file);
  texts->state.file = NULL;
  return texts;
}

size_t cpng_texts_count(const cpng_texts *texts) { return (size_t)count_in(texts->png, texts->found); }

static png_textp text_at(const cpng_texts *texts, size_t index) {
  png_textp all = NULL;
  png_get_text(texts->png, texts->found, &all, NULL);
  return all + index;
}

const char *cpng_texts_keyword(const cpng_texts *texts, size_t index) { return text_at(texts, index)->key; }

const char *cpng_texts_text(const cpng_texts *texts, size_t index) {
  const char *text = text_at(texts, index)->text;
  return text == NULL ? "" : text;
}

int cpng_texts_is_utf8(const cpng_texts *texts, size_t index) {
  return text_at(texts, index)->compression >= PNG_ITXT_COMPRESSION_NONE;
}

void cpng_texts_free(cpng_texts *texts) {
  if (texts == NULL) return;
  if (texts->back != NULL) png_destroy_info_struct(texts->png, &texts->back);
  png_destroy_read_struct(&texts->png, &texts->front, NULL);
  if (texts->state.file != NULL) fclose(texts->state.file);
  free(texts);
}
