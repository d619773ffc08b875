#include "web/views/first_said.h"

#include "core/forms/answers.h"
#include "core/pathway/arrivals.h"
#include "web/chrome.h"

namespace caseway::web {

using html::Writer;

void FirstSaid(Writer& w, casework::CaseContext& context) {
  const auto& bundle = context.bundle();
  if (bundle.definition.ask_first.empty()) return;
  const auto first = pathway::FirstAsked(bundle);
  const Document* answers = context.facts().Submitted(first.form);
  if (answers == nullptr) return;
  html::SummaryListOptions list;
  for (const auto* question : first.questions) {
    std::string said = forms::DescribeAnswer(*question, (*answers)[question->id], bundle.codes);
    if (said.empty()) continue;
    list.rows.push_back({.key = question->ask, .value = [said = std::move(said)](Writer& in) {
                           in << "<span class=\"app-as-written\">" << said << "</span>";
                         }});
  }
  if (list.rows.empty()) return;
  w << "<h2 class=\"govuk-heading-m\">What was said when it was raised</h2>";
  html::SummaryList(w, list);
}

}  // namespace caseway::web
