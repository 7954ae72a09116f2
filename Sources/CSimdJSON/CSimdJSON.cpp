#include "CSimdJSON.h"
#include "Characters.h"

#include <cstring>
#include <memory>
#include <new>
#include <simdjson.h>
#include <utility>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

struct df_index {
  simdjson::dom::parser parser;
  std::unique_ptr<df_node[]> nodes;  // not a vector: room is made once a text, then nodes are written in place
  size_t capacity = 0;
  uint32_t count = 0;
  // Between df_index_begin and the last df_index_next: the text, and its structural indexes still to be read, with the
  // text's length behind the last.
  const uint8_t *json = nullptr;
  uint32_t length = 0;
  const uint32_t *at = nullptr, *last = nullptr;
  // Where escapes stand that make a string loose, `none` behind the last; those still to come; the first that is bad.
  static constexpr uint32_t none = 0xFFFFFFFFu;
  std::unique_ptr<uint32_t[]> marks;
  size_t mark_capacity = 0;
  const uint32_t *mark = nullptr;
  uint32_t bad = none;

  bool more_marks(size_t kept) {
    const size_t larger = mark_capacity ? mark_capacity * 2 : 1024;
    std::unique_ptr<uint32_t[]> room(new (std::nothrow) uint32_t[larger]);
    if (!room) return false;
    if (kept) memcpy(room.get(), marks.get(), kept * sizeof(uint32_t));
    marks = std::move(room);
    mark_capacity = larger;
    return true;
  }
};

df_index *df_index_new(void) { return new (std::nothrow) df_index; }
void df_index_free(df_index *index) { delete index; }
const df_node *df_index_nodes(const df_index *index) { return index->nodes.get(); }
uint32_t df_index_count(const df_index *index) { return index->count; }
int df_validate_utf8(const uint8_t *bytes, size_t length) {
  return simdjson::validate_utf8(reinterpret_cast<const char *>(bytes), length);
}

// RFC 8259 number grammar over the whole token.
static bool is_any_number(const uint8_t *p, const uint8_t *end) {
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

// Most numbers are ids of up to 16 digits, which are looked at all at once; the padding behind the text allows it.
static inline bool is_number(const uint8_t *p, uint32_t size) {
#ifdef __SSE2__
  if (size <= 16 && uint8_t(*p - '1') <= 8) {
    const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i *>(p));
    // Shifted so that the digits are the ten smallest signed bytes.
    const __m128i shifted = _mm_add_epi8(block, _mm_set1_epi8(char(0x80 - '0')));
    const uint32_t digits = uint32_t(_mm_movemask_epi8(_mm_cmplt_epi8(shifted, _mm_set1_epi8(char(0x80 + 10)))));
    const uint32_t token = (uint32_t(1) << size) - 1;
    if ((digits & token) == token) return true;
  }
#endif
  return is_any_number(p, p + size);
}

// A bit for each byte of the block that is `c`, the first byte lowest.
static inline uint64_t where(const uint8_t *p, uint8_t c) {
  block64 block;
  memcpy(&block, p, 64);
  return DF_MASK(block == c);
}

static inline bool is_hex4(const uint8_t *p) {
  for (int i = 0; i < 4; ++i) {
    if (!is_digit(p[i]) && !((p[i] | 32) >= 'a' && (p[i] | 32) <= 'f')) return false;
  }
  return true;
}

enum escape : uint8_t { UNKNOWN, NORMAL, SOLIDUS, UNICODE };

// What may follow a backslash. simdjson checks that only in its second stage.
static const struct escape_table {
  escape of[256] = {};
  escape_table() {
    for (const char c : {'"', '\\', 'b', 'f', 'n', 'r', 't'}) of[uint8_t(c)] = NORMAL;
    of[uint8_t('/')] = SOLIDUS;
    of[uint8_t('u')] = UNICODE;
  }
} escapes;

// Which bytes of a block a backslash stands before that is not escaped itself; `carry` goes on to the next block.
static inline uint64_t escaped_by(uint64_t slashes, uint64_t &carry) {
  const uint64_t even = 0x5555555555555555u;
  slashes &= ~carry;
  const uint64_t follows = slashes << 1 | carry;
  // Adding carries a run of backslashes to its end: runs that start at an odd place turn the parity around.
  unsigned long long runs;
  carry = __builtin_add_overflow(uint64_t(slashes & ~even & ~follows), slashes, &runs);
  return (even ^ (runs << 1)) & follows;
}

