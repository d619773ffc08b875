// llhttp's request corpus, read from its pages and judged by our own rules: what it refuses we refuse.
//
// The corpus lies outside the repository (CASEWAY_SHARED, or beside the checkout); the test says so and ends without
// it.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "web/http/header_block.h"
#include "web/http/parser_check.h"

namespace caseway::http {
namespace {

struct Example {
  std::string name;  // file and heading
  std::string request;
  bool must_reject = false;
  bool is_lenient = false;  // llhttp's switches for bad habits: not ours
};

std::filesystem::path Folder() {
  const char* given = std::getenv("CASEWAY_SHARED");
  const std::filesystem::path shared = given != nullptr ? given : CASEWAY_SOURCE_DIR "/../shared";
  return shared / "data/hostile/http-requests";
}

// The pages write \r, \n and \t for what cannot be seen, and every line end stands for CRLF.
std::string Unwritten(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::map<char, char> escapes = {{'r', '\r'}, {'n', '\n'}, {'t', '\t'}};
    const auto escape = text[i] == '\\' && i + 1 < text.size() ? escapes.find(text[i + 1]) : escapes.end();
    if (escape != escapes.end()) {
      out += escape->second;
      ++i;
    } else {
      out += text[i] == '\n' ? "\r\n" : std::string(1, text[i]);
    }
  }
  return out;
}

std::string Between(const std::string& text, const std::string& from, const std::string& to, std::size_t& at) {
  const std::size_t start = text.find(from, at);
  if (start == std::string::npos) return "";
  const std::size_t end = text.find(to, start + from.size());
  at = end;
  return text.substr(start + from.size(), end - start - from.size());
}

void AddExamples(const std::filesystem::path& file, std::vector<Example>& examples) {
  std::ifstream in(file, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  std::size_t at = 0;
  while ((at = text.find("<!-- meta=", at)) != std::string::npos) {
    Example example;
    const std::size_t heading = text.rfind("\n#", at);
    example.name = file.filename().string() + text.substr(heading, text.find('\n', heading + 1) - heading);
    example.is_lenient = Between(text, "<!-- meta=", "-->", at).find("lenient") != std::string::npos;
    example.request = Unwritten(Between(text, "```http\n", "\n```", at));
    const std::string log = Between(text, "```log\n", "```", at);
    const std::size_t error = log.find("error code=");
    example.must_reject = error != std::string::npos && log.find("Pause", error) == std::string::npos;
    examples.push_back(std::move(example));
  }
}

std::vector<Example> Examples() {
  std::vector<Example> examples;
  if (!std::filesystem::exists(Folder())) return examples;
  for (const auto& entry : std::filesystem::directory_iterator(Folder())) AddExamples(entry.path(), examples);
  return examples;
}

// What the connection does with it: each head in turn; a body or a close ends what is looked at. 0: all served.
int StatusOf(std::string bytes) {
  while (!bytes.empty()) {
    if (bytes.rfind("\r\n", 0) == 0) bytes.erase(0, 2);
    const std::size_t end = bytes.find("\r\n\r\n");
    const std::string head = end == std::string::npos ? bytes : bytes.substr(0, end + 4);
    const auto checked = CheckHeaderBlock(head);
    if (const Refusal* refusal = std::get_if<Refusal>(&checked)) return refusal->status;
    const HeaderBlock& block = std::get<HeaderBlock>(checked);
    if (!ParserAgrees(head, block)) return 400;
    bytes.erase(0, std::min(bytes.size(), head.size() + block.content_length));
    if (!block.keep_alive) return 0;  // what is left is never looked at
  }
  return 0;
}

// The corpus leaves Host out and uses methods we do not offer: put right, so that only its own point is judged.
std::string MadeOurs(std::string request) {
  for (const char* method : {"PUT ", "PATCH "}) {
    for (std::size_t at = 0; (at = request.find(method, at)) != std::string::npos; ++at) {
      if (at == 0 || request[at - 1] == '\n') request.replace(at, std::string(method).size(), "POST ");
    }
  }
  for (std::size_t at = 0; (at = request.find(" HTTP/1.", at)) != std::string::npos;) {
    const std::size_t line_end = request.find("\r\n", at);
    if (line_end == std::string::npos) break;
    const std::size_t head_end = std::min(request.find("\r\n\r\n", at), request.size());
    std::string head = request.substr(line_end, head_end - line_end);
    if (head.find("Host:") == std::string::npos && head.find("HOST:") == std::string::npos) {
      request.insert(line_end, "\r\nHost: a.example");
    }
    at = line_end;
  }
  return request;
}

TEST_CASE("Every request of the corpus that must be refused is refused") {
  const std::vector<Example> examples = Examples();
  if (examples.empty()) WARN("the request corpus is not here: " << Folder());
  int refused = 0;
  for (const Example& example : examples) {
    if (!example.must_reject || example.is_lenient) continue;
    CAPTURE(example.name, example.request);
    // Data after a close is not refused but never read: to whoever sends it, the same.
    const bool is_about_close =
        example.request.find("close") != std::string::npos || example.request.find("HTTP/1.0") != std::string::npos;
    const int status = StatusOf(MadeOurs(example.request));
    CHECK((status >= 400 || (is_about_close && (status == 0 || status == 411))));
    ++refused;
  }
  if (!examples.empty()) CHECK(refused >= 15);
}

TEST_CASE("Requests of the corpus that keep our rules are served") {
  const std::vector<Example> examples = Examples();
  int served = 0;
  for (const Example& example : examples) {
    if (example.must_reject || example.is_lenient) continue;
    CAPTURE(example.name, example.request);
    const int status = StatusOf(MadeOurs(example.request));
    // Whatever we do not serve has one of these reasons, each a rule of ours.
    CHECK(std::set<int>{0, 400, 405, 411}.count(status) == 1);
    if (status == 0) ++served;
  }
  if (!examples.empty()) CHECK(served >= 8);
}

}  // namespace
}  // namespace caseway::http
