#include "CSimdJSON.h"

#include <cstring>
#include <memory>
#include <new>
#include <simdjson.h>
#include <vector>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

struct df_index {
  simdjson::dom::parser parser;
  std::unique_ptr<df_node[]> nodes;  // not a vector: room is made once a text, then nodes are written in place
  size_t capacity = 0;
  uint32_t count = 0;
  struct before { uint32_t node, leaves, loose; };  // a container, and what had been counted when it began
  std::vector<before> open;                         // those around the current place
  // Between df_index_begin and the last df_index_next: the text, and its structural indexes still to be read.
  const uint8_t *json = nullptr;
  uint32_t length = 0;
  const uint32_t *at = nullptr, *last = nullptr;
};

df_index *df_index_new(void) { return new (std::nothrow) df_index; }
void df_index_free(df_index *index) { delete index; }
const df_node *df_index_nodes(const df_index *index) { return index->nodes.get(); }
uint32_t df_index_count(const df_index *index) { return index->count; }
int df_validate_utf8(const uint8_t *bytes, size_t length) {
  return simdjson::validate_utf8(reinterpret_cast<const char *>(bytes), length);
}

static inline bool is_space(uint8_t c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }
static inline bool is_digit(uint8_t c) { return c >= '0' && c <= '9'; }

// RFC 8259 number grammar over the whole token.
static bool is_number(const uint8_t *p, const uint8_t *end) {
  if (p < end && *p == '-') ++p;
  if (p == end || !is_digit(*p)) return false;
  if (*p == '0') ++p; else while (p < end && is_digit(*p)) ++p;
  if (p < end && *p == '.') {
    if (++p == end || !is_digit(*p)) return false;
    while (p < end && is_digit(*p)) ++p;
  }
  if (p < end && (*p == 'e' || *p == 'E')) {
    ++p;
    if (p < end && (*p == '+' || *p == '-')) ++p;
    if (p == end || !is_digit(*p)) return false;
    while (p < end && is_digit(*p)) ++p;
  }
  return p == end;
}

// The next backslash before `end`, or null: escapes lie close together, so sixteen bytes are looked at inline.
static inline const uint8_t *next_slash(const uint8_t *p, const uint8_t *end) {
#ifdef __SSE2__
  const __m128i slash = _mm_set1_epi8('\\');
  for (; p < end; p += 16) {
    const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i *>(p));
    const uint32_t mask = uint32_t(_mm_movemask_epi8(_mm_cmpeq_epi8(block, slash)));
    if (mask) {
      p += __builtin_ctz(mask);
      return p < end ? p : nullptr;
    }
  }
  return nullptr;
#else
  return p < end ? static_cast<const uint8_t *>(memchr(p, '\\', size_t(end - p))) : nullptr;
#endif
}

// The first backslash of a string, or null. Most strings are short; the padding behind the text lets 16 bytes be read
// at once wherever the string ends.
static inline const uint8_t *first_slash(const uint8_t *p, uint32_t size) {
#ifdef __SSE2__
  if (size <= 32) {
    const __m128i slash = _mm_set1_epi8('\\');
    const auto at = [&](const uint8_t *q) {
      return uint32_t(_mm_movemask_epi8(_mm_cmpeq_epi8(_mm_loadu_si128(reinterpret_cast<const __m128i *>(q)), slash)));
    };
    uint64_t mask = at(p);
    if (size > 16) mask |= uint64_t(at(p + 16)) << 16;
    mask &= (uint64_t(1) << size) - 1;
    return mask ? p + __builtin_ctzll(mask) : nullptr;
  }
#endif
  return static_cast<const uint8_t *>(memchr(p, '\\', size));
}

// Bytes after a backslash that an escape may have: 1 for the short ones, 2 for u.
static const uint8_t *escape_kinds() {
  static uint8_t kinds[256];
  static const bool made = [] {
    for (const char c : {'"', '\\', '/', 'b', 'f', 'n', 'r', 't'}) kinds[uint8_t(c)] = 1;
    kinds[uint8_t('u')] = 2;
    return true;
  }();
  (void)made;
  return kinds;
}

// Every backslash must start a known escape; simdjson checks that only in its second stage. `p` is at the first one.
static bool escapes_are_known(const uint8_t *p, const uint8_t *end) {
  static const uint8_t *const kinds = escape_kinds();
  while (p) {
    if (end - p < 2) return false;
    switch (kinds[p[1]]) {
      case 1: p += 2; break;
      case 2:
        if (end - p < 6) return false;
        for (int i = 2; i < 6; ++i) {
          const uint8_t c = p[i];
          if (!is_digit(c) && !((c | 32) >= 'a' && (c | 32) <= 'f')) return false;
        }
        p += 6;
        break;
      default: return false;
    }
    p = next_slash(p, end);
  }
  return true;
}

df_result df_index_begin(df_index *index, const uint8_t *json, size_t length) {
  auto &parser = index->parser;
  index->count = 0;
  index->at = index->last = nullptr;
  if (length > 0xF0000000u) return {DF_ERROR_SIZE, 0};
  if (!parser.implementation || parser.implementation->capacity() < length) {
    if (parser.allocate(length < 4096 ? 4096 : length + length / 2)) return {DF_ERROR_MEMORY, 0};
  }
  auto &impl = *parser.implementation;
  const auto error = impl.stage1(json, length, simdjson::stage1_mode::regular);
  if (error == simdjson::UTF8_ERROR) return {DF_ERROR_UTF8, 0};
  if (error == simdjson::UNCLOSED_STRING) return {DF_ERROR_SYNTAX, uint32_t(length)};
  if (error) return {DF_ERROR_SYNTAX, 0};
  if (index->capacity < impl.n_structural_indexes) {
    index->nodes.reset(new (std::nothrow) df_node[size_t(impl.n_structural_indexes) * 2]);
    index->capacity = index->nodes ? size_t(impl.n_structural_indexes) * 2 : 0;
    if (!index->nodes) return {DF_ERROR_MEMORY, 0};
  }
  index->at = impl.structural_indexes.get();
  index->last = index->at + impl.n_structural_indexes;
  index->json = json;
  index->length = uint32_t(length);
  return {0, 0};
}

