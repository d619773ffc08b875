#include <fmt/format.h>

#include <cctype>

#include "workflows/loader/identifier.h"
#include "workflows/loader/read_form.h"
#include "workflows/loader/table_reader.h"

namespace caseway::loader {
namespace {

std::optional<Date> ReadDate(TableReader& reader, std::string_view key) {
  const std::string text = reader.Text(key);
  if (text.empty()) return std::nullopt;
  const auto date = ParseDate(text);
  if (date) return *date;
  reader.Refuse(key, "PW-BAD-DATE", fmt::format("“{}” is no date: {}", text, date.error().say));
  return std::nullopt;
}

// "R2" of the client level data, "2025-26" of the safeguarding collection.
bool IsRelease(std::string_view collection, const std::string& release) {
  const auto digit = [&](std::size_t i) { return std::isdigit(static_cast<unsigned char>(release[i])) != 0; };
  if (collection == "cld") return release.size() == 2 && release[0] == 'R' && digit(1);
  return release.size() == 7 && digit(0) && digit(1) && digit(2) && digit(3) && release[4] == '-' && digit(5) &&
         digit(6);
}

void ReadWording(TableReader& reader, const char* collection, forms::Code& code, pathway::Faults& faults) {
  const TomlNode* node = reader.Table(collection);
  if (!node) return;
  TableReader table(*node, fmt::format("the {} wording of “{}”", collection, code.id), faults);
  forms::Wording wording{collection, table.NeedText("wording"), table.NeedText("release"), table.Flag("unconfirmed")};
  if (!wording.release.empty() && !IsRelease(collection, wording.release))
    table.Refuse("release", "PW-BAD-VALUE", fmt::format("“{}” is no release of {}.", wording.release, collection));
  table.RefuseUnknown();
  code.wordings.push_back(std::move(wording));
}

forms::Code ReadCode(const TomlNode& node, pathway::Faults& faults) {
  TableReader reader(node, fmt::format("the code “{}”", node.key), faults);
  CheckIdentifier(node, IdentifierKind::kHyphens, faults);
  forms::Code code;
  code.id = node.key;
  code.written = reader.written();
  code.label = reader.NeedText("label");
  code.help = reader.Text("help");
  code.from = ReadDate(reader, "from");
  code.to = ReadDate(reader, "to");
  if (code.from && code.to && *code.to < *code.from)
    reader.Refuse("to", "PW-BAD-DATE", fmt::format("The code “{}” ends before it begins.", code.id));
  for (const char* collection : {"cld", "sac"}) ReadWording(reader, collection, code, faults);
  for (const char* key :
       {"phone", "web", "email", "address", "group", "note", "reverse", "band", "endings", "referrer_told",
        "media_type", "begins", "what", "figure", "empty", "late", "words", "opened_for"}) {
    if (reader.Has(key)) code.more[key] = reader.NeedText(key);
    else (void)reader.Text(key);
  }
  reader.RefuseUnknown();
  return code;
}

}  // namespace

forms::CodeList ReadCodeList(const TomlNode& root, pathway::Faults& faults) {
  TableReader reader(root, "the code list", faults);
  forms::CodeList list;
  list.written = reader.written();
  list.id = reader.NeedText("codes");
  list.title = reader.NeedText("title");
  (void)reader.Text("help");
  for (const TomlNode* node : reader.Tables("code")) list.codes.push_back(ReadCode(*node, faults));
  if (list.codes.empty()) reader.Refuse("codes", "PW-EMPTY-CODES", "The code list has no codes.");
  reader.RefuseUnknown();
  return list;
}

}  // namespace caseway::loader
