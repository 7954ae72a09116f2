#pragma once
#include <fcntl.h>
#include <sys/types.h>

#ifdef __linux__
int fallocate(int file, int mode, off_t from, off_t length);  // hidden from Swift without _GNU_SOURCE
#endif

// Sets space aside behind the end of a file, whose size stays as it is. -1 where that cannot be done.
static inline int df_reserve(int file, off_t from, off_t length) {
#ifdef __linux__
  return fallocate(file, 1 /* FALLOC_FL_KEEP_SIZE */, from, length);
#else
  (void)file; (void)from; (void)length;
  return -1;
#endif
}
