// CheckHeaderBlock: the raw bytes of a request's head, judged before any parser sees them (List B).
//
//   auto checked = CheckHeaderBlock("GET /work HTTP/1.1\r\nHost: a.example\r\n\r\n");
//   std::get_if<HeaderBlock>(&checked)->target   -> "/work"
//   CheckHeaderBlock("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n")   -> Refusal{400, "..."}
//
// Refused: no or two Hosts, anything but GET, HEAD and POST, a target that is not an ASCII path, a folded line, a bare
// CR or LF, a name that is no token, any Transfer-Encoding, a Content-Length that is repeated, a list or not digits, a
// body with GET, a POST without a length, single-valued headers twice, unknown expectations and protocols.
// Parsers disagree about exactly these; what is left is read the same way by everyone in front of us.
//
// Pure. The views point into the block given. Threads: safe.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "web/http/request.h"

namespace caseway::http {

// Why a request is not served: the status, and a sentence that repeats nothing of the request. The connection closes.
struct Refusal {
  int status;
  const char* say;
  bool operator==(const Refusal& other) const { return status == other.status; }
};

struct HeaderBlock {
  Method method = Method::kGet;
  std::string_view target;  // "/path?query", visible ASCII
  std::string_view host;    // as sent, with its port where it has one
  int minor_version = 1;    // of HTTP/1.x
  std::size_t content_length = 0;
  bool keep_alive = true;
  bool expects_continue = false;
  std::string_view content_type;  // as sent, "" when absent
};

struct BlockLimits {
  std::size_t request_line = 8 * 1024;
  std::size_t header_block = 16 * 1024;
  std::size_t header_lines = 100;
};

// `block` is everything to the blank line, with it.
std::variant<HeaderBlock, Refusal> CheckHeaderBlock(std::string_view block, const BlockLimits& limits = {});

// Whether the block asks one of these names (small letters, no port), by the name alone: behind a gateway the port is
// another. Every block does when there are none.
bool IsForOneOf(const std::vector<std::string>& hosts, const HeaderBlock& block);

// For a block that has been checked: a header's value without surrounding blanks; "" when absent.
std::string_view FindHeader(std::string_view block, std::string_view name);

}  // namespace caseway::http
