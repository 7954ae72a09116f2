#pragma once
#include <archive.h>
#include <archive_entry.h>
#include <locale.h>

// libarchive turns UTF-8 entry names into the thread's locale, and loses them in the C locale. For the length of the
// call the thread gets a UTF-8 locale, so that names survive whatever the environment says.
static inline int df_archive_next(struct archive *a, struct archive_entry **entry) {
  locale_t utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
  locale_t before = utf8 ? uselocale(utf8) : (locale_t)0;
  int code = archive_read_next_header(a, entry);
  if (utf8) {
    uselocale(before);
    freelocale(utf8);
  }
  return code;
}

// The name has to be taken under the same locale, as it is converted when asked for.
static inline const char *df_archive_name(struct archive_entry *entry) {
  locale_t utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
  locale_t before = utf8 ? uselocale(utf8) : (locale_t)0;
  const char *name = archive_entry_pathname(entry);
  if (utf8) {
    uselocale(before);
    freelocale(utf8);
  }
  return name;
}
