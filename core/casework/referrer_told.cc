#include "core/casework/referrer_told.h"

#include <algorithm>

#include "core/forms/answers.h"
#include "core/pathway/arrivals.h"

namespace caseway::casework {
namespace {

bool SaysNotTold(const forms::Question& question, const Document& answers, const forms::CodeLists& codes) {
  const auto list = codes.find(question.choices);
  if (list == codes.end()) return false;
  const auto* chosen = list->second.Find(forms::AnswerAt(answers, question.id).Text());
  if (chosen == nullptr) return false;
  const auto told = chosen->more.find("referrer_told");
  return told != chosen->more.end() && told->second == "no";
}

bool SaysNotTold(const FormVersion& form, const pathway::Bundle& bundle) {
  const auto found = bundle.forms.find(form.form);
  if (found == bundle.forms.end() || form.struck) return false;
  const auto& questions = found->second.questions;
  return std::any_of(questions.begin(), questions.end(), [&](const forms::Question& question) {
    return SaysNotTold(question, form.answers, bundle.codes);
  });
}

}  // namespace

bool ReferrerMayBeTold(Record& record, PersonId person, const pathway::Library& library) {
  Viewer everything;
  everything.is_system = true;
  for (const CaseRow& row : record.cases().OfPerson(person, everything)) {
    const auto bundle = library.Pinned(row.bundle);
    if (bundle == nullptr || !pathway::ReceivesConcerns(library, row.pathway)) continue;
    for (const FormVersion& form : record.cases().LatestForms(row.id)) {
      if (SaysNotTold(form, *bundle)) return false;
    }
  }
  return true;
}

}  // namespace caseway::casework
