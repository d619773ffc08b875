#include "web/views/sharing_words.h"

#include <algorithm>

#include "web/views/person_page.h"
#include "web/views/work_table.h"

namespace caseway::web {

using html::Writer;

std::string SharedWith(const Visit& visit, const SharingChoice& choice) {
  const std::string kind = CodeLabel(visit, "sharing-with", choice.with);
  if (choice.other) return kind + ": " + (choice.other_name.empty() ? "someone you may not see" : choice.other_name);
  return choice.name.empty() ? kind : kind + ": " + choice.name;
}

std::string SharedWhat(const Visit& visit, const SharingChoice& choice) {
  std::string words = CodeLabel(visit, "sharing", choice.what) + ", since " + FormatLong(choice.since);
  if (choice.until) words += ", until " + FormatLong(*choice.until);
  return choice.detail.empty() ? words : words + ". " + choice.detail;
}

const SharingChoice* ChoiceAbout(const std::vector<SharingChoice>& choices, PersonId other) {
  const auto about = std::find_if(choices.begin(), choices.end(),
                                  [&](const auto& choice) { return choice.Holds() && choice.other == other; });
  return about == choices.end() ? nullptr : &*about;
}

std::string MayBeShared(const Visit& visit, const std::vector<SharingChoice>& choices, PersonId other) {
  const auto* choice = ChoiceAbout(choices, other);
  return choice == nullptr ? "They were not asked" : SharedWhat(visit, *choice);
}

std::vector<std::string> SharingLines(const Visit& visit, const std::vector<SharingChoice>& choices) {
  std::vector<std::string> lines;
  for (const auto& choice : choices) {
    if (choice.Holds()) lines.push_back(SharedWith(visit, choice) + ". " + SharedWhat(visit, choice));
  }
  return lines;
}

void SharingSummary(Writer& w, const Visit& visit, PersonId person, const std::vector<SharingChoice>& choices,
                    int heading_level) {
  html::HeadingStart(w, heading_level, {"govuk-heading-m"}, "sharing");
  w << "What may be shared";
  html::HeadingEnd(w, heading_level);
  const auto lines = SharingLines(visit, choices);
  if (lines.empty()) w << "<p class=\"govuk-body\">Nobody has asked yet with whom they let us share what.</p>";
  if (!lines.empty()) {
    w << "<ul class=\"govuk-list govuk-list--bullet\">";
    for (const auto& line : lines) w << "<li>" << line << "</li>";
    w << "</ul>";
  }
  w << "<p class=\"govuk-body app-no-print\">";
  w.Tag("<a class=\"govuk-link\"").Href(PersonUrl(person, "sharing")).End()
      << (visit.Holds(access::Permission::kChangePerson) ? "Record or change what may be shared"
                                                         : "All they have chosen")
      << "</a></p>";
}

}  // namespace caseway::web
