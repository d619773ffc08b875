#include "web/http/request.h"

#include "web/http/header_block.h"

namespace caseway::http {

std::string_view Request::Header(std::string_view name) const { return FindHeader(head, name); }

std::string Request::Target() const {
  const std::size_t start = head.find(' ') + 1;
  return head.substr(start, head.find(' ', start) - start);
}

}  // namespace caseway::http
