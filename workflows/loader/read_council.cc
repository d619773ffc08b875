#include "workflows/loader/read_council.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/feel/decimal.h"
#include "core/money.h"
#include "workflows/loader/identifier.h"
#include "workflows/loader/table_reader.h"

namespace caseway::loader {
namespace {

using pathway::Faults;
using pathway::Setting;

void ReadPermission(const TomlNode& node, pathway::Library& library, Faults& faults) {
  TableReader reader(node, fmt::format("the permission “{}”", node.key), faults);
  CheckIdentifier(node, IdentifierKind::kUnderscores, faults);
  pathway::Permission permission{node.key, reader.NeedText("title"), reader.Text("help"), reader.written()};
  reader.RefuseUnknown();
  library.permissions.emplace(node.key, std::move(permission));
}

void ReadRole(const TomlNode& node, pathway::Library& library, Faults& faults) {
  TableReader reader(node, fmt::format("the role “{}”", node.key), faults);
  CheckIdentifier(node, IdentifierKind::kHyphens, faults);
  pathway::Role role{node.key,
                     reader.NeedText("title"),
                     reader.Text("help"),
                     reader.Texts("permissions"),
                     reader.Flag("four_eyes"),
                     reader.written()};
  reader.RefuseUnknown();
  library.roles.emplace(node.key, std::move(role));
}

void ReadTeam(const TomlNode& node, pathway::Library& library, Faults& faults) {
  TableReader reader(node, fmt::format("the team “{}”", node.key), faults);
  CheckIdentifier(node, IdentifierKind::kHyphens, faults);
  pathway::Team team;
  team.id = node.key;
  team.written = reader.written();
  team.title = reader.NeedText("title");
  team.help = reader.Text("help");
  team.calendar = reader.NeedText("calendar");
  team.manager = reader.Text("manager");
  team.takes = reader.Texts("takes");
  team.bands = reader.Texts("bands");
  reader.RefuseUnknown();
  library.council.teams.emplace(node.key, std::move(team));
}

// A list is kept as its items parted by commas.
std::string ReadValue(TableReader& reader, const TomlNode& row) {
  const TomlNode* value = row.Find("value");
  if (!value || value->kind != TomlNode::Kind::kList) {
    if (value && value->kind == TomlNode::Kind::kInteger) return reader.NumberText("value");
    return reader.NeedText("value");
  }
  std::string joined;
  for (const std::string& item : reader.Texts("value")) joined += (joined.empty() ? "" : ", ") + item;
  return joined;
}

std::string WrongValue(const std::string& kind, const std::string& value) {
  if (kind == "span") {
    const auto span = ParseSpan(value);
    return span ? "" : span.error().say;
  }
  if (kind == "number" && !feel::Decimal::Parse(value)) return "it must be a number";
  if (kind == "money" && !ParseMoney(value)) return "it must be an amount of money";
  if (kind == "yes/no" && value != "yes" && value != "no") return "it must be yes or no";
  return "";
}

DatedValue ReadDatedValue(const TomlNode& row, const Setting& setting, Faults& faults) {
  TableReader reader(row, fmt::format("a value of the setting “{}”", setting.id), faults);
  DatedValue value;
  const std::string from = reader.NeedText("from");
  const auto date = ParseDate(from);
  if (date) value.from = *date;
  else if (!from.empty())
    reader.Refuse("from", "PW-BAD-DATE", fmt::format("“{}” is no date: {}", from, date.error().say));
  value.value = ReadValue(reader, row);
  value.source = reader.Text("source");
  const std::string wrong = value.value.empty() ? "" : WrongValue(setting.kind, value.value);
  if (!wrong.empty())
    reader.Refuse("value", setting.kind == "span" ? "PW-BAD-SPAN" : "PW-BAD-VALUE",
                  fmt::format("“{}” cannot be the value of “{}”: {}", value.value, setting.id, wrong));
  if (reader.Flag("off")) value.value = "off";
  reader.RefuseUnknown();
  return value;
}

// Words of a council's own, such as its telephone number, nobody else can give: they may be left for it to set.
void CheckOrder(const std::vector<DatedValue>& values, bool may_be_unset, TableReader& reader) {
  if (values.empty() && !may_be_unset)
    reader.Refuse("values", "PW-MISSING-KEY", fmt::format("{} has no value.", reader.what()));
  for (std::size_t i = 1; i < values.size(); ++i) {
    if (values[i].from <= values[i - 1].from)
      reader.Refuse(fmt::format("values.{}", i), "PW-BAD-DATE", "The values are not in the order of their dates.");
  }
}

void ReadSetting(const TomlNode& node, pathway::Library& library, Faults& faults) {
  TableReader reader(node, fmt::format("the setting “{}”", node.key), faults);
  CheckIdentifier(node, IdentifierKind::kDots, faults);
  Setting setting;
  setting.id = node.key;
  setting.written = reader.written();
  setting.title = reader.NeedText("title");
  setting.help = reader.Text("help");
  setting.kind = reader.NeedText("kind");
  const std::vector<std::string> kinds = {"span", "number", "money", "yes/no", "list", "text"};
  if (!setting.kind.empty() && std::find(kinds.begin(), kinds.end(), setting.kind) == kinds.end())
    reader.Refuse("kind", "PW-BAD-VALUE", fmt::format("There is no kind of setting “{}”.", setting.kind));
  std::vector<DatedValue> values;
  for (const TomlNode* row : reader.Rows("values")) values.push_back(ReadDatedValue(*row, setting, faults));
  CheckOrder(values, setting.kind == "text", reader);
  setting.history = SettingHistory(std::move(values));
  reader.RefuseUnknown();
  library.council.settings.emplace(node.key, std::move(setting));
}

}  // namespace

void ReadRoles(const TomlNode& root, pathway::Library& library, Faults& faults) {
  TableReader reader(root, "the file of roles", faults);
  for (const TomlNode* node : reader.Tables("permission")) ReadPermission(*node, library, faults);
  for (const TomlNode* node : reader.Tables("role")) ReadRole(*node, library, faults);
  reader.RefuseUnknown();
}

void ReadTeams(const TomlNode& root, pathway::Library& library, Faults& faults) {
  TableReader reader(root, "the file of teams", faults);
  for (const TomlNode* node : reader.Tables("team")) ReadTeam(*node, library, faults);
  reader.RefuseUnknown();
}

void ReadSettings(const TomlNode& root, pathway::Library& library, Faults& faults) {
  TableReader reader(root, "the file of settings", faults);
  for (const TomlNode* node : reader.Tables("setting")) ReadSetting(*node, library, faults);
  reader.RefuseUnknown();
}

}  // namespace caseway::loader
