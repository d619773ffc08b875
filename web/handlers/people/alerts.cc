#include <algorithm>

#include "core/casework/people.h"
#include "web/frame.h"
#include "web/handlers/handlers.h"
#include "web/views/person_banner.h"
#include "web/views/person_page.h"
#include "web/views/person_words.h"
#include "web/views/work_table.h"

namespace caseway::web {
namespace {

using access::Permission;
using html::Url;
using html::Writer;

Url AlertUrl(PersonId person, std::int64_t key, std::string_view deed) {
  return Url::Path({"people", PathReference(person), "alerts", std::to_string(key), deed});
}

std::int64_t KeyAsked(const Visit& visit) {
  const std::string text(visit.Path("alert"));
  if (text.empty() || text.size() > 15 || text.find_first_not_of("0123456789") != std::string::npos) return 0;
  return std::stoll(text);
}

std::string DatesWords(const Alert& alert, Date today) {
  std::string words = "Since " + FormatLong(alert.since);
  if (!alert.source.empty()) words += ", from " + alert.source;
  if (alert.review)
    words += (*alert.review < today ? ", review was due by " : ", review by ") + FormatLong(*alert.review);
  if (alert.expires) words += ", ends on " + FormatLong(*alert.expires);
  return words;
}

void OneAlert(Writer& w, const Visit& visit, const Person& person, const Alert& alert, std::int64_t revealed) {
  const std::string title = CodeLabel(visit, "alerts", alert.code);
  w << "<section class=\"govuk-!-margin-bottom-6\"><h2 class=\"govuk-heading-s govuk-!-margin-bottom-1\">" << title
    << "</h2>";
  if (IsKeySafe(alert)) {
    if (revealed == alert.key) {
      w << "<p class=\"govuk-body\" role=\"status\">The number: <strong>" << alert.text
        << "</strong>. That you saw it is kept in the audit.</p>";
    } else if (visit.Holds(Permission::kSeeKeySafe)) {
      w << "<p class=\"govuk-body\">The number is hidden.</p>";
      FormStart(w, visit, AlertUrl(person.id, alert.key, "reveal"));
      html::Button(w, {.text = "Show the key-safe number", .classes = "govuk-button--secondary"});
      FormEnd(w);
    } else {
      w << "<p class=\"govuk-body\">The number is hidden. Your role does not include seeing it.</p>";
    }
  } else if (!alert.text.empty()) {
    w << "<p class=\"govuk-body app-as-written\">" << alert.text << "</p>";
  }
  w << "<p class=\"govuk-body-s\">" << DatesWords(alert, LondonDate(visit.now)) << "</p>";
  if (visit.Holds(Permission::kChangePerson)) {
    html::Details(w, {.summary = "End this alert: " + title, .text = [&](Writer& in) {
                        FormStart(in, visit, AlertUrl(person.id, alert.key, "end"));
                        html::Input(in, {.name = "reason",
                                         .label = {.text = "Why it no longer applies: " + title},
                                         .value = visit.Form("reason"),
                                         .id = "reason-" + std::to_string(alert.key)});
                        html::Button(in, {.text = "End alert: " + title, .classes = "govuk-button--secondary"});
                        FormEnd(in);
                      }});
  }
  w << "</section>";
}

void AddForm(Writer& w, const Visit& visit, const Person& person, const Error* error) {
  w << "<h2 class=\"govuk-heading-m\">Add an alert</h2>";
  FormStart(w, visit, PersonUrl(person.id, "alerts"));
  html::Select(w, {.name = "code",
                   .label = {.text = "What to warn of"},
                   .error = ErrorFor(error, "code"),
                   .items = CodeOptions(visit, "alerts", "Choose"),
                   .value = visit.Form("code")});
  html::Textarea(w,
                 {.name = "text",
                  .label = {.text = "What a colleague must know"},
                  .hint = {.text = "For a key safe: the number and where it is. It is hidden and shown on a click that "
                                   "is kept. For an attorney or deputy: who, and for what"},
                  .error = ErrorFor(error, "text"),
                  .value = visit.Form("text"),
                  .rows = 3});
  html::Input(w, {.name = "source",
                  .label = {.text = "Who says so"},
                  .error = ErrorFor(error, "source"),
                  .value = visit.Form("source")});
  for (const auto& [name, label] :
       {std::pair{"review", "Look at it again by"}, {"expires", "It ends on, if that is known"}}) {
    html::Input(w, {.name = name,
                    .label = {.text = label},
                    .hint = {.text = "For example, 3/3/2027"},
                    .error = ErrorFor(error, name),
                    .value = visit.Form(name),
                    .classes = "govuk-input--width-10"});
  }
  html::Button(w, {.text = "Add alert", .prevent_double_click = true});
  FormEnd(w);
}

Answer Page(Visit& visit, Record& record, const Person& person, const Error* error, std::int64_t revealed = 0) {
  const auto alerts = record.people().Alerts(person.id, LondonDate(visit.now));
  PersonPageParts parts{.title = "Alerts", .tab = "details", .error = error};
  if (revealed != 0) {
    parts.reason = "key-safe number shown";
    parts.restricted = true;  // the row is on the disk before the number leaves
  }
  parts.main = [&](Writer& w) {
    w << "<h1 class=\"govuk-heading-l\">Alerts</h1>";
    ErrorWithoutField(w, error);
    if (alerts.empty()) w << "<p class=\"govuk-body\">No alert.</p>";
    for (const auto& alert : alerts) OneAlert(w, visit, person, alert, revealed);
    if (visit.Holds(Permission::kChangePerson)) AddForm(w, visit, person, error);
  };
  return PersonPage(visit, record, person, std::move(parts));
}

Result<std::optional<Date>> DayTyped(const Visit& visit, const std::string& field) {
  const std::string text = casework::Trimmed(visit.Form(field));
  if (text.empty()) return std::optional<Date>{};
  const auto day = views::ParseDay(text);
  if (!day) return InvalidField(field, day.error().say);
  return std::optional<Date>{*day};
}

Result<casework::AddAlertCommand> AlertTyped(const Visit& visit, const Person& person) {
  casework::AddAlertCommand alert{.person = person.id, .code = visit.Form("code"), .text = visit.Form("text")};
  alert.source = visit.Form("source");
  const auto review = DayTyped(visit, "review");
  if (!review) return review.error();
  const auto expires = DayTyped(visit, "expires");
  if (!expires) return expires.error();
  alert.review = *review;
  alert.expires = *expires;
  if (alert.code == "key-safe" && casework::Trimmed(alert.text).empty())
    return InvalidField("text", "Write the key-safe number.");
  return alert;
}

Plan Then(Plan plan, const Person& person) {
  plan.then = [id = person.id](Visit&, const Document&) { return DoneAt(id, PersonUrl(id, "alerts")); };
  plan.refused = [person](Visit& v, Record& again, const Error& error) { return Page(v, again, person, &error); };
  return plan;
}

}  // namespace

Answer ShowAlerts(Visit& visit, Record& record) {
  return WithPerson(visit, record, [&](const Person& person) { return Page(visit, record, person, nullptr); });
}

Outcome AddAlert(Visit& visit, Record& record) {
  return ForPerson(visit, record, [&](const Person& person) -> Outcome {
    const auto alert = AlertTyped(visit, person);
    if (!alert) return Page(visit, record, person, &alert.error());
    Plan plan;
    plan.work = [alert = *alert](WritableRecord& writable, Visit& v) {
      return casework::AddAlert(writable, alert, v.deed());
    };
    return Then(std::move(plan), person);
  });
}

Outcome EndAlert(Visit& visit, Record& record) {
  return ForPerson(visit, record, [&](const Person& person) -> Outcome {
    const std::int64_t key = KeyAsked(visit);
    if (casework::Trimmed(visit.Form("reason")).empty()) {
      const Error error = InvalidField("reason-" + std::to_string(key), "Say why the alert no longer applies.");
      return Page(visit, record, person, &error);
    }
    Plan plan;
    plan.work = [id = person.id, key, reason = visit.Form("reason")](WritableRecord& writable, Visit& v) {
      return casework::EndAlert(writable, id, key, reason, v.deed());
    };
    return Then(std::move(plan), person);
  });
}

// Nothing is changed by it but the audit, which keeps who saw the number (P45).
Outcome RevealKeySafe(Visit& visit, Record& record) {
  return ForPerson(
      visit, record,
      [&](const Person& person) -> Outcome {
        const std::int64_t key = KeyAsked(visit);
        const auto alerts = record.people().Alerts(person.id, LondonDate(visit.now));
        if (std::none_of(alerts.begin(), alerts.end(),
                         [key](const Alert& alert) { return alert.key == key && IsKeySafe(alert); }))
          return ErrorAnswer(visit, NotFound("There is no such key safe on this record."));
        return Page(visit, record, person, nullptr, key);
      },
      Permission::kSeeKeySafe);
}

}  // namespace caseway::web
