// Records of CSV, cut into cells 64 bytes at a time.
#include "CSimdJSON.h"
#include "Characters.h"

#include <cstring>

// Bits of a block: the first `count`, and those from `first` on. Counts of 64 are all, or none.
static inline uint64_t below(size_t count) { return count < 64 ? (uint64_t(1) << count) - 1 : ~uint64_t(0); }
static inline uint64_t from(size_t first) { return first < 64 ? ~uint64_t(0) << first : 0; }

// Where rows of neighbouring bits end that are odd in number: the place behind each. None may reach the last bit.
static inline uint64_t odd_row_ends(uint64_t bits) {
  const uint64_t even = 0x5555555555555555u;
  const uint64_t starts = bits & ~(bits << 1);
  // Adding a row's first bit carries it to the place behind its last.
  const uint64_t from_even = (bits + (starts & even)) & ~bits, from_odd = (bits + (starts & ~even)) & ~bits;
  return (from_even & ~even) | (from_odd & even);
}

// Finds quotes, separators and line ends of the 64 bytes at `base`, which is before `end`.
#define DF_LOOK()                                                                        \
  do {                                                                                   \
    block64 block;                                                                       \
    memcpy(&block, bytes + base, 64);                                                    \
    const uint64_t known = below(end - base);                                            \
    quotes = DF_MASK(block == '"') & known;                                              \
    feeds = DF_MASK(block == 0x0A) & known;                                              \
    returns = DF_MASK(block == 0x0D) & known;                                            \
    stops = (DF_MASK(block == separator) & known) | feeds | returns;                     \
  } while (0)

// Line ends among the bits; CR LF is one.
#define DF_LINES(bits)                                                                                                  \
  size_t(__builtin_popcountll(                                                                                          \
      (bits) & (feeds | (returns & ~(feeds >> 1 | uint64_t(base + 64 < end && bytes[base + 64] == 0x0A) << 63)))))

DF_FOR_EACH_PROCESSOR ptrdiff_t df_csv_cut(
    const uint8_t *bytes, size_t start, size_t end, int is_all, uint8_t separator, df_csv_record *record) {
  if (start >= end) return DF_CSV_MORE;
  df_csv_cell *const cells = record->cells;
  const size_t room = record->room;
  size_t count = 0, lines = 0;
  size_t base = start, position = start;
  uint64_t quotes, feeds, returns, stops;
  DF_LOOK();
  for (;;) {
    df_csv_cell cell = {position, position, 0};
    if (position < end && bytes[position] == '"') {
      size_t counted = cell.start = ++position;  // line ends from there on are still to be counted
      for (;;) {
        if (position >= end) return DF_CSV_MORE;
        if (position - base >= 64) {
          lines += DF_LINES(from(counted - base));
          base += 64;
          if (counted < base) counted = base;
          DF_LOOK();
        }
        const uint64_t here = quotes & from(position - base);
        if (!here) {
          position = base + 64;
          continue;
        }
        if (!(here >> 63)) {
          // All rows of quotes end in this block. The first that is odd has the closing quote last.
          const uint64_t odd = odd_row_ends(here);
          if (!odd) {
            cell.flags = DF_CSV_DOUBLED;
            position = base + 64;
            continue;
          }
          const size_t closing = size_t(__builtin_ctzll(odd)) - 1;
          if (here & below(closing)) cell.flags = DF_CSV_DOUBLED;
          position = base + closing;
          break;
        }
        position = base + size_t(__builtin_ctzll(here));
        if (position + 1 >= end || bytes[position + 1] != '"') break;
        cell.flags = DF_CSV_DOUBLED;
        position += 2;
      }
      if (position + 1 == end && !is_all) return DF_CSV_MORE;
      lines += DF_LINES(from(counted - base) & below(position - base));
      cell.end = position++;
    }
    const size_t behind = position;
    for (;;) {
      if (position >= end) {
        position = end;
        break;
      }
      if (position - base >= 64) {
        base += 64;
        DF_LOOK();
      }
      const uint64_t rest = stops >> (position - base);
      if (rest) {
        position += size_t(__builtin_ctzll(rest));
        break;
      }
      position = base + 64;
    }
    if (position == end && !is_all) return DF_CSV_MORE;
    if (cell.start == behind) {
      cell.end = position;
    } else if (position > behind) {
      cell.end = position;
      cell.flags |= DF_CSV_TAIL;
    }
    if (count == room) return DF_CSV_ROOM;
    cells[count++] = cell;
    if (position == end) break;
    const uint8_t c = bytes[position++];
    if (c == separator) continue;
    if (c == 0x0D) {
      if (position < end) position += bytes[position] == 0x0A;
      else if (!is_all) return DF_CSV_MORE;
    }
    ++lines;
    break;
  }
  record->count = count;
  record->lines = lines;
  return ptrdiff_t(position);
}
