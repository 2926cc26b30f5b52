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

#if LIBAVCODEC_VERSION_INT < AV_VERSION_INT(59, 37, 100)
#error "Zoetrope needs FFmpeg 5.1 or newer"
#endif

static const int FF_ERROR_EOF = AVERROR_EOF;
static const int FF_ERROR_AGAIN = AVERROR(EAGAIN);
static const int FF_ERROR_NO_MEMORY = AVERROR(ENOMEM);
static const int FF_ERROR_EXTERNAL = AVERROR_EXTERNAL;

/// Returns the code that FFmpeg's functions return for `errno_value`.
static inline int ff_error(int errno_value) { return AVERROR(errno_value); }
#endif
