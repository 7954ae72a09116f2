// What the files of this target ask of single bytes, and of 64 at once.
#pragma once
#include <stdint.h>

static inline bool is_space(uint8_t c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }
static inline bool is_digit(uint8_t c) { return c >= '0' && c <= '9'; }

// A function that is made for processors with wider registers as well; the loader picks (ifunc).
#if defined(__x86_64__) && defined(__linux__)
#define DF_FOR_EACH_PROCESSOR __attribute__((target_clones("avx512bw", "avx2", "default")))
#else
#define DF_FOR_EACH_PROCESSOR
#endif

// The compiler makes of it what the processor has.
typedef uint8_t block64 __attribute__((vector_size(64)));
typedef bool bits64 __attribute__((ext_vector_type(64)));

// One bit for each byte of a block for which the comparison holds, the first in the lowest. A macro, because wide vectors
// are not to be handed from function to function.
#define DF_MASK(comparison) __builtin_bit_cast(uint64_t, __builtin_convertvector(comparison, bits64))
