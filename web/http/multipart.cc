#include "web/http/multipart.h"

#include <algorithm>
#include <string>

#include "core/utf8.h"
#include "web/http/tokens.h"

namespace caseway::http {
namespace {

constexpr std::size_t kLongestPartHead = 4096;
constexpr std::size_t kLongestBoundary = 70;  // RFC 2046

struct PartHead {
  std::string name;
  std::optional<std::string> file_name;
  std::string content_type = "text/plain";
};

bool IsText(const std::string& text) { return text.find('\0') == std::string::npos && IsValidUtf8(text); }

bool IsBoundary(const std::string& text) {
  return !text.empty() && text.size() <= kLongestBoundary && text.back() != ' ' &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return IsAlphanumeric(c) || std::string_view("'()+_,-./:=? ").find(c) != std::string_view::npos;
         });
}

// Browsers write a quotation mark, CR and LF of a name as %22, %0D and %0A, and nothing else.
std::string UndoBrowserQuoting(std::string text) {
  for (const auto& [quoted, plain] : {std::pair{"%22", "\""}, {"%0D", "\r"}, {"%0A", "\n"}}) {
    for (std::size_t at = 0; (at = text.find(quoted, at)) != std::string::npos; ++at) text.replace(at, 3, plain);
  }
  return text;
}

// The last part of a path of any system, without control characters: a name to show, never a place to write to.
std::string PlainFileName(std::string name) {
  name.erase(0, name.find_last_of("/\\") + 1);
  name.erase(std::remove_if(name.begin(), name.end(), [](unsigned char c) { return c < 0x20 || c == 0x7F; }),
             name.end());
  return name;
}

bool ReadDisposition(std::string_view value, PartHead& head) {
  if (!EqualsNoCase(TrimBlanks(value.substr(0, value.find(';'))), "form-data")) return false;
  head.name = UndoBrowserQuoting(Parameter(value, "name"));
  if (LowerCopy(value).find("filename=") != std::string::npos) {
    head.file_name = PlainFileName(UndoBrowserQuoting(Parameter(value, "filename")));
  }
  return !head.name.empty() && IsText(head.name) && IsText(head.file_name.value_or(""));
}

bool ReadPartLine(std::string_view line, PartHead& head) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || !IsToken(line.substr(0, colon))) return false;
  const std::string_view name = line.substr(0, colon);
  const std::string_view value = TrimBlanks(line.substr(colon + 1));
  if (EqualsNoCase(name, "content-disposition")) return head.name.empty() && ReadDisposition(value, head);
  if (EqualsNoCase(name, "content-transfer-encoding")) return false;
  if (EqualsNoCase(name, "content-type")) head.content_type = LowerCopy(value);
  return head.content_type.rfind("multipart/", 0) != 0;
}

// Takes the lines to the blank one off `part`.
std::optional<PartHead> TakePartHead(std::string_view& part) {
  const std::size_t end = part.substr(0, kLongestPartHead).find("\r\n\r\n");
  if (end == std::string_view::npos) return std::nullopt;
  std::string_view lines = part.substr(0, end + 2);
  part.remove_prefix(end + 4);
  PartHead head;
  while (!lines.empty()) {
    const std::size_t line_end = lines.find("\r\n");
    if (!ReadPartLine(lines.substr(0, line_end), head)) return std::nullopt;
    lines.remove_prefix(line_end + 2);
  }
  if (head.name.empty()) return std::nullopt;
  return head;
}

bool AddPart(std::string_view part, MultipartForm& form) {
  std::optional<PartHead> head = TakePartHead(part);
  if (!head) return false;
  std::string bytes(part);
  if (!head->file_name) {
    if (!IsText(bytes)) return false;
    form.fields.Add(std::move(head->name), std::move(bytes));
  } else if (!head->file_name->empty() || !bytes.empty()) {
    form.uploads.push_back(
        {std::move(head->name), std::move(*head->file_name), std::move(head->content_type), std::move(bytes)});
  }
  return true;
}

}  // namespace

std::optional<MultipartForm> ParseMultipart(std::string_view body, std::string_view content_type, std::size_t most) {
  const std::string boundary = Parameter(content_type, "boundary");
  if (!IsBoundary(boundary)) return std::nullopt;
  const std::string opening = "--" + boundary;
  if (body.substr(0, opening.size()) != opening) return std::nullopt;
  body.remove_prefix(opening.size());
  const std::string delimiter = "\r\n" + opening;
  MultipartForm form;
  for (std::size_t count = 0; body.substr(0, 2) == "\r\n"; ++count) {
    body.remove_prefix(2);
    const std::size_t end = body.find(delimiter);
    if (count == most || end == std::string_view::npos || !AddPart(body.substr(0, end), form)) return std::nullopt;
    body.remove_prefix(end + delimiter.size());
  }
  const bool closed = body.substr(0, 2) == "--" && body.find_first_not_of("\r\n", 2) == std::string_view::npos;
  if (!closed) return std::nullopt;
  return form;
}

}  // namespace caseway::http
