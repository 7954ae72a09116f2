// A flat index of one JSON text, made from simdjson's structural indexes (stage 1, which also checks UTF-8).
//
// Why not simdjson's DOM: it turns number tokens into doubles and fails on integers past 64 bits, and it unescapes
// every string only for us to escape it again. The index points into the source instead; tests compare it with the DOM.
#pragma once
#include <stddef.h>
#include <stdint.h>
#ifdef __cplusplus
extern "C" {
#endif

enum { DF_NULL = 0, DF_FALSE = 1, DF_TRUE = 2, DF_NUMBER = 3, DF_STRING = 4, DF_ARRAY = 5, DF_OBJECT = 6 };

// A value. Members of an object lie as name, value, name, value.
typedef struct {
  uint32_t start;   // offset of the token in the source; for a string, of its first byte after the quote
  uint32_t length;  // bytes of the token; for a string, without quotes, escapes as written
  uint32_t next;    // how many nodes further the value after this one stands (its members are between)
  uint32_t info;    // kind in three bits; one bit that says it is loose; above them its leaves
} df_node;
// Loose: the bytes are not in normal form, be it that a string has an escape we would not write, or white space stands
// between tokens. Leaves: scalars within, other than null and "", names not counted; DF_LONGEST leaves room for all.
enum { DF_KIND = 7, DF_LOOSE = 8, DF_LEAVES_SHIFT = 4, DF_LONGEST = 0x1FFFFFFF };

typedef struct df_index df_index;

typedef struct {
  int code;         // 0: fine; otherwise a DF_ERROR
  uint32_t offset;  // where, in bytes from the start of the text
} df_result;

enum { DF_ERROR_MEMORY = 1, DF_ERROR_UTF8 = 2, DF_ERROR_SYNTAX = 3, DF_ERROR_DEPTH = 4, DF_ERROR_SIZE = 5 };

df_index *df_index_new(void);
void df_index_free(df_index *index);
// `json` must be followed by at least DF_PADDING readable bytes.
enum { DF_PADDING = 64 };
df_result df_index_make(df_index *index, const uint8_t *json, size_t length, uint32_t max_depth);

// Several values one after the other, found in one go: begin once, then next for each while more says so. The nodes are
// those of the last value, with offsets from the start of the text; place is where the value that comes next begins.
df_result df_index_begin(df_index *index, const uint8_t *json, size_t length);
int df_index_more(const df_index *index);
uint32_t df_index_place(const df_index *index);
df_result df_index_next(df_index *index, uint32_t max_depth);

const df_node *df_index_nodes(const df_index *index);
uint32_t df_index_count(const df_index *index);

// True if the bytes are valid UTF-8.
int df_validate_utf8(const uint8_t *bytes, size_t length);

// Copies a raw string token (escapes as written) in normal form: raw UTF-8 and only the escapes JSON demands.
// `out` must have room for `length` bytes (no escape grows); `raw` need not be padded. Returns the bytes written, or -1 where an escape is
// a lone surrogate.
ptrdiff_t df_normalize(const uint8_t *raw, size_t length, uint8_t *out);

// Scans on for the end of the JSON value that starts at or after `from`, keeping its place between calls so that a
// large array can be cut at element borders. `state` starts zeroed.
typedef struct { uint32_t depth; uint8_t in_string, escaped, started, scalar; } df_scan;
// Returns the offset just after the value's last byte, or -1 when more bytes are wanted.
ptrdiff_t df_scan_value(df_scan *state, const uint8_t *bytes, size_t length);

// How many of the bytes come before the first that XML text may not simply be copied with: `&`, `]`, a control character
// but tab and line feed, or 0xEF, which begins the two code points that are no characters.
size_t df_plain_text(const uint8_t *bytes, size_t length);
// A cell of a CSV, its bytes from `start` to before `end`: without the quotes around it, with those inside as they are.
typedef struct { size_t start, end; uint32_t flags; } df_csv_cell;
// Doubled: quotes inside are written twice. Tail: text stands behind the closing quote, which is among the bytes.
enum { DF_CSV_DOUBLED = 1, DF_CSV_TAIL = 2 };
typedef struct { df_csv_cell *cells; size_t room, count, lines; } df_csv_record;
// Cuts the record at `start` into cells and returns where it ends, its line end included. 64 readable bytes must follow
// `end`; `is_all`: so does nothing else of the file. Then a last line without an end is a record too; but a quote that is
// never closed asks for more even so.
ptrdiff_t df_csv_cut(
    const uint8_t *bytes, size_t start, size_t end, int is_all, uint8_t separator, df_csv_record *record);
// Instead of a place: the record does not end before `end`; it has more cells than there is room for.
enum { DF_CSV_MORE = -1, DF_CSV_ROOM = -2 };
// Writes the bytes as the inside of a JSON string, with only the escapes that JSON demands; returns how many it wrote.
// `out` must have room for six bytes for each, and DF_PADDING more.
size_t df_escape(const uint8_t *bytes, size_t length, uint8_t *out);
// The same of bytes in which every quote is written twice and meant once.
size_t df_escape_doubled(const uint8_t *bytes, size_t length, uint8_t *out);
// How many of the bytes are `byte`.
size_t df_count(const uint8_t *bytes, size_t length, uint8_t byte);

// Offset of the first occurrence of needle, or -1. (memmem is hidden from Swift without _GNU_SOURCE.)
ptrdiff_t df_find(const uint8_t *bytes, size_t length, const uint8_t *needle, size_t needle_length);

// The judge for tests: 1 when simdjson's DOM accepts the text.
int df_dom_accepts(const uint8_t *json, size_t length);
#ifdef __cplusplus
}
#endif
