// Any bytes as a header block: what passes List B is read the same way by the parser behind it, and becomes a request.
#include <cstdlib>
#include <string>

#include "web/http/header_block.h"
#include "web/http/parser_check.h"
#include "web/http/request_assembly.h"

namespace {

void Require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace caseway::http;  // NOLINT
  const std::string text(reinterpret_cast<const char*>(data), size);
  const auto checked = CheckHeaderBlock(text);
  if (const Refusal* refusal = std::get_if<Refusal>(&checked)) {
    Require(refusal->status >= 400 && refusal->status < 600);
    return 0;
  }
  const HeaderBlock& block = std::get<HeaderBlock>(checked);
  Require(!FindHeader(text, "host").empty() && FindHeader(text, "transfer-encoding").empty());
  Require(block.target.front() == '/' && text.substr(text.size() - 4) == "\r\n\r\n");
  ParserAgrees(text, block);
  const auto assembled = AssembleRequest(block, text, "", 100);
  if (const Request* request = std::get_if<Request>(&assembled)) {
    Require(request->Target() == block.target);
    for (const std::string& segment : request->segments) Require(segment.find('/') == std::string::npos);
  }
  return 0;
}
