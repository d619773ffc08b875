#include "web/http/header_block.h"

#include <algorithm>
#include <array>
#include <optional>

#include "web/http/tokens.h"

namespace caseway::http {
namespace {

constexpr Refusal kBadLine{400, "The request is not written as HTTP asks."};
constexpr Refusal kBadTarget{400, "The address asked for is not one we can read."};
constexpr Refusal kBadHost{400, "The request must name one host."};
constexpr Refusal kBadHeader{400, "A header of the request is not written as HTTP asks."};
constexpr Refusal kTwice{400, "A header that may come once came twice."};
constexpr Refusal kBadLength{400, "The length of the request is not a plain number."};
constexpr Refusal kBodyWithGet{400, "A request to read must have no body."};
constexpr Refusal kTwoFramings{400, "The request gives its length in two ways."};
constexpr Refusal kChunked{411, "The request must say its length."};
constexpr Refusal kCoded{501, "That transfer coding is not offered here."};
constexpr Refusal kMethod{405, "Only GET, HEAD and POST are offered here."};
constexpr Refusal kVersion{505, "Only HTTP/1.1 is offered here."};
constexpr Refusal kExpectation{417, "That expectation cannot be met."};
constexpr Refusal kLongTarget{414, "The address asked for is too long."};
constexpr Refusal kLongBlock{431, "The headers of the request are too long."};

// Headers that may come once only; the first four decide how the request is read.
enum Single {
  kHost,
  kContentLength,
  kTransferEncoding,
  kConnection,
  kContentType,
  kCookie,
  kExpect,
  kOrigin,
  kSingles
};
constexpr std::array<std::string_view, kSingles> kSingleNames = {
    "host", "content-length", "transfer-encoding", "connection", "content-type", "cookie", "expect", "origin"};

struct Singles {
  std::array<std::optional<std::string_view>, kSingles> values;
};

// Takes the line before the next CRLF off `rest`; none when there is no CRLF or a CR or LF stands alone before it.
std::optional<std::string_view> TakeLine(std::string_view& rest) {
  const std::size_t end = rest.find_first_of("\r\n");
  if (end == std::string_view::npos || rest.substr(end, 2) != "\r\n") return std::nullopt;
  const std::string_view line = rest.substr(0, end);
  rest.remove_prefix(end + 2);
  return line;
}

const Refusal* ReadMethod(std::string_view text, HeaderBlock& block) {
  if (!IsToken(text)) return &kBadLine;
  if (text == "GET") {
    block.method = Method::kGet;
  } else if (text == "HEAD") {
    block.method = Method::kHead;
  } else if (text == "POST") {
    block.method = Method::kPost;
  } else {
    return &kMethod;
  }
  return nullptr;
}

const Refusal* ReadTarget(std::string_view text, HeaderBlock& block) {
  if (text.empty() || text.front() != '/') return &kBadTarget;
  for (const unsigned char c : text) {
    if (c <= 0x20 || c >= 0x7F || c == '#' || c == '\\') return &kBadTarget;
  }
  block.target = text;
  return nullptr;
}

const Refusal* ReadVersion(std::string_view text, HeaderBlock& block) {
  if (text.size() != 8 || text.substr(0, 5) != "HTTP/" || !IsDigit(text[5]) || text[6] != '.' || !IsDigit(text[7])) {
    return &kBadLine;
  }
  if (text != "HTTP/1.1" && text != "HTTP/1.0") return &kVersion;
  block.minor_version = text[7] - '0';
  return nullptr;
}

const Refusal* ReadRequestLine(std::string_view line, HeaderBlock& block) {
  const std::size_t first = line.find(' ');
  const std::size_t last = line.rfind(' ');
  if (first == std::string_view::npos || first == last) return &kBadLine;
  if (const Refusal* refusal = ReadVersion(line.substr(last + 1), block)) return refusal;
  if (const Refusal* refusal = ReadMethod(line.substr(0, first), block)) return refusal;
  return ReadTarget(line.substr(first + 1, last - first - 1), block);
}

bool IsFieldValue(std::string_view value) {
  for (const unsigned char c : value) {
    if ((c < 0x20 && c != '\t') || c == 0x7F) return false;
  }
  return true;
}

const Refusal* ReadHeaderLine(std::string_view line, Singles& singles) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || !IsToken(line.substr(0, colon))) return &kBadHeader;
  const std::string_view value = TrimBlanks(line.substr(colon + 1));
  if (!IsFieldValue(value)) return &kBadHeader;
  for (std::size_t i = 0; i < kSingles; ++i) {
    if (!EqualsNoCase(line.substr(0, colon), kSingleNames[i])) continue;
    if (singles.values[i]) return i == kHost ? &kBadHost : &kTwice;
    singles.values[i] = value;
  }
  return nullptr;
}

