#include "web/handlers/handlers.h"
#include "web/views/chronology_list.h"
#include "web/views/person_banner.h"
#include "web/views/person_fields.h"
#include "web/views/person_page.h"
#include "web/views/person_words.h"
#include "web/views/sharing_words.h"
#include "web/views/tie_words.h"
#include "web/views/work_table.h"

namespace caseway::web {
namespace {

using html::Writer;

constexpr int kMostEntries = 500;

void Facts(Writer& w, const Visit& visit, const Person& person, bool secret) {
  html::SummaryListOptions list;
  const FieldValues value = ValuesOf(person);
  for (const auto& name : PersonFieldNames()) {
    std::string text = value(name);
    if (name == "born") text = views::BornWords(person.born, visit.now, person.died);
    if (name == "nhs_number") text = views::NhsWords(person.nhs_number);
    if (name == "gender") text = CodeLabel(visit, "genders", text);
    if (name == "address") text = secret ? "Kept secret" : views::AddressLine(person.address, person.postcode);
    if (name == "postcode" || text.empty()) continue;
    list.rows.push_back({.key = PersonFieldTitle(name), .value = text});
  }
  if (person.died) list.rows.push_back({.key = "Died", .value = FormatLong(*person.died)});
  html::SummaryList(w, list);
}

void Lines(Writer& w, const char* title, const std::vector<std::string>& lines) {
  if (lines.empty()) return;
  w << "<h2 class=\"govuk-heading-m\">" << std::string_view(title)
    << "</h2><ul class=\"govuk-list govuk-list--bullet\">";
  for (const auto& line : lines) w << "<li>" << line << "</li>";
  w << "</ul>";
}

std::vector<std::string> NeedLines(const Visit& visit, Record& record, PersonId id) {
  std::vector<std::string> lines;
  for (const auto& need : record.people().CommunicationNeeds(id)) {
    std::string line = CodeLabel(visit, "communication-needs", need.need);
    if (!need.format.empty()) line += ", " + CodeLabel(visit, "formats", need.format);
    if (!need.detail.empty()) line += ": " + need.detail;
    lines.push_back(std::move(line));
  }
  return lines;
}

std::vector<std::string> CaseLines(const Visit& visit, const std::vector<CaseRow>& rows) {
  std::vector<std::string> lines;
  for (const auto& row : rows) {
    std::string line = PathwayTitle(visit, row.pathway) + ", case " + Reference(row.id) + ": " +
                       StateTitle(visit, row.pathway, row.state);
    if (row.open && !row.owner_name.empty()) line += ", held by " + row.owner_name;
    if (!row.open) line += ", ended on " + FormatLong(LondonDate(row.ended));
    lines.push_back(std::move(line));
  }
  return lines;
}

std::vector<std::string> TieLines(const Visit& visit, const std::vector<Relationship>& ties) {
  std::vector<std::string> lines;
  for (const auto& tie : ties) {
    if (tie.other_name.empty() || tie.until) continue;
    std::string line = tie.other_name + ": " + RelationshipWords(visit, tie);
    if (const std::string part = TiePart(visit, tie); !part.empty()) line += ", " + part;
    if (!tie.safe_contact.empty()) line += ". Safe contact: " + tie.safe_contact;
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace

// Plain, whole, without forms. A key-safe number and a secret address are never on paper (P45).
Answer PrintPerson(Visit& visit, Record& record) {
  return WithPerson(
      visit, record,
      [&](const Person& person) {
        const auto alerts = record.people().Alerts(person.id, LondonDate(visit.now));
        const auto cases = visit.Holds(access::Permission::kSeeCase)
                               ? record.cases().OfPerson(person.id, visit.viewer())
                               : std::vector<CaseRow>{};
        const auto rows = record.people().Chronology(person.id, visit.viewer(), 0, kMostEntries, "");
        PageParts page{.title = "Print - " + person.DisplayName(), .current = "/people"};
        page.main = [&](Writer& w) {
          w << "<p class=\"govuk-body app-no-print\">";
          w.Tag("<a class=\"govuk-link\"").Href(PersonUrl(person.id)).End()
              << "Back to the record</a>. Print this page "
              << "from your browser.</p><h1 class=\"govuk-heading-l\">" << person.DisplayName() << "</h1>"
              << "<p class=\"govuk-body\">Reference " << Reference(person.id) << "</p>";
          std::vector<std::string> warnings;
          for (const auto& alert : alerts) warnings.push_back(AlertWords(visit, alert));
          Lines(w, "Alerts", warnings);
          Lines(w, "Communication needs", NeedLines(visit, record, person.id));
          w << "<h2 class=\"govuk-heading-m\">Details</h2>";
          Facts(w, visit, person, IsAddressSecret(alerts));
          Lines(w, "People around", TieLines(visit, record.people().Relationships(person.id, visit.viewer())));
          Lines(w, "What may be shared", SharingLines(visit, record.people().Sharing(person.id, visit.viewer())));
          Lines(w, "Cases", CaseLines(visit, cases));
          w << "<h2 class=\"govuk-heading-m\">Chronology</h2>";
          ChronologyList(w, visit, rows, {.shows_case = true, .is_print = true});
          if (static_cast<int>(rows.size()) == kMostEntries)
            w << "<p class=\"govuk-body\">The newest " << kMostEntries << " entries are shown.</p>";
        };
        Shown shown{.deed = AuditDeed::kPrinted, .subject_kind = "person", .ids = {person.id.value}};
        for (const auto& row : cases) {
          shown.ids.push_back(row.id.value);
          shown.restricted = shown.restricted || row.restriction != Restriction::kNone;
        }
        return Answer{Render(visit, std::move(page)), std::move(shown)};
      },
      access::Permission::kPrint);
}

}  // namespace caseway::web
