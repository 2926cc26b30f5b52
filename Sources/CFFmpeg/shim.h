#ifndef CFFMPEG_SHIM_H
#define CFFMPEG_SHIM_H
// Includes FFmpeg's headers, and wraps the macros that Swift's importer drops because they contain a cast or a call.
// Nothing here holds state. The parts of FFmpeg that are used are identical from 5.1 to 8. If a later version differs,
// handle the difference here by the library's version number, so that the Swift code stays the same.
#include <errno.h>

#include <libavcodec/avcodec.h>
#include <libavfilter/avfilter.h>
#include <libavfilter/buffersink.h>
#include <libavfilter/buffersrc.h>
#include <libavformat/avformat.h>
#include <libavutil/avutil.h>
#include <libavutil/dict.h>
#include <libavutil/error.h>
#include <libavutil/frame.h>
#include <libavutil/log.h>
#include <libavutil/opt.h>
#include <libavutil/pixdesc.h>
#include <libavutil/sha.h>

#if LIBAVCODEC_VERSION_INT < AV_VERSION_INT(59, 37, 100)
#error "Zoetrope needs FFmpeg 5.1 or newer"
#endif

static const int FF_ERROR_EOF = AVERROR_EOF;
static const int FF_ERROR_AGAIN = AVERROR(EAGAIN);
static const int FF_ERROR_NO_MEMORY = AVERROR(ENOMEM);
static const int FF_ERROR_EXTERNAL = AVERROR_EXTERNAL;

/// Returns the code that FFmpeg's functions return for `errno_value`.
static inline int ff_error(int errno_value) { return AVERROR(errno_value); }

static const int64_t FF_NO_TIME = AV_NOPTS_VALUE;

/// Reads one component of a row of a frame, whatever its layout and depth, as whole numbers.
static inline void ff_read_row(uint16_t *target, const AVFrame *frame, const AVPixFmtDescriptor *layout, int row,
                               int component, int count) {
  av_read_image_line(target, (const uint8_t **)frame->data, frame->linesize, layout, 0, row, component, count, 0);
}

/// Returns the nine numbers of a stream's display matrix; NULL if it has none.
static inline const int32_t *ff_display_matrix(const AVStream *stream) {
#if LIBAVCODEC_VERSION_INT >= AV_VERSION_INT(60, 31, 100)
  const AVPacketSideData *data = av_packet_side_data_get(
      stream->codecpar->coded_side_data, stream->codecpar->nb_coded_side_data, AV_PKT_DATA_DISPLAYMATRIX);
  return data && data->size >= 9 * sizeof(int32_t) ? (const int32_t *)data->data : NULL;
#else
  size_t size = 0;
  const uint8_t *data = av_stream_get_side_data(stream, AV_PKT_DATA_DISPLAYMATRIX, &size);
  return data && size >= 9 * sizeof(int32_t) ? (const int32_t *)data : NULL;
#endif
}

static inline int ff_open_nothing(AVFormatContext *context, AVIOContext **io, const char *url, int flags,
                                  AVDictionary **options) {
  (void)context, (void)io, (void)url, (void)flags, (void)options;
  return AVERROR(EACCES);
}

/// Keeps a demuxer from opening any file but the one that it was given.
static inline void ff_forbid_other_files(AVFormatContext *context) { context->io_open = ff_open_nothing; }
#endif
