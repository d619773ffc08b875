#include "app/commands/due_asked.h"

#include <fmt/format.h>

#include <fstream>
#include <iterator>

#include "core/pathway/nearest.h"
#include "workflows/loader/read_council.h"

namespace caseway {
namespace {

Result<Origin> TimeIn(const std::string& option, const std::string& from) {
  constexpr std::size_t kLongestDate = 10;
  const auto date = ParseDate(from);
  if (date) return Origin{FromLondon({*date, 0, 0}), true, ""};
  const auto instant = ParseInstant(from);
  const std::string& why = from.size() <= kLongestDate || instant ? date.error().say : instant.error().say;
  if (!instant) return InvalidInput(fmt::format("{}: \"{}\" is no time: {}", option, from, why));
  return Origin{*instant, false, ""};
}

// "2026-10-01..2026-10-04": to the end of the fourth; times are taken as they are.
Result<Pause> PauseIn(const std::string& text) {
  const auto dots = text.find("..");
  if (dots == std::string::npos) return InvalidInput(fmt::format("--pause: \"{}\" is no FROM..TO.", text));
  const auto from = TimeIn("--pause", text.substr(0, dots));
  if (!from) return from.error();
  const auto until = TimeIn("--pause", text.substr(dots + 2));
  if (!until) return until.error();
  Pause pause{from->at, until->at};
  if (until->only_a_day) pause.until = FromLondon({Date(Days(LondonDate(until->at)) + std::chrono::days{1}), 0, 0});
  if (pause.until <= pause.from) return InvalidInput(fmt::format("--pause: \"{}\" ends before it begins.", text));
  return pause;
}

Result<DueKind> KindIn(const DueOptions& options) {
  if (options.kind.empty()) return DueKind::kLookAgain;
  const auto kind = ParseDueKind(options.kind);
  if (!kind) return InvalidInput("--kind: " + kind.error().say);
  return kind;
}

// With the values that the council itself has set.
pathway::Setting WithOwn(pathway::Setting setting, const DueOptions& options) {
  std::vector<DatedValue> values = setting.history.values();
  for (const auto& row : options.own) {
    if (row.name == options.setting) values.push_back({row.from, row.value, row.reason});
  }
  setting.history = SettingHistory(std::move(values));
  return setting;
}

// Errors: no such file, one with faults, no setting of that id.
Result<pathway::Setting> SettingIn(const DueOptions& options) {
  const auto path = options.calendars.parent_path() / "settings.toml";
  const std::string name = path.generic_string();
  std::ifstream file(path, std::ios::binary);
  if (!file) return InvalidInput(fmt::format("--setting: {} cannot be read.", name));
  const loader::TomlTree tree = loader::ParseToml(std::string(std::istreambuf_iterator<char>(file), {}), name);
  if (tree.fault) return InvalidInput(forms::ToString(tree.fault->place) + ": " + tree.fault->say);
  pathway::Library library;
  pathway::Faults faults;
  loader::ReadSettings(tree.root, library, faults);
  if (!faults.empty()) return InvalidInput(forms::ToString(faults.front().place) + ": " + faults.front().say);
  const auto& settings = library.council.settings;
  if (const auto found = settings.find(options.setting); found != settings.end())
    return WithOwn(found->second, options);
  std::vector<std::string> names;
  for (const auto& [id, setting] : settings) names.push_back(id);
  return InvalidInput(fmt::format("--setting: there is no setting \"{}\".{}", options.setting,
                                  pathway::DidYouMean(options.setting, names)));
}

// The rule with the setting's value of that day; before its first value the rule as given, where one is.
Result<DueRule> WithSetting(const DueOptions& options, const DueRule& rule, Date day) {
  const auto setting = SettingIn(options);
  if (!setting) return setting.error();
  if (setting->kind != "span")
    return InvalidInput(fmt::format("--setting: \"{}\" is no span of time.", options.setting));
  if (setting->history.On(day) == nullptr && options.rule.empty())
    return InvalidInput(fmt::format("--setting: \"{}\" has no value yet on {}.", options.setting, FormatLong(day)));
  DueRule asked = rule;
  asked.setting = options.setting;
  return InForce(asked, &setting->history, day);
}

Result<DueRule> RuleIn(const DueOptions& options, Date day) {
  DueRule rule;
  if (options.rule.empty() && options.setting.empty())
    return InvalidInput("--rule: give a span of time, such as \"5 working days\", or a --setting.");
  if (!options.rule.empty()) {
    const auto within = ParseSpan(options.rule);
    if (!within) return InvalidInput("--rule: " + within.error().say);
    rule.within = *within;
  }
  const auto kind = KindIn(options);
  if (!kind) return kind.error();
  rule.kind = *kind;
  rule.source = options.source;
  if (options.setting.empty()) return rule;
  return WithSetting(options, rule, day);
}

}  // namespace

Result<DueAsked> ReadAsked(const DueOptions& options) {
  DueAsked asked;
  const auto origin = TimeIn("--from", options.from);
  if (!origin) return origin.error();
  asked.origin = *origin;
  const auto rule = RuleIn(options, LondonDate(origin->at));
  if (!rule) return rule.error();
  asked.rule = *rule;
  if (asked.rule.kind == DueKind::kLimit && asked.rule.source.empty()) asked.rule.source = "as given";
  for (const std::string& text : options.pauses) {
    const auto pause = PauseIn(text);
    if (!pause) return pause.error();
    asked.pauses.push_back(*pause);
  }
  return asked;
}

}  // namespace caseway
