// Strings in normal form, borders of values, and search: what needs no index.
#include "CSimdJSON.h"
#include "Characters.h"

#include <cstring>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

static inline int hex4(const uint8_t *p) {
  int value = 0;
  for (int i = 0; i < 4; ++i) {
    const uint8_t c = p[i];
    value = value * 16 + (is_digit(c) ? c - '0' : (c | 32) - 'a' + 10);
  }
  return value;
}

static uint8_t *put_code_point(uint8_t *out, int code) {
  static const char hex[] = "0123456789abcdef";
  switch (code) {
    case '"': *out++ = '\\'; *out++ = '"'; return out;
    case '\\': *out++ = '\\'; *out++ = '\\'; return out;
    case '\n': *out++ = '\\'; *out++ = 'n'; return out;
    case '\r': *out++ = '\\'; *out++ = 'r'; return out;
    case '\t': *out++ = '\\'; *out++ = 't'; return out;
    case '\b': *out++ = '\\'; *out++ = 'b'; return out;
    case '\f': *out++ = '\\'; *out++ = 'f'; return out;
  }
  if (code < 0x20) {
    memcpy(out, "\\u00", 4);
    out[4] = uint8_t(hex[code >> 4]);
    out[5] = uint8_t(hex[code & 15]);
    return out + 6;
  }
  if (code < 0x80) { *out++ = uint8_t(code); return out; }
  if (code < 0x800) {
    *out++ = uint8_t(0xC0 | (code >> 6));
  } else if (code < 0x10000) {
    *out++ = uint8_t(0xE0 | (code >> 12));
    *out++ = uint8_t(0x80 | ((code >> 6) & 63));
  } else {
    *out++ = uint8_t(0xF0 | (code >> 18));
    *out++ = uint8_t(0x80 | ((code >> 12) & 63));
    *out++ = uint8_t(0x80 | ((code >> 6) & 63));
  }
  *out++ = uint8_t(0x80 | (code & 63));
  return out;
}

// Copies up to the next backslash or the end, sixteen bytes at a time where both sides have the room, and returns how
// many bytes that was.
static inline size_t copy_plain(const uint8_t *p, const uint8_t *end, uint8_t *out) {
#ifdef __SSE2__
  const __m128i slash = _mm_set1_epi8('\\');
  const uint8_t *const begin = p;
  for (; end - p >= 16; p += 16, out += 16) {
    const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i *>(p));
    _mm_storeu_si128(reinterpret_cast<__m128i *>(out), block);
    const uint32_t mask = uint32_t(_mm_movemask_epi8(_mm_cmpeq_epi8(block, slash)));
    if (mask) return size_t(p - begin) + size_t(__builtin_ctz(mask));
  }
  for (; p < end && *p != '\\'; ++p) *out++ = *p;
  return size_t(p - begin);
#else
  const auto *found = static_cast<const uint8_t *>(memchr(p, '\\', size_t(end - p)));
  const size_t run = size_t((found ? found : end) - p);
  memcpy(out, p, run);
  return run;
#endif
}

ptrdiff_t df_normalize(const uint8_t *raw, size_t length, uint8_t *out) {
  const uint8_t *p = raw, *const end = raw + length;
  uint8_t *const begin = out;
  while (p < end) {
    const size_t run = copy_plain(p, end, out);
    out += run;
    p += run;
    if (p >= end) break;
    const uint8_t *const slash = p;
    p = slash + 2;
    switch (slash[1]) {
      case '/': *out++ = '/'; break;
      case 'u': {
        int code = hex4(p);
        p += 4;
        if (code >= 0xD800 && code < 0xE000) {
          if (code >= 0xDC00 || end - p < 6 || p[0] != '\\' || p[1] != 'u') return -1;
          const int low = hex4(p + 2);
          if (low < 0xDC00 || low >= 0xE000) return -1;
          code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
          p += 6;
        }
        out = put_code_point(out, code);
        break;
      }
      default: *out++ = '\\'; *out++ = slash[1];
    }
  }
  return out - begin;
}

ptrdiff_t df_scan_value(df_scan *s, const uint8_t *bytes, size_t length) {
  size_t i = 0;
  while (i < length) {
    if (s->in_string) {
      if (s->escaped) { s->escaped = 0; ++i; continue; }
      while (i < length && bytes[i] != '"' && bytes[i] != '\\') ++i;
      if (i == length) return -1;
      if (bytes[i] == '\\') { s->escaped = 1; ++i; continue; }
      s->in_string = 0;
      ++i;
      if (s->depth == 0) return ptrdiff_t(i);
      continue;
    }
    const uint8_t c = bytes[i];
    if (s->scalar && (is_space(c) || c == ',' || c == ']' || c == '}')) return ptrdiff_t(i);
    switch (c) {
      case '"': s->in_string = 1; s->started = 1; break;
      case '{': case '[': ++s->depth; s->started = 1; break;
      case '}': case ']':
        if (s->depth == 0) return ptrdiff_t(i);
        if (--s->depth == 0) return ptrdiff_t(i + 1);
        break;
      default:
        if (s->depth == 0 && !is_space(c)) { s->started = 1; s->scalar = 1; }
    }
    ++i;
  }
  return -1;
}

