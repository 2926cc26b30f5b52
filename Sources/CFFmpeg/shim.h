#ifndef CFFMPEG_SHIM_H
#define CFFMPEG_SHIM_H
// FFmpeg's headers, and the macros among them that Swift's importer drops because they hold a cast or a call.
// Nothing here has a state or a thought of its own. Written for FFmpeg 5.1 to 8; what differs between those is
// hidden below, so that Swift sees one FFmpeg.
#include <errno.h>
#include <stdint.h>

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
#include <libavutil/mathematics.h>
#include <libavutil/opt.h>
#include <libavutil/pixdesc.h>

static const int FF_ERROR_EOF = AVERROR_EOF;
static const int FF_ERROR_AGAIN = AVERROR(EAGAIN);
static const int FF_ERROR_NO_MEMORY = AVERROR(ENOMEM);
static const int FF_ERROR_INVALID_DATA = AVERROR_INVALIDDATA;
static const int FF_ERROR_OPTION_NOT_FOUND = AVERROR_OPTION_NOT_FOUND;

static const int64_t FF_NO_PTS = AV_NOPTS_VALUE;

/// The code that FFmpeg's functions return for `errno_value`.
static inline int ff_error(int errno_value) { return AVERROR(errno_value); }

/// Whether the frame is a key frame: a field until FFmpeg 6.0, a flag from 6.1 on.
static inline int ff_frame_is_key(const AVFrame *frame) {
#if LIBAVUTIL_VERSION_INT >= AV_VERSION_INT(58, 29, 100)
  return (frame->flags & AV_FRAME_FLAG_KEY) != 0;
#else
  return frame->key_frame;
#endif
}
#endif
