#pragma once
#include <zlib.h>

// A macro in zlib.h. 16 + 15: a gzip header and trailer, windows of any size.
static inline int df_gzip_begin(z_stream *stream) { return inflateInit2(stream, 16 + 15); }
