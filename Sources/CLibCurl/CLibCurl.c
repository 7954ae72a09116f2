#define CURL_DISABLE_TYPECHECK
#include "shim.h"
#include <dlfcn.h>

#define FUNCTIONS(each)                                                                                               \
  each(curl_global_init) each(curl_easy_init) each(curl_easy_cleanup) each(curl_easy_reset) each(curl_easy_setopt)    \
  each(curl_easy_getinfo) each(curl_easy_strerror) each(curl_multi_init) each(curl_multi_cleanup)                     \
  each(curl_multi_setopt) each(curl_multi_add_handle) each(curl_multi_remove_handle) each(curl_multi_perform)         \
  each(curl_multi_poll) each(curl_multi_wakeup) each(curl_multi_info_read) each(curl_slist_append)                    \
  each(curl_slist_free_all) each(curl_mime_init) each(curl_mime_free) each(curl_mime_addpart) each(curl_mime_name)    \
  each(curl_mime_data) each(curl_mime_filedata) each(curl_mime_filename) each(curl_mime_type)

#define MEMBER(name) __typeof__(&name) name##_;
static struct { FUNCTIONS(MEMBER) } lib;

static int load(void) {
#ifdef __APPLE__
  void *handle = dlopen("libcurl.4.dylib", RTLD_NOW | RTLD_LOCAL);
#else
  void *handle = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);
#endif
  if (!handle) return 0;
#define FIND(name) if (!(lib.name##_ = (__typeof__(&name))dlsym(handle, #name))) return 0;
  FUNCTIONS(FIND)
  return 1;
}

CURLcode df_global_init(void) { return load() ? lib.curl_global_init_(CURL_GLOBAL_ALL) : CURLE_FAILED_INIT; }

CURL *curl_easy_init(void) { return lib.curl_easy_init_(); }
void curl_easy_cleanup(CURL *h) { lib.curl_easy_cleanup_(h); }
void curl_easy_reset(CURL *h) { lib.curl_easy_reset_(h); }
const char *curl_easy_strerror(CURLcode code) { return lib.curl_easy_strerror_(code); }
CURLM *curl_multi_init(void) { return lib.curl_multi_init_(); }
CURLMcode curl_multi_cleanup(CURLM *h) { return lib.curl_multi_cleanup_(h); }
CURLMcode curl_multi_add_handle(CURLM *h, CURL *easy) { return lib.curl_multi_add_handle_(h, easy); }
CURLMcode curl_multi_remove_handle(CURLM *h, CURL *easy) { return lib.curl_multi_remove_handle_(h, easy); }
CURLMcode curl_multi_perform(CURLM *h, int *running) { return lib.curl_multi_perform_(h, running); }
CURLMcode curl_multi_poll(CURLM *h, struct curl_waitfd *more, unsigned int count, int timeout, int *ready) {
  return lib.curl_multi_poll_(h, more, count, timeout, ready);
}
CURLMcode curl_multi_wakeup(CURLM *h) { return lib.curl_multi_wakeup_(h); }
CURLMsg *curl_multi_info_read(CURLM *h, int *left) { return lib.curl_multi_info_read_(h, left); }
struct curl_slist *curl_slist_append(struct curl_slist *list, const char *text) {
  return lib.curl_slist_append_(list, text);
}
void curl_slist_free_all(struct curl_slist *list) { lib.curl_slist_free_all_(list); }
curl_mime *curl_mime_init(CURL *h) { return lib.curl_mime_init_(h); }
void curl_mime_free(curl_mime *mime) { lib.curl_mime_free_(mime); }
curl_mimepart *curl_mime_addpart(curl_mime *mime) { return lib.curl_mime_addpart_(mime); }
CURLcode curl_mime_name(curl_mimepart *part, const char *name) { return lib.curl_mime_name_(part, name); }
CURLcode curl_mime_data(curl_mimepart *part, const char *data, size_t size) {
  return lib.curl_mime_data_(part, data, size);
}
CURLcode curl_mime_filedata(curl_mimepart *part, const char *path) { return lib.curl_mime_filedata_(part, path); }
CURLcode curl_mime_filename(curl_mimepart *part, const char *name) { return lib.curl_mime_filename_(part, name); }
CURLcode curl_mime_type(curl_mimepart *part, const char *type) { return lib.curl_mime_type_(part, type); }

CURLcode df_setopt_long(CURL *h, CURLoption o, long v) { return lib.curl_easy_setopt_(h, o, v); }
CURLcode df_setopt_offset(CURL *h, CURLoption o, curl_off_t v) { return lib.curl_easy_setopt_(h, o, v); }
CURLcode df_setopt_string(CURL *h, CURLoption o, const char *v) { return lib.curl_easy_setopt_(h, o, v); }
CURLcode df_setopt_pointer(CURL *h, CURLoption o, void *v) { return lib.curl_easy_setopt_(h, o, v); }
CURLcode df_setopt_data(CURL *h, CURLoption o, size_t (*v)(char *, size_t, size_t, void *)) {
  return lib.curl_easy_setopt_(h, o, v);
}
CURLcode df_getinfo_long(CURL *h, CURLINFO i, long *v) { return lib.curl_easy_getinfo_(h, i, v); }
CURLcode df_getinfo_offset(CURL *h, CURLINFO i, curl_off_t *v) { return lib.curl_easy_getinfo_(h, i, v); }
CURLcode df_getinfo_string(CURL *h, CURLINFO i, char **v) { return lib.curl_easy_getinfo_(h, i, v); }
CURLcode df_getinfo_pointer(CURL *h, CURLINFO i, void **v) { return lib.curl_easy_getinfo_(h, i, v); }
CURLMcode df_multi_setopt_long(CURLM *h, CURLMoption o, long v) { return lib.curl_multi_setopt_(h, o, v); }

CURLcode df_set_guard(CURL *h, struct df_guard *guard) {
  lib.curl_easy_setopt_(h, CURLOPT_OPENSOCKETFUNCTION, df_open_socket);
  lib.curl_easy_setopt_(h, CURLOPT_OPENSOCKETDATA, guard);
  lib.curl_easy_setopt_(h, CURLOPT_PREREQDATA, guard);
  return lib.curl_easy_setopt_(h, CURLOPT_PREREQFUNCTION, df_before_request);
}