int df_index_more(const df_index *index) { return index->at < index->last; }
uint32_t df_index_place(const df_index *index) { return *index->at; }

df_result df_index_next(df_index *index, uint32_t max_depth) {
  auto &open = index->open;
  const uint8_t *const json = index->json;
  const uint32_t *at = index->at;
  const uint32_t *const last = index->last;
  df_node *const nodes = index->nodes.get();
  open.clear();
  uint32_t count = 0;
  uint32_t leaves = 0, loose = 0;                   // so far, in the whole value
  uint32_t expected = at < last ? *at : 0;          // where the next token begins if nothing stands between
  enum { VALUE, VALUE_OR_END, NAME, NAME_OR_END, AFTER } want = VALUE;
  for (; at < last; ++at) {
    const uint32_t place = *at;
    const uint8_t c = json[place];
    loose += place != expected;
    expected = place + 1;
    if (want == AFTER && c == ',') {
      want = nodes[open.back().node].kind == DF_OBJECT ? NAME : VALUE;
      continue;
    }
    if (want == AFTER || (c == '}' && want == NAME_OR_END) || (c == ']' && want == VALUE_OR_END)) {
      const auto &before = open.back();
      df_node &container = nodes[before.node];
      if (c != (container.kind == DF_OBJECT ? '}' : ']')) return {DF_ERROR_SYNTAX, place};
      container.length = place + 1 - container.start;
      container.next = count;
      container.leaves = leaves - before.leaves;
      container.loose = before.loose != loose;
      open.pop_back();
      if (open.empty()) { ++at; goto whole; }
      want = AFTER;
      continue;
    }
    const uint32_t stop = at + 1 < last ? at[1] : index->length;
    if (c == '"') {
      uint32_t end = stop;
      while (end > place + 1 && is_space(json[end - 1])) --end;
      if (end <= place + 1 || json[end - 1] != '"') return {DF_ERROR_SYNTAX, place};
      --end;
      const uint32_t size = end - place - 1;
      const auto *slash = first_slash(json + place + 1, size);
      if (slash && !escapes_are_known(slash, json + end)) return {DF_ERROR_SYNTAX, place};
      const uint16_t escaped = slash != nullptr;
      loose += escaped;
      expected = end + 1;
      if (want == NAME || want == NAME_OR_END) {
        nodes[count] = {place + 1, size, count + 1, 0, DF_STRING, escaped};
        ++count;
        if (++at == last || json[*at] != ':') return {DF_ERROR_SYNTAX, at == last ? index->length : *at};
        loose += *at != expected;
        expected = *at + 1;
        want = VALUE;
        continue;
      }
      const uint32_t leaf = size != 0;
      leaves += leaf;
      nodes[count] = {place + 1, size, count + 1, leaf, DF_STRING, escaped};
      ++count;
    } else if (want == NAME || want == NAME_OR_END) {
      return {DF_ERROR_SYNTAX, place};
    } else if (c == '{' || c == '[') {
      if (open.size() >= max_depth) return {DF_ERROR_DEPTH, place};
      open.push_back({count, leaves, loose});
      nodes[count] = {place, 0, 0, 0, uint16_t(c == '{' ? DF_OBJECT : DF_ARRAY), 0};
      ++count;
      want = c == '{' ? NAME_OR_END : VALUE_OR_END;
      continue;
    } else {
      uint32_t end = stop;
      while (end > place + 1 && is_space(json[end - 1])) --end;
      const uint32_t size = end - place;
      expected = end;
      uint16_t kind;
      uint32_t leaf = 1;
      if (size == 4 && !memcmp(json + place, "null", 4)) kind = DF_NULL, leaf = 0;
      else if (size == 4 && !memcmp(json + place, "true", 4)) kind = DF_TRUE;
      else if (size == 5 && !memcmp(json + place, "false", 5)) kind = DF_FALSE;
      else if (is_number(json + place, json + end)) kind = DF_NUMBER;
      else return {DF_ERROR_SYNTAX, place};
      leaves += leaf;
      nodes[count] = {place, size, count + 1, leaf, kind, 0};
      ++count;
    }
    if (open.empty()) { ++at; goto whole; }
    want = AFTER;
  }
  return {DF_ERROR_SYNTAX, index->length};
whole:
  index->at = at;
  index->count = count;
  return {0, 0};
}

df_result df_index_make(df_index *index, const uint8_t *json, size_t length, uint32_t max_depth) {
  df_result result = df_index_begin(index, json, length);
  if (result.code == 0) result = df_index_next(index, max_depth);
  if (result.code == 0 && df_index_more(index)) return {DF_ERROR_SYNTAX, df_index_place(index)};
  return result;
}

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

ptrdiff_t df_find(const uint8_t *bytes, size_t length, const uint8_t *needle, size_t needle_length) {
  const void *found = memmem(bytes, length, needle, needle_length);
  return found ? static_cast<const uint8_t *>(found) - bytes : -1;
}

int df_dom_accepts(const uint8_t *json, size_t length) {
  simdjson::dom::parser parser;
  simdjson::padded_string copy(reinterpret_cast<const char *>(json), length);
  return parser.parse(copy).error() == simdjson::SUCCESS;
}
