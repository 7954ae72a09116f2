// What both files of this target ask of single bytes.
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
