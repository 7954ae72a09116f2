#pragma once
#include <fcntl.h>
#include <sys/types.h>

#ifdef __linux__
// Hidden from Swift without _GNU_SOURCE.
int fallocate(int file, int mode, off_t from, off_t length);
int sync_file_range(int file, off_t from, off_t length, unsigned flags);
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

// Begins to write what is to be synced later; where that cannot be asked for, the later sync does it all.
static inline void df_begin_sync(int file) {
#ifdef __linux__
  (void)sync_file_range(file, 0, 0, 2 /* SYNC_FILE_RANGE_WRITE */);
#else
  (void)file;
#endif
}