static inline bool is_plain(uint8_t c) {
  return c != '&' && c != ']' && c != 0xEF && (c >= 0x20 || c == '\t' || c == '\n');
}

DF_FOR_EACH_PROCESSOR size_t df_plain_text(const uint8_t *bytes, size_t length) {
  size_t at = 0;
  for (; at + 64 <= length; at += 64) {
    block64 block;
    memcpy(&block, bytes + at, 64);
    const auto odd = (block == '&') | (block == ']') | (block == 0xEF) |
                     ((block < 0x20) & (block != '\t') & (block != '\n'));
    const uint64_t mask = DF_MASK(odd);
    if (mask) return at + size_t(__builtin_ctzll(mask));
  }
  while (at < length && is_plain(bytes[at])) ++at;
  return at;
}

static inline uint8_t *escape_byte(uint8_t *out, uint8_t c) {
  return c < 0x20 || c == '"' || c == '\\' ? put_code_point(out, c) : (*out = c, out + 1);
}

DF_FOR_EACH_PROCESSOR size_t df_escape(const uint8_t *bytes, size_t length, uint8_t *out) {
  const uint8_t *const begin = out;
  size_t at = 0;
  while (at < length) {
    const size_t rest = length - at < 64 ? length - at : 64;
    block64 block = {};
    if (rest == 64) memcpy(&block, bytes + at, 64);
    else memcpy(&block, bytes + at, rest);
    memcpy(out, &block, 64);
    uint64_t mask = DF_MASK((block < 0x20) | (block == '"') | (block == '\\'));
    if (rest < 64) mask &= (uint64_t(1) << rest) - 1;
    if (!mask) {
      at += rest;
      out += rest;
      continue;
    }
    const size_t plain = size_t(__builtin_ctzll(mask));
    out = escape_byte(out + plain, bytes[at + plain]);
    at += plain + 1;
  }
  return size_t(out - begin);
}

// Quotes that are doubled become quotes that are escaped: as many bytes, so that a block is copied as it is and only the
// first of each two put right.
DF_FOR_EACH_PROCESSOR size_t df_escape_doubled(const uint8_t *bytes, size_t length, uint8_t *out) {
  const uint8_t *const begin = out;
  size_t at = 0;
  while (at < length) {
    if (length - at >= 64) {
      block64 block;
      memcpy(&block, bytes + at, 64);
      memcpy(out, &block, 64);
      const uint64_t quotes = DF_MASK(block == '"'), odd = DF_MASK((block < 0x20) | (block == '\\'));
      size_t plain = odd ? size_t(__builtin_ctzll(odd)) : 64;
      const uint64_t even = 0x5555555555555555u;
      const uint64_t starts = quotes & ~(quotes << 1);
      // Adding the first bit of a row clears it: these rows begin at an even place.
      const uint64_t from_even = quotes & ~(quotes + (starts & even));
      uint64_t firsts = (from_even & even) | (quotes & ~from_even & ~even);
      // The first of two may have the second in the next block; then it is left to that.
      const uint64_t lonely = firsts & ~(quotes >> 1);
      if (lonely) plain = plain < size_t(__builtin_ctzll(lonely)) ? plain : size_t(__builtin_ctzll(lonely));
      if (plain < 64) firsts &= (uint64_t(1) << plain) - 1;
      for (; firsts; firsts &= firsts - 1) out[__builtin_ctzll(firsts)] = '\\';
      at += plain;
      out += plain;
      if (plain == 64) continue;
    }
    const uint8_t c = bytes[at++];
    out = escape_byte(out, c);
    if (c == '"' && at < length && bytes[at] == '"') ++at;
  }
  return size_t(out - begin);
}

// Counted in a row of bytes that the compiler keeps in vectors; 255 is as far as a byte counts.
DF_FOR_EACH_PROCESSOR size_t df_count(const uint8_t *bytes, size_t length, uint8_t byte) {
  constexpr size_t lanes = 64;
  size_t total = 0, at = 0;
  while (length - at >= lanes) {
    uint8_t found[lanes] = {};
    const size_t rows = (length - at) / lanes < 255 ? (length - at) / lanes : 255;
    for (size_t row = 0; row < rows; ++row, at += lanes) {
      for (size_t i = 0; i < lanes; ++i) found[i] += bytes[at + i] == byte;
    }
    for (size_t i = 0; i < lanes; ++i) total += found[i];
  }
  for (; at < length; ++at) total += bytes[at] == byte;
  return total;
}

ptrdiff_t df_find(const uint8_t *bytes, size_t length, const uint8_t *needle, size_t needle_length) {
  const void *found = memmem(bytes, length, needle, needle_length);
  return found ? static_cast<const uint8_t *>(found) - bytes : -1;
}
