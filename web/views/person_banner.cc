#include "web/views/person_banner.h"

#include <algorithm>

#include "core/casework/enquiry_marker.h"
#include "core/casework/people.h"
#include "core/people/nhs_number.h"
#include "web/views/person_words.h"
#include "web/views/work_table.h"

namespace caseway::web {
namespace {

using access::Permission;

constexpr std::size_t kShortAlert = 120;
constexpr std::string_view kUrgentAlerts[] = {"not-alone", "violence", "dog",    "infection",
                                              "fire",      "suicide",  "allergy"};

bool IsUrgent(const Alert& alert) {
  return std::find(std::begin(kUrgentAlerts), std::end(kUrgentAlerts), alert.code) != std::end(kUrgentAlerts);
}

std::string NeedWords(const Visit& visit, const CommunicationNeed& need) {
  std::string words = CodeLabel(visit, "communication-needs", need.need);
  if (!need.format.empty()) words += ", " + CodeLabel(visit, "formats", need.format);
  if (!need.detail.empty()) words += ": " + need.detail;
  return words;
}

std::string AskedOn(const CommunicationNeed& none) {
  return none.reviewed ? ", asked on " + FormatLong(*none.reviewed) : ", asked";
}

// Nobody asked is told apart from asked and none (P46).
std::string NeedsWords(const Visit& visit, const std::vector<CommunicationNeed>& needs) {
  if (needs.empty()) return "Not asked yet";
  if (needs.front().need == casework::kNoNeeds) return "No needs" + AskedOn(needs.front());
  std::string words;
  for (const auto& need : needs) words += (words.empty() ? "" : "; ") + NeedWords(visit, need);
  return words;
}

// "Do not visit alone" alone where what was written with it is long: the alerts page has the rest.
std::string BadgeWords(const Visit& visit, const Alert& alert) {
  std::string words = AlertWords(visit, alert);
  return words.size() <= kShortAlert ? words : CodeLabel(visit, "alerts", alert.code) + " (see alerts)";
}

std::string MarkerWords(const CasesReading::Marker& marker) {
  std::string words = "Open safeguarding enquiry, speak to ";
  if (marker.owner_name.empty())
    return words + (marker.team_title.empty() ? "the safeguarding team" : marker.team_title);
  return words + marker.owner_name + (marker.team_title.empty() ? "" : ", " + marker.team_title);
}

// Who may open a restricted case in an emergency and cannot see this one is led to where that is asked for (P47, F87).
bool MayAskFor(const Visit& visit, Record& record, CaseId id) {
  if (!visit.Holds(Permission::kBreakGlass)) return false;
  const auto row = record.cases().Find(id);
  if (!row) return false;
  const bool named = record.cases().HasAccess(id, visit.actor.user, visit.now);
  const auto relation = casework::RelationTo(visit.actor, *row, named, record.cases().Parties(id));
  return !access::May(visit.roles(), visit.actor, Permission::kSeeCase, relation);
}

html::BadgeOptions MarkerBadge(const Visit& visit, Record& record, const CasesReading::Marker& marker) {
  html::BadgeOptions badge{.text = MarkerWords(marker), .classes = "moj-badge--red"};
  if (!MayAskFor(visit, record, marker.case_id)) return badge;
  badge.text = [words = MarkerWords(marker), id = marker.case_id](html::Writer& w) {
    w << words << ". ";
    w.Tag("<a class=\"govuk-link app-no-print\"").Href(CaseUrl(id).Under({"break-glass"})).End()
        << "Open it in an emergency</a>";
  };
  return badge;
}

std::vector<html::IdentityFact> FactsOf(const Visit& visit, const Person& person, bool secret,
                                        const std::vector<CommunicationNeed>& needs) {
  std::vector<html::IdentityFact> facts;
  if (!person.preferred_name.empty()) facts.push_back({.name = "Likes to be called", .value = person.preferred_name});
  facts.push_back({.name = "Born", .value = views::BornWords(person.born, visit.now, person.died)});
  if (person.died) facts.push_back({.name = "Died", .value = FormatLong(*person.died)});
  facts.push_back({.name = "NHS number", .value = views::NhsWords(person.nhs_number)});
  // The banner is on what people print: a secret address stands on the details page alone.
  facts.push_back(
      {.name = "Address", .value = secret ? "Kept secret" : views::AddressLine(person.address, person.postcode)});
  facts.push_back({.name = "Reference", .value = Reference(person.id)});
  facts.push_back({.name = "Communication", .value = NeedsWords(visit, needs)});
  return facts;
}

std::vector<html::BadgeOptions> BadgesOf(const Visit& visit, Record& record, const Person& person,
                                         const std::vector<Alert>& alerts) {
  std::vector<html::BadgeOptions> badges;
  for (const auto& alert : alerts)
    badges.push_back(
        {.text = BadgeWords(visit, alert), .classes = IsUrgent(alert) ? "moj-badge--red" : "moj-badge--purple"});
  if (const auto marker = casework::EnquiryMarkerFor(record, person.id, visit.deed()))
    badges.push_back(MarkerBadge(visit, record, *marker));
  if (person.died) badges.push_back({.text = "Died", .classes = "moj-badge--grey"});
  if (person.provisional)
    badges.push_back({.text = "Provisional: who this is is not certain yet", .classes = "moj-badge--blue"});
  if (person.identity_to_confirm)
    badges.push_back(
        {.text = "Identity to confirm: the NHS number may be someone else's", .classes = "moj-badge--blue"});
  return badges;
}

}  // namespace

bool IsKeySafe(const Alert& alert) { return alert.code == "key-safe"; }

bool IsAddressSecret(const std::vector<Alert>& alerts) {
  return std::any_of(alerts.begin(), alerts.end(), [](const Alert& alert) { return alert.code == "address-secret"; });
}

std::string AddressFor(const Visit& visit, const Person& person, bool secret) {
  if (!secret) return views::AddressLine(person.address, person.postcode);
  if (!visit.Holds(Permission::kSeeKeySafe)) return "Kept secret";
  return views::AddressLine(person.address, person.postcode) + " (secret: do not pass on)";
}

std::optional<MoveToComeWords> MoveToComeOf(const Visit& visit, Record& record, const Person& person, bool on_details) {
  const auto move = record.people().MoveToCome(person.id);
  if (!move) return std::nullopt;
  const bool secret = IsAddressSecret(record.people().Alerts(person.id, LondonDate(visit.now)));
  Person there = person;
  there.address = move->address, there.postcode = move->postcode;
  const std::string address = secret && !on_details ? "Kept secret" : AddressFor(visit, there, secret);
  return MoveToComeWords{"From " + FormatLong(move->from), address.empty() ? "address not known" : address};
}

std::string AlertWords(const Visit& visit, const Alert& alert) {
  std::string words = CodeLabel(visit, "alerts", alert.code);
  if (IsKeySafe(alert)) return words + ": number kept hidden";
  if (alert.code == "address-secret") return words;
  return alert.text.empty() ? words : words + ": " + alert.text;
}

std::string NhsNumberWords(const std::string& digits) { return FormatNhsNumber(digits); }

std::string BornWords(const Person& person, Date today) {
  return views::BornWords(person.born, FromLondon({today, 0, 0}), person.died);
}

void PersonBanner(html::Writer& w, const Visit& visit, Record& record, const Person& person) {
  const auto alerts = record.people().Alerts(person.id, LondonDate(visit.now));
  const auto needs = record.people().CommunicationNeeds(person.id);
  html::IdentityBarOptions bar{
      .title = person.title.empty() ? person.DisplayName() : person.title + " " + person.DisplayName(),
      .label = "Person"};
  if (visit.Holds(Permission::kSeePerson)) bar.href = PersonUrl(person.id);
  bar.facts = FactsOf(visit, person, IsAddressSecret(alerts), needs);
  bar.badges = BadgesOf(visit, record, person, alerts);
  html::IdentityBar(w, bar);
}

}  // namespace caseway::web
