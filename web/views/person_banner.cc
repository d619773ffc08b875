#include "web/views/person_banner.h"

#include <algorithm>

#include "web/chrome.h"
#include "web/views/work_table.h"

namespace caseway::web {
namespace {

using html::Writer;

constexpr std::string_view kUrgentAlerts[] = {"not-alone", "violence", "dog",    "infection",
                                              "fire",      "suicide",  "allergy"};

void AddAlerts(html::IdentityBarOptions& bar, const Visit& visit, const std::vector<Alert>& alerts) {
  for (const auto& alert : alerts) {
    const bool urgent =
        std::find(std::begin(kUrgentAlerts), std::end(kUrgentAlerts), alert.code) != std::end(kUrgentAlerts);
    std::string words = CodeLabel(visit, "alerts", alert.code);
    // What opens a door, and what is kept secret, is never said here (P45).
    if (alert.code != "key-safe" && alert.code != "address-secret" && !alert.text.empty()) words += ": " + alert.text;
    bar.badges.push_back({.text = std::move(words), .classes = urgent ? "moj-badge--red" : "moj-badge--purple"});
  }
}

void AddNeeds(html::IdentityBarOptions& bar, const Visit& visit, const std::vector<CommunicationNeed>& needs) {
  for (const auto& need : needs) {
    std::string words = CodeLabel(visit, "communication-needs", need.need);
    if (!need.format.empty()) words += ", " + CodeLabel(visit, "formats", need.format);
    bar.badges.push_back({.text = std::move(words), .classes = "moj-badge--blue"});
  }
}

void AddMarkers(html::IdentityBarOptions& bar, const Visit& visit, Record& record, const Person& person) {
  if (person.provisional) bar.badges.push_back({.text = "Provisional record", .classes = "moj-badge--grey"});
  if (person.identity_to_confirm) bar.badges.push_back({.text = "Identity to confirm", .classes = "moj-badge--red"});
  if (!visit.Holds(access::Permission::kSeeMarker)) return;
  const auto marker = record.cases().SafeguardingMarker(person.id);
  if (!marker) return;
  const std::string who = marker->owner_name.empty() ? marker->team_title : marker->owner_name;
  bar.badges.push_back({.text = "Open safeguarding enquiry, speak to " + who, .classes = "moj-badge--red"});
}

std::string AddressWords(const Visit& visit, const Person& person, const std::vector<Alert>& alerts) {
  const bool secret =
      std::any_of(alerts.begin(), alerts.end(), [](const Alert& alert) { return alert.code == "address-secret"; });
  if (secret && !visit.Holds(access::Permission::kSeeKeySafe)) return "Kept secret";
  std::string words = person.address;
  std::replace(words.begin(), words.end(), '\n', ' ');
  if (!person.postcode.empty()) words += (words.empty() ? "" : ", ") + person.postcode;
  return words.empty() ? "Not known" : words;
}

}  // namespace

std::string NhsNumberWords(const std::string& digits) {
  if (digits.size() != 10) return digits;
  return digits.substr(0, 3) + " " + digits.substr(3, 3) + " " + digits.substr(6);
}

std::string BornWords(const Person& person, Date today) {
  std::string words = FormatLong(person.born);
  if (person.born.precision == DatePrecision::kDay && !person.died)
    words += " (" + std::to_string(AgeInYears(person.born.first, today)) + ")";
  return words;
}

void PersonBanner(Writer& w, const Visit& visit, Record& record, const Person& person) {
  const Date today = LondonDate(visit.now);
  const auto alerts = record.people().Alerts(person.id, today);
  html::IdentityBarOptions bar;
  bar.title = person.DisplayName();
  bar.href = PersonUrl(person.id);
  if (!person.preferred_name.empty())
    bar.facts.push_back({.name = "Likes to be called", .value = person.preferred_name});
  bar.facts.push_back({.name = "Born", .value = BornWords(person, today)});
  if (person.died) bar.facts.push_back({.name = "Died", .value = FormatLong(*person.died)});
  const bool is_test = person.nhs_number.rfind("999", 0) == 0;
  bar.facts.push_back({.name = "NHS number",
                       .value = person.nhs_number.empty()
                                    ? std::string("Not known")
                                    : NhsNumberWords(person.nhs_number) + (is_test ? " (test)" : "")});
  bar.facts.push_back({.name = "Address", .value = AddressWords(visit, person, alerts)});
  AddAlerts(bar, visit, alerts);
  AddNeeds(bar, visit, record.people().CommunicationNeeds(person.id));
  AddMarkers(bar, visit, record, person);
  html::IdentityBar(w, bar);
}

}  // namespace caseway::web
