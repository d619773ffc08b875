#include "core/pathway/file_kinds.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <sstream>
#include <vector>

namespace caseway::pathway {
namespace {

constexpr std::string_view kRun[] = {"html", "xml", "svg", "script", "x-sh", "executable", "msdownload", "msdos"};

const std::string& Of(const forms::Code& kind, const std::string& key) {
  static const std::string none;
  const auto found = kind.more.find(key);
  return found == kind.more.end() ? none : found->second;
}

std::string LowerAscii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  return lower;
}

std::vector<std::string> EndingsOf(const forms::Code& kind) {
  std::istringstream words(Of(kind, "endings"));
  std::vector<std::string> endings;
  for (std::string word; words >> word;) endings.push_back(word);
  return endings;
}

bool IsHex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); }
int HexValue(char c) { return c <= '9' ? c - '0' : c - 'a' + 10; }

bool IsMediaType(const std::string& type) {
  const auto slash = type.find('/');
  return slash != std::string::npos && slash > 0 && slash + 1 < type.size() &&
         type.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789/.+-") == std::string::npos;
}

// Office documents are named after the XML inside them, which nothing runs.
bool IsRun(const std::string& type) {
  if (type.rfind("application/vnd.openxmlformats-officedocument.", 0) == 0) return false;
  return std::any_of(std::begin(kRun), std::end(kRun),
                     [&](std::string_view part) { return type.find(part) != std::string::npos; });
}

bool IsEnding(const std::string& ending) {
  return ending.size() > 1 && ending[0] == '.' &&
         ending.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789", 1) == std::string::npos;
}

}  // namespace

const forms::Code* KindOfFile(const forms::CodeList& list, Date today, std::string_view name) {
  const std::string lower = LowerAscii(name);
  for (const forms::Code* kind : list.Offered(today)) {
    for (const std::string& ending : EndingsOf(*kind)) {
      const bool ends =
          lower.size() > ending.size() && lower.compare(lower.size() - ending.size(), ending.size(), ending) == 0;
      if (ends) return kind;
    }
  }
  return nullptr;
}

bool BeginsAs(const forms::Code& kind, std::string_view bytes) {
  const std::string& begins = Of(kind, "begins");
  if (bytes.size() * 2 < begins.size()) return false;
  for (std::size_t i = 0; i + 1 < begins.size(); i += 2) {
    if (HexValue(begins[i]) * 16 + HexValue(begins[i + 1]) != static_cast<unsigned char>(bytes[i / 2])) return false;
  }
  return true;
}

std::string KindsInWords(const forms::CodeList& list, Date today) {
  const auto kinds = list.Offered(today);
  std::string words;
  for (std::size_t i = 0; i < kinds.size(); ++i)
    words += (i == 0 ? "" : i + 1 == kinds.size() ? " or " : ", ") + kinds[i]->label;
  return words;
}

std::optional<KindFault> FaultOfKind(const forms::Code& kind) {
  const auto endings = EndingsOf(kind);
  if (endings.empty() || !std::all_of(endings.begin(), endings.end(), IsEnding))
    return KindFault{"endings",
                     fmt::format("“{}” says by which endings it is known, such as \".jpg .jpeg\".", kind.id)};
  const std::string& type = Of(kind, "media_type");
  if (!IsMediaType(type))
    return KindFault{"media_type", fmt::format("“{}” says its media type, such as \"image/png\".", kind.id)};
  if (IsRun(type))
    return KindFault{"media_type", fmt::format("“{}” is a kind that is run when it is opened: never attached.", type)};
  const std::string& begins = Of(kind, "begins");
  if (begins.size() % 2 != 0 || !std::all_of(begins.begin(), begins.end(), IsHex))
    return KindFault{"begins", fmt::format("“{}” is not first bytes in pairs of hexadecimal digits.", begins)};
  return std::nullopt;
}

}  // namespace caseway::pathway