// One go over a text, to be continued where `marks` had no more room.
struct escape_pass {
  const uint8_t *json;
  uint32_t length, at;
  uint64_t carry;
  uint32_t *marks;
  uint32_t count, room;
  uint32_t bad;
};

// All backslashes of a text lie in strings, or it is no JSON, so they are found in one go, without a look at where
// strings begin and end. Looks up to 63 bytes past the end, into the padding. Not 0 once it has come to the end.
DF_FOR_EACH_PROCESSOR static int mark_escapes(escape_pass *pass) {
  const uint8_t *const json = pass->json;
  const uint32_t length = pass->length;
  uint64_t carry = pass->carry;
  uint32_t count = pass->count;
  uint32_t at = pass->at;
  for (; at < length; at += 64) {
    const uint64_t slashes = where(json + at, '\\');
    if (!(slashes | carry)) continue;
    const uint64_t before = carry;
    uint64_t odd = escaped_by(slashes, carry) & ~where(json + at, 'n') & ~where(json + at, '"') & ~slashes;
    if (!odd) continue;
    if (pass->room < count + 66) {
      carry = before;
      break;
    }
    if (length - at < 64) odd &= (uint64_t(1) << (length - at)) - 1;
    for (; odd; odd &= odd - 1) {
      const uint32_t place = at + uint32_t(__builtin_ctzll(odd));
      const auto kind = escapes.of[json[place]];
      if (kind == NORMAL) continue;
      pass->marks[count++] = place;
      const bool known = kind == SOLIDUS || (kind == UNICODE && is_hex4(json + place + 1));
      if (!known && pass->bad == 0xFFFFFFFFu) pass->bad = place;
    }
  }
  pass->at = at;
  pass->carry = carry;
  pass->count = count;
  return at >= length;
}

// Notes where escapes stand that we would write otherwise, and the first that is none.
static bool find_escapes(df_index *index) {
  if (!index->mark_capacity && !index->more_marks(0)) return false;
  escape_pass pass = {index->json, index->length, 0, 0, index->marks.get(), 0, uint32_t(index->mark_capacity),
                      df_index::none};
  while (!mark_escapes(&pass)) {
    if (!index->more_marks(pass.count)) return false;
    pass.marks = index->marks.get();
    pass.room = uint32_t(index->mark_capacity);
  }
  if (pass.room == pass.count && !index->more_marks(pass.count)) return false;
  index->bad = pass.bad;
  index->marks[pass.count] = df_index::none;
  index->mark = index->marks.get();
  return true;
}

df_result df_index_begin(df_index *index, const uint8_t *json, size_t length) {
  auto &parser = index->parser;
  index->count = 0;
  index->at = index->last = nullptr;
  if (length > DF_LONGEST) return {DF_ERROR_SIZE, 0};
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
  impl.structural_indexes[impl.n_structural_indexes] = uint32_t(length);  // simdjson has room for some more
  index->at = impl.structural_indexes.get();
  index->last = index->at + impl.n_structural_indexes;
  index->json = json;
  index->length = uint32_t(length);
  if (!find_escapes(index)) return {DF_ERROR_MEMORY, 0};
  return {0, 0};
}

int df_index_more(const df_index *index) { return index->at < index->last; }
uint32_t df_index_place(const df_index *index) { return *index->at; }

// Where a string that begins at `place` has its last quote; 0 where it has none. `stop` is the next token's place.
static inline uint32_t closing_quote(const uint8_t *json, uint32_t place, uint32_t stop) {
  uint32_t end = stop - 1;
  if (json[end] == '"' && end > place) return end;
  while (end > place && is_space(json[end])) --end;
  return end > place && json[end] == '"' ? end : 0;
}

static inline uint32_t info(uint32_t kind, uint32_t loose, uint32_t leaves) {
  return kind | uint32_t(loose != 0) << 3 | leaves << 4;
}

