#include "core/casework/people.h"
#include "web/handlers/handlers.h"
#include "web/views/person_page.h"
#include "web/views/work_table.h"

namespace caseway::web {
namespace {

using html::Writer;

constexpr std::size_t kBlankRows = 2;
constexpr std::size_t kMostRows = 20;

std::string At(const char* name, std::size_t row) { return std::string(name) + "." + std::to_string(row); }

std::vector<CommunicationNeed> NeedsTyped(const Visit& visit) {
  std::vector<CommunicationNeed> needs;
  for (std::size_t row = 0; row < kMostRows; ++row) {
    CommunicationNeed need{visit.Form(At("need", row)),
                           visit.Form(At("format", row)),
                           casework::Trimmed(visit.Form(At("detail", row))),
                           {}};
    if (need.need.empty() && need.format.empty() && need.detail.empty()) continue;
    needs.push_back(std::move(need));
  }
  return needs;
}

void Row(Writer& w, const Visit& visit, std::size_t row, const CommunicationNeed& need, const Error* error) {
  const std::string number = std::to_string(row + 1);
  html::Fieldset(
      w, {.legend = {.text = "Need " + number, .classes = "govuk-fieldset__legend--m"}, .content = [&](Writer& in) {
            html::Select(in, {.name = At("need", row),
                              .label = {.text = "What makes it hard to read, hear or speak"},
                              .error = ErrorFor(error, At("need", row)),
                              .items = CodeOptions(visit, "communication-needs", "Choose"),
                              .value = need.need});
            html::Select(in, {.name = At("format", row),
                              .label = {.text = "Format or support that works"},
                              .items = CodeOptions(visit, "formats", "Not said"),
                              .value = need.format});
            html::Input(in, {.name = At("detail", row), .label = {.text = "More"}, .value = need.detail});
            if (need.reviewed)
              in << "<p class=\"govuk-body-s\">Last looked at on " << FormatLong(*need.reviewed) << "</p>";
          }});
}

Answer Page(Visit& visit, Record& record, const Person& person, const Error* error) {
  const bool typed = error != nullptr || visit.Form("deed") == "more";
  auto needs = typed ? NeedsTyped(visit) : record.people().CommunicationNeeds(person.id);
  needs.resize(std::min(needs.size() + kBlankRows, kMostRows));
  PersonPageParts parts{.title = "Communication needs", .tab = "details", .error = error};
  parts.main = [&](Writer& w) {
    w << "<h1 class=\"govuk-heading-l\">Communication needs</h1><p class=\"govuk-body\">What this person needs to "
         "read, "
         "hear and take part. Letters in another format are stopped until they can be made. Saving says that all of it "
         "was looked at today; someone who was asked and has none is told "
         "apart from someone nobody asked.</p>";
    ErrorWithoutField(w, error);
    if (!visit.Holds(access::Permission::kChangePerson)) {
      for (const auto& need : needs) {
        if (!need.need.empty())
          w << "<p class=\"govuk-body\">" << CodeLabel(visit, "communication-needs", need.need) << ", "
            << CodeLabel(visit, "formats", need.format) << "</p>";
      }
      return;
    }
    FormStart(w, visit, PersonUrl(person.id, "needs"));
    for (std::size_t row = 0; row < needs.size(); ++row) Row(w, visit, row, needs[row], error);
    html::Button(w, {.text = "Save needs", .prevent_double_click = true});
    w << " ";
    html::Button(w, {.text = "Another row", .name = "deed", .value = "more", .classes = "govuk-button--secondary"});
    FormEnd(w);
  };
  return PersonPage(visit, record, person, std::move(parts));
}

Error FaultsOf(const std::vector<CommunicationNeed>& needs) {
  Error error{ErrorCode::kInvalidInput, "Check what you entered."};
  if (needs.empty()) error.fields.push_back({At("need", 0), "Choose a need, or that they were asked and have none."});
  for (std::size_t row = 0; row < needs.size(); ++row) {
    if (needs[row].need.empty()) error.fields.push_back({At("need", row), "Choose the need, or empty the row."});
    if (needs[row].need == casework::kNoNeeds && needs.size() > 1)
      error.fields.push_back({At("need", row), "Either they have no needs or these: empty one of the rows."});
  }
  return error;
}

}  // namespace

Answer ShowNeeds(Visit& visit, Record& record) {
  return WithPerson(visit, record, [&](const Person& person) { return Page(visit, record, person, nullptr); });
}

Outcome RecordNeeds(Visit& visit, Record& record) {
  return ForPerson(visit, record, [&](const Person& person) -> Outcome {
    if (visit.Form("deed") == "more") return Page(visit, record, person, nullptr);
    const auto needs = NeedsTyped(visit);
    const Error error = FaultsOf(needs);
    if (!error.fields.empty()) return Page(visit, record, person, &error);
    Plan plan;
    const bool none = needs.front().need == casework::kNoNeeds;
    plan.work = [id = person.id, kept = none ? std::vector<CommunicationNeed>() : needs](WritableRecord& writable,
                                                                                         Visit& v) {
      return casework::RecordCommunicationNeeds(writable, id, kept, v.deed());
    };
    plan.then = [id = person.id](Visit&, const Document&) { return DoneAt(id, PersonUrl(id)); };
    plan.refused = [person](Visit& v, Record& again, const Error& refused) { return Page(v, again, person, &refused); };
    return plan;
  });
}

}  // namespace caseway::web
