#include <algorithm>
#include <sstream>

#include "core/casework/council.h"
#include "core/pathway/setting_use.h"
#include "web/frame.h"
#include "web/handlers/council/council_handlers.h"
#include "web/service.h"
#include "web/views/administration.h"
#include "web/views/person_words.h"

namespace caseway::web {
namespace {

using html::Url;
using html::Writer;

// One value of a setting: shipped with a source, or the council's own with a reason and a name.
struct Value {
  Date from{};
  std::string value, why, by;
};

// The shipped values, then the council's own; of two from the same day the council's holds.
std::vector<Value> HistoryOf(const pathway::Setting& setting, const std::vector<SettingRow>& rows) {
  std::vector<Value> values;
  const auto is_own = [&](const DatedValue& dated) {
    return std::any_of(rows.begin(), rows.end(), [&](const SettingRow& row) {
      return row.name == setting.id && row.from == dated.from && row.value == dated.value;
    });
  };
  for (const auto& dated : setting.history.values()) {
    if (!is_own(dated)) values.push_back({dated.from, dated.value, dated.source, "As shipped"});
  }
  for (const auto& row : rows) {
    if (row.name == setting.id) values.push_back({row.from, row.value, row.reason, row.by});
  }
  std::stable_sort(values.begin(), values.end(), [](const Value& a, const Value& b) { return a.from < b.from; });
  return values;
}

const Value* InForceOn(const std::vector<Value>& values, Date day) {
  const Value* holds = nullptr;
  for (const auto& value : values) {
    if (value.from <= day) holds = &value;
  }
  return holds;
}

// Roles by their titles; "off" is a word of the file.
std::string ValueWords(const Visit& visit, const std::string& value) {
  if (value == "off") return "Off";
  std::string words;
  bool names_roles = false;
  std::istringstream parts(value);
  for (std::string part; std::getline(parts, part, ',');) {
    const std::string title = RoleTitle(visit, casework::Trimmed(part));
    names_roles = names_roles || title != casework::Trimmed(part);
    words += (words.empty() ? "" : ", ") + title;
  }
  return names_roles ? words : value;
}

Url SettingUrl(const std::string& id) { return Url::Path({"settings", id}); }

// Which of the page's tables a setting stands in.
enum class Kind { kLimit, kLetter, kOther };
Kind KindOf(const std::string& id) {
  if (id.rfind("limit.", 0) == 0) return Kind::kLimit;
  return id.rfind("letters.", 0) == 0 ? Kind::kLetter : Kind::kOther;
}

void Group(Writer& w, const Visit& visit, const std::vector<SettingRow>& rows, Kind kind, const char* caption) {
  const Date today = LondonDate(visit.now);
  html::TableWriter table(
      w, {.head = {{.text = "Setting"}, {.text = "Now"}, {.text = "Since"}, {.text = "Source or reason"}},
          .caption = caption,
          .caption_classes = "govuk-table__caption--m",
          .classes = "app-table--dense app-table--stack"});
  for (const auto& [id, setting] : visit.library().council.settings) {
    if (KindOf(id) != kind) continue;
    const auto values = HistoryOf(setting, rows);
    const Value* now = InForceOn(values, today);
    table.Row();
    table.Cell(LabelledCell("Setting", [&, title = setting.title, name = id](Writer& cell) {
      cell.Tag("<a class=\"govuk-link\"").Href(SettingUrl(name)).End() << title << "</a>";
    }));
    table.Cell(LabelledCell("Now", now == nullptr ? std::string("Not set") : ValueWords(visit, now->value)));
    table.Cell(LabelledCell("Since", now == nullptr ? std::string() : FormatLong(now->from)));
    table.Cell(LabelledCell("Source or reason", now == nullptr     ? std::string()
                                                : now->why.empty() ? std::string("Local default")
                                                                   : now->why));
  }
  table.End();
}

void History(Writer& w, const Visit& visit, const std::vector<Value>& values, Date today) {
  html::TableWriter table(w,
                          {.head = {{.text = "From"}, {.text = "Value"}, {.text = "Source or reason"}, {.text = "By"}},
                           .caption = "History, newest first",
                           .caption_classes = "govuk-table__caption--m",
                           .classes = "app-table--dense app-table--stack"});
  const Value* now = InForceOn(values, today);
  for (auto value = values.rbegin(); value != values.rend(); ++value) {
    table.Row();
    table.Cell(LabelledCell("From", FormatLong(value->from)));
    table.Cell(LabelledCell("Value", ValueWords(visit, value->value) + (&*value == now        ? " (in force)"
                                                                        : value->from > today ? " (to come)"
                                                                                              : "")));
    table.Cell(LabelledCell("Source or reason", value->why.empty() ? std::string("Local default") : value->why));
    table.Cell(LabelledCell("By", value->by));
  }
  table.End();
}

// Of a date, an example that fits what counts by it, and whether it can be switched off.
std::string SpanHint(const pathway::Library& library, const pathway::Setting& setting) {
  const std::string example = pathway::ExampleFor(library, setting);
  const std::string hint = example.empty() ? "" : "For example, " + example;
  if (!pathway::FitsItsUse(library, setting, "off")) return hint;
  return hint + (hint.empty() ? "" : "; ") + "“off” switches it off";
}

std::string ValueHint(const pathway::Library& library, const pathway::Setting& setting) {
  const std::string& kind = setting.kind;
  if (kind == "span") return SpanHint(library, setting);
  if (kind == "money") return "In pounds, for example 1,500";
  if (kind == "yes/no") return "yes or no";
  if (kind == "list") return "Codes with commas between";
  if (kind == "number") return "A whole number";
  if (kind == "text") return "As it is to be read";
  return "";
}

void AddForm(Writer& w, const Visit& visit, const pathway::Setting& setting, const Error* error) {
  w << "<h2 class=\"govuk-heading-m\">A new value from a date</h2><p class=\"govuk-body\">What began before that day "
       "stays on the older value.</p>";
  FormStart(w, visit, SettingUrl(setting.id));
  html::InputOptions value{.name = "value",
                           .label = {.text = "New value"},
                           .error = ErrorFor(error, "value"),
                           .value = visit.Form("value"),
                           .classes = setting.kind == "text" ? "" : "govuk-input--width-20"};
  if (const std::string hint = ValueHint(visit.library(), setting); !hint.empty()) value.hint = {.text = hint};
  html::Input(w, value);
  html::Input(w, {.name = "from",
                  .label = {.text = "From"},
                  .hint = {.text = "For example, 1/4/2027"},
                  .error = ErrorFor(error, "from"),
                  .value = visit.Form("from"),
                  .classes = "govuk-input--width-10"});
  html::Textarea(w, {.name = "reason",
                     .label = {.text = "Who decided this, and why"},
                     .error = ErrorFor(error, "reason"),
                     .value = visit.Form("reason"),
                     .rows = 3});
  html::Button(w, {.text = "Save the new value", .prevent_double_click = true});
  FormEnd(w);
}

Answer Page(Visit& visit, Record& record, const Error* error) {
  const auto found = visit.library().council.settings.find(visit.Path("setting"));
  if (found == visit.library().council.settings.end()) return ErrorAnswer(visit, NotFound("There is no such setting."));
  const auto& setting = found->second;
  const auto values = HistoryOf(setting, record.council().Settings());
  PageParts page{.title = setting.title,
                 .current = "/settings",
                 .errors = ErrorLinks(error),
                 .back = Url("/settings"),
                 .back_text = "Back to settings"};
  if (error != nullptr) page.status = StatusOf(error->code);
  page.main = [&](Writer& w) {
    if (visit.Query("done") == "1") html::NotificationBanner(w, {.text = "The new value is saved.", .success = true});
    w << "<span class=\"govuk-caption-l\">" << setting.id << "</span><h1 class=\"govuk-heading-l\">" << setting.title
      << "</h1>";
    if (!setting.help.empty()) w << "<p class=\"govuk-body\">" << setting.help << "</p>";
    History(w, visit, values, LondonDate(visit.now));
    AddForm(w, visit, setting, error);
  };
  return {Render(visit, std::move(page))};
}

}  // namespace

Answer ShowSettings(Visit& visit, Record& record) {
  const auto rows = record.council().Settings();
  PageParts page{.title = "Settings", .current = "/settings"};
  page.main = [&](Writer& w) {
    w << "<h1 class=\"govuk-heading-l\">Settings</h1>";
    AdministrationLinks(w, visit, "/settings");
    AdministratorTasks(w, visit, record);
    w << "<p class=\"govuk-body\">Every value holds from a date. What began before a change stays on the value of its "
         "day.</p>";
    Group(w, visit, rows, Kind::kLimit, "Limits, and where each comes from");
    Group(w, visit, rows, Kind::kLetter, "What every letter says");
    Group(w, visit, rows, Kind::kOther, "Look-again dates and other local settings");
  };
  return {Render(visit, std::move(page))};
}

Answer ShowSetting(Visit& visit, Record& record) { return Page(visit, record, nullptr); }

Outcome AddSettingValue(Visit& visit, Record& record) {
  const std::string name(visit.Path("setting"));
  const auto from = views::ParseDay(visit.Form("from"));
  if (!from) {
    const Error error = InvalidField(
        "from", casework::Trimmed(visit.Form("from")).empty() ? "Say from which day it holds." : from.error().say);
    return Page(visit, record, &error);
  }
  Plan plan;
  plan.work = [name, from = *from](WritableRecord& writable, Visit& v) {
    return casework::ChangeSetting(writable, name, from, v.Form("value"), v.Form("reason"), v.deed());
  };
  plan.then = [name](Visit& v, const Document&) {
    v.service->run_later(v.service->refresh_live);
    return Answer{http::SeeOther(SettingUrl(name).str() + "?done=1"),
                  {.deed = AuditDeed::kChanged, .subject_kind = "setting", .reason = name}};
  };
  plan.refused = [](Visit& v, Record& again, const Error& error) { return Page(v, again, &error); };
  return plan;
}

}  // namespace caseway::web