// While a container is open, its node keeps what it will need when it closes: in `next` the container around it, in
// `length` the leaves before it, in `info` beside its kind whether anything before it was loose.
df_result df_index_next(df_index *index, uint32_t max_depth) {
  const uint32_t none = df_index::none;
  const uint8_t *const json = index->json;
  const uint32_t *at = index->at;
  const uint32_t *const last = index->last;
  const uint32_t *mark = index->mark;
  const uint32_t bad = index->bad;
  df_node *const nodes = index->nodes.get();
  df_node *node = nodes;                            // the next to be written
  df_node *open = nullptr;                          // the innermost open container
  uint32_t depth = 0;
  uint32_t leaves = 0;                              // so far, in the whole value
  uint32_t loose = 0;                               // not 0 once anything in the open container is
  uint32_t expected = at < last ? *at : 0;          // where the next token begins if nothing stands between
  uint32_t place, end, size, kind;

value:
  if (at == last) return {DF_ERROR_SYNTAX, index->length};
  place = *at;
  loose |= place ^ expected;
value_here:
  switch (json[place]) {
    case '"':
      end = closing_quote(json, place, at[1]);
      if (!end) return {DF_ERROR_SYNTAX, place};
      size = end - place - 1;
      kind = *mark < end;
      if (kind) {
        if (bad < end) return {DF_ERROR_SYNTAX, place};
        while (*mark < end) ++mark;
      }
      loose |= kind;
      expected = end + 1;
      leaves += size != 0;
      *node++ = {place + 1, size, 1, info(DF_STRING, kind, size != 0)};
      break;
    case '{':
    case '[':
      if (depth++ >= max_depth) return {DF_ERROR_DEPTH, place};
      *node = {place, leaves, open ? uint32_t(open - nodes) : none,
               info(json[place] == '{' ? DF_OBJECT : DF_ARRAY, loose, 0)};
      open = node++;
      loose = 0;
      expected = place + 1;
      if (++at == last) return {DF_ERROR_SYNTAX, index->length};
      place = *at;
      loose |= place ^ expected;
      if ((open->info & 7) == DF_OBJECT) {
        if (json[place] == '}') goto close;
        goto name_here;
      }
      if (json[place] == ']') goto close;
      goto value_here;
    default:
      end = at[1];
      while (end > place + 1 && is_space(json[end - 1])) --end;
      size = end - place;
      if (is_number(json + place, size)) kind = DF_NUMBER;
      else if (size == 4 && !memcmp(json + place, "null", 4)) kind = DF_NULL;
      else if (size == 4 && !memcmp(json + place, "true", 4)) kind = DF_TRUE;
      else if (size == 5 && !memcmp(json + place, "false", 5)) kind = DF_FALSE;
      else return {DF_ERROR_SYNTAX, place};
      expected = end;
      leaves += kind != DF_NULL;
      *node++ = {place, size, 1, info(kind, 0, kind != DF_NULL)};
  }
  ++at;

after:
  if (!open) {
    index->at = at;
    index->mark = mark;
    index->count = uint32_t(node - nodes);
    return {0, 0};
  }
  if (at == last) return {DF_ERROR_SYNTAX, index->length};
  place = *at;
  loose |= place ^ expected;
  if (json[place] == ',') {
    expected = place + 1;
    ++at;
    if ((open->info & 7) == DF_ARRAY) goto value;
    if (at == last) return {DF_ERROR_SYNTAX, index->length};
    place = *at;
    loose |= place ^ expected;
    goto name_here;
  }
  if (json[place] != ((open->info & 7) == DF_OBJECT ? '}' : ']')) return {DF_ERROR_SYNTAX, place};

close: {
  const df_node before = *open;
  *open = {before.start, place + 1 - before.start, uint32_t(node - open),
           info(before.info & 7, loose, leaves - before.length)};
  loose |= before.info & 8;
  expected = place + 1;
  --depth;
  open = before.next == none ? nullptr : nodes + before.next;
  ++at;
  goto after;
}

name_here:
  if (json[place] != '"') return {DF_ERROR_SYNTAX, place};
  end = closing_quote(json, place, at[1]);
  if (!end) return {DF_ERROR_SYNTAX, place};
  size = end - place - 1;
  kind = *mark < end;
  if (kind) {
    if (bad < end) return {DF_ERROR_SYNTAX, place};
    while (*mark < end) ++mark;
  }
  loose |= kind;
  *node++ = {place + 1, size, 1, info(DF_STRING, kind, 0)};
  if (++at == last || json[*at] != ':') return {DF_ERROR_SYNTAX, *at};
  loose |= *at ^ (end + 1);
  expected = *at + 1;
  ++at;
  goto value;
}

df_result df_index_make(df_index *index, const uint8_t *json, size_t length, uint32_t max_depth) {
  df_result result = df_index_begin(index, json, length);
  if (result.code == 0) result = df_index_next(index, max_depth);
  if (result.code == 0 && df_index_more(index)) return {DF_ERROR_SYNTAX, df_index_place(index)};
  return result;
}

int df_dom_accepts(const uint8_t *json, size_t length) {
  simdjson::dom::parser parser;
  simdjson::padded_string copy(reinterpret_cast<const char *>(json), length);
  return parser.parse(copy).error() == simdjson::SUCCESS;
}
