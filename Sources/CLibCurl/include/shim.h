#pragma once
#include <arpa/inet.h>
#include <curl/curl.h>
#include <netinet/in.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>

// libcurl is loaded when the first connection is asked for, not when the tool starts: with all that it needs in turn it
// takes longer to load than `--version` takes otherwise, and most commands open no connection. Its functions are called
// by their own names; CLibCurl.c passes them on.
//
// Loads libcurl and sets it up; CURLE_FAILED_INIT where it is not installed. Nothing else of it may be called before.
CURLcode df_global_init(void);

// curl_easy_setopt, curl_easy_getinfo and curl_multi_setopt are variadic, which Swift cannot call.
CURLcode df_setopt_long(CURL *h, CURLoption o, long v);
CURLcode df_setopt_offset(CURL *h, CURLoption o, curl_off_t v);
CURLcode df_setopt_string(CURL *h, CURLoption o, const char *v);
CURLcode df_setopt_pointer(CURL *h, CURLoption o, void *v);
CURLcode df_setopt_data(CURL *h, CURLoption o, size_t (*v)(char *, size_t, size_t, void *));
CURLcode df_getinfo_long(CURL *h, CURLINFO i, long *v);
CURLcode df_getinfo_offset(CURL *h, CURLINFO i, curl_off_t *v);
CURLcode df_getinfo_string(CURL *h, CURLINFO i, char **v);
CURLcode df_getinfo_pointer(CURL *h, CURLINFO i, void **v);
CURLMcode df_multi_setopt_long(CURLM *h, CURLMoption o, long v);

// 1 where the address is not one of the public internet: loopback, private, link-local, shared, multicast, reserved.
static inline int df_ipv4_is_private(uint32_t a) {
  return (a >> 24) == 0 || (a >> 24) == 10 || (a >> 24) == 127 || (a >> 16) == 0xA9FE || (a >> 20) == 0xAC1 ||
         (a >> 16) == 0xC0A8 || (a >> 22) == (0x64400000u >> 22) || (a >> 8) == 0xC00000 || (a >> 17) == (0xC6120000u >> 17) ||
         (a >> 28) >= 0xE;
}

static inline uint32_t df_four_bytes(const unsigned char *b) {
  return ((uint32_t)b[0] << 24) | ((uint32_t)b[1] << 16) | ((uint32_t)b[2] << 8) | (uint32_t)b[3];
}

static inline int df_ipv6_is_private(const unsigned char *b) {
  static const unsigned char zeros[12] = {0};
  if (memcmp(b, zeros, 12) == 0) return 1;  // ::, ::1 and the old IPv4-compatible addresses
  if (memcmp(b, zeros, 10) == 0 && b[10] == 0xFF && b[11] == 0xFF) return df_ipv4_is_private(df_four_bytes(b + 12));
  if (b[0] == 0x00 && b[1] == 0x64 && b[2] == 0xFF && b[3] == 0x9B) return df_ipv4_is_private(df_four_bytes(b + 12));  // NAT64
  if (b[0] == 0x20 && b[1] == 0x02) return df_ipv4_is_private(df_four_bytes(b + 2));  // 6to4
  return (b[0] & 0xFE) == 0xFC || (b[0] == 0xFE && (b[1] & 0x80) == 0x80) || b[0] == 0xFF;
}

// -1 where the text is no IP address, else whether it is private.
static inline int df_text_is_private(const char *text) {
  struct in_addr four;
  struct in6_addr six;
  char plain[64];
  size_t length = strcspn(text, "%");  // fe80::1%eth0
  if (length >= sizeof plain) return -1;
  memcpy(plain, text, length);
  plain[length] = 0;
  if (inet_pton(AF_INET, plain, &four) == 1) return df_ipv4_is_private(ntohl(four.s_addr));
  if (inet_pton(AF_INET6, plain, &six) == 1) return df_ipv6_is_private(six.s6_addr);
  return -1;
}

static inline int df_text_is_loopback(const char *text) {
  struct in_addr four;
  struct in6_addr six;
  if (inet_pton(AF_INET, text, &four) == 1) return (ntohl(four.s_addr) >> 24) == 127;
  if (inet_pton(AF_INET6, text, &six) == 1) return IN6_IS_ADDR_LOOPBACK(&six);
  return 0;
}

// What one transfer may do, and what it did; lives as long as the transfer.
struct df_guard {
  int refuse_private;  // connect to public addresses only
  int send_once;       // never send the request a second time by itself
  int was_private;     // set when an address was refused
  int sends;           // how often the request was about to leave
};

static inline curl_socket_t df_open_socket(void *data, curlsocktype purpose, struct curl_sockaddr *address) {
  struct df_guard *guard = (struct df_guard *)data;
  if (guard->refuse_private && purpose == CURLSOCKTYPE_IPCXN) {
    int is_private = 1;
    if (address->family == AF_INET)
      is_private = df_ipv4_is_private(ntohl(((struct sockaddr_in *)(void *)&address->addr)->sin_addr.s_addr));
    if (address->family == AF_INET6)
      is_private = df_ipv6_is_private(((struct sockaddr_in6 *)(void *)&address->addr)->sin6_addr.s6_addr);
    if (is_private) {
      guard->was_private = 1;
      return CURL_SOCKET_BAD;
    }
  }
  return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

// Called on a connection, new or kept alive, right before the request leaves. libcurl sends a request again by itself
// when a kept-alive connection ends without an answer; the server may have carried it out, so writes must not be.
static inline int df_before_request(void *data, char *remote, char *local, int remote_port, int local_port) {
  struct df_guard *guard = (struct df_guard *)data;
  (void)local; (void)remote_port; (void)local_port;
  if (guard->send_once && guard->sends > 0) return CURL_PREREQFUNC_ABORT;
  if (guard->refuse_private && remote && df_text_is_private(remote) != 0) {
    guard->was_private = 1;
    return CURL_PREREQFUNC_ABORT;
  }
  guard->sends += 1;
  return CURL_PREREQFUNC_OK;
}

CURLcode df_set_guard(CURL *h, struct df_guard *guard);