bool IsPort(std::string_view text) {
  if (text.empty() || text.size() > 5) return false;
  for (const char c : text) {
    if (!IsDigit(c)) return false;
  }
  return true;
}

// A name or IPv4 address, or an IPv6 address in brackets, each with or without a port.
bool IsHost(std::string_view text) {
  const bool bracketed = !text.empty() && text.front() == '[';
  const std::size_t end = bracketed ? text.find(']') + 1 : text.find(':');
  if (bracketed && end == 0) return false;
  const std::string_view name = text.substr(0, end);
  if (name.empty() || name.size() > 255) return false;
  for (const char c : bracketed ? name.substr(1, name.size() - 2) : name) {
    const bool fits = bracketed ? IsHexDigit(c) || c == ':' || c == '.' : IsAlphanumeric(c) || c == '.' || c == '-';
    if (!fits) return false;
  }
  if (end >= text.size()) return true;
  return text[end] == ':' && IsPort(text.substr(end + 1));
}

const Refusal* ReadLength(const Singles& singles, HeaderBlock& block) {
  if (const auto& coding = singles.values[kTransferEncoding]) {
    if (singles.values[kContentLength] || block.minor_version == 0) return &kTwoFramings;
    return EqualsNoCase(*coding, "chunked") ? &kChunked : &kCoded;
  }
  const auto& length = singles.values[kContentLength];
  if (!length) return block.method == Method::kPost ? &kChunked : nullptr;
  if (length->empty() || length->size() > 12) return &kBadLength;
  for (const char c : *length) {
    if (!IsDigit(c)) return &kBadLength;
    block.content_length = block.content_length * 10 + static_cast<std::size_t>(c - '0');
  }
  return block.method != Method::kPost && block.content_length > 0 ? &kBodyWithGet : nullptr;
}

const Refusal* ReadSingles(const Singles& singles, HeaderBlock& block) {
  if (!singles.values[kHost] || !IsHost(*singles.values[kHost])) return &kBadHost;
  block.host = *singles.values[kHost];
  if (const Refusal* refusal = ReadLength(singles, block)) return refusal;
  block.keep_alive = block.minor_version == 1 && !ListHas(singles.values[kConnection].value_or(""), "close");
  if (const auto& expectation = singles.values[kExpect]) {
    if (!EqualsNoCase(*expectation, "100-continue")) return &kExpectation;
    block.expects_continue = block.minor_version == 1;
  }
  block.content_type = singles.values[kContentType].value_or("");
  return nullptr;
}

const Refusal* ReadBlock(std::string_view rest, const BlockLimits& limits, HeaderBlock& block) {
  if (rest.size() > limits.header_block) return &kLongBlock;
  std::optional<std::string_view> line = TakeLine(rest);
  if (!line) return &kBadLine;
  if (line->size() > limits.request_line) return &kLongTarget;
  if (const Refusal* refusal = ReadRequestLine(*line, block)) return refusal;
  Singles singles;
  for (std::size_t count = 0; (line = TakeLine(rest)) && !line->empty(); ++count) {
    if (count >= limits.header_lines) return &kLongBlock;
    if (const Refusal* refusal = ReadHeaderLine(*line, singles)) return refusal;
  }
  if (!line || !rest.empty()) return &kBadHeader;
  return ReadSingles(singles, block);
}

}  // namespace

std::variant<HeaderBlock, Refusal> CheckHeaderBlock(std::string_view block, const BlockLimits& limits) {
  HeaderBlock read;
  if (const Refusal* refusal = ReadBlock(block, limits, read)) return *refusal;
  return read;
}

bool IsForOneOf(const std::vector<std::string>& hosts, const HeaderBlock& block) {
  const std::size_t end = block.host.front() == '[' ? block.host.find(']') + 1 : block.host.find(':');
  const std::string_view name = block.host.substr(0, end);
  return hosts.empty() || std::any_of(hosts.begin(), hosts.end(),
                                      [name](const std::string& served) { return EqualsNoCase(name, served); });
}

std::string_view FindHeader(std::string_view block, std::string_view name) {
  std::size_t at = block.find("\r\n");
  while (at != std::string_view::npos && at + 2 < block.size()) {
    const std::size_t start = at + 2;
    at = block.find("\r\n", start);
    const std::string_view line = block.substr(start, at == std::string_view::npos ? at : at - start);
    const bool matches = line.size() > name.size() && line[name.size()] == ':';
    if (matches && EqualsNoCase(line.substr(0, name.size()), name)) return TrimBlanks(line.substr(name.size() + 1));
  }
  return {};
}

}  // namespace caseway::http
