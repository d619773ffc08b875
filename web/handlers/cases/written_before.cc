#include "web/handlers/cases/written_before.h"

#include <algorithm>

#include "web/chrome.h"
#include "web/handlers/cases/people_offered.h"

namespace caseway::web {

FormsBefore WrittenBefore(const Visit& visit, Record& record, const OpenForm& open) {
  FormsBefore before;
  const auto& context = *open.context;
  const auto* state = context.bundle().definition.Find(context.row().state);
  if (state == nullptr) return before;
  for (const auto& id : state->forms) {
    if (id == open.form->id) break;
    const auto form = context.bundle().forms.find(id);
    const Document* submitted = form == context.bundle().forms.end() ? nullptr : context.facts().Submitted(id);
    const auto& heads = context.facts().forms();
    const auto head =
        std::find_if(heads.begin(), heads.end(), [&](const auto& one) { return one.form == id && !one.struck; });
    if (submitted == nullptr || head == heads.end()) continue;
    const auto shown = ShownOf(context, form->second, *submitted, visit.now);
    Document answers = forms::OnlyShown(form->second, *submitted, shown);
    AddNamed(visit, record, form->second, answers, before.people);
    before.forms.insert(before.forms.begin(), {&form->second, *head, std::move(answers)});
  }
  return before;
}

void ShowWrittenBefore(html::Writer& w, const casework::CaseContext& context, const FormsBefore& before) {
  if (before.forms.empty()) return;
  w << "<h2 class=\"govuk-heading-m\">What was written before</h2>";
  bool is_newest = true;
  for (const auto& one : before.forms) {
    const std::string summary = one.form->title + ", by " + one.head.by + " on " + FormatLong(LondonDate(one.head.at));
    html::Details(w, {.summary = summary,
                      .text =
                          [&](html::Writer& in) {
                            FormReading(in, *one.form, one.answers, context.bundle().codes,
                                        {.heading_level = 3, .people = before.people});
                          },
                      .open = is_newest});
    is_newest = false;
  }
}

}  // namespace caseway::web
