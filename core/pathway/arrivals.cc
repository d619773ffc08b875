#include "core/pathway/arrivals.h"

namespace caseway::pathway {
namespace {

std::shared_ptr<const Bundle> Receiving(const Library& library, std::string_view what, std::string_view usual) {
  for (const auto& [id, bundle] : library.live()) {
    if (bundle->definition.receives == what) return bundle;
  }
  return library.Live(usual);
}

bool TakesWords(const forms::Question& question) {
  return question.type == forms::QuestionType::kLongText || question.type == forms::QuestionType::kText;
}

FirstQuestions Named(const Bundle& bundle) {
  FirstQuestions first;
  for (const std::string& path : bundle.definition.ask_first) {
    const auto dot = path.find('.');
    if (dot == std::string::npos) continue;
    const auto form = bundle.forms.find(path.substr(0, dot));
    const auto* question = form == bundle.forms.end() ? nullptr : form->second.Find(path.substr(dot + 1));
    if (question == nullptr) continue;
    first.form = form->first;
    first.questions.push_back(question);
    first.all_needed = true;
  }
  return first;
}

}  // namespace

std::shared_ptr<const Bundle> ReceivingContacts(const Library& library) {
  return Receiving(library, kContacts, "referral");
}

std::shared_ptr<const Bundle> ReceivingConcerns(const Library& library) {
  return Receiving(library, kConcerns, "safeguarding");
}

bool ReceivesContacts(const Library& library, std::string_view pathway) {
  const auto bundle = ReceivingContacts(library);
  return bundle != nullptr && bundle->definition.id == pathway;
}

bool ReceivesConcerns(const Library& library, std::string_view pathway) {
  const auto bundle = ReceivingConcerns(library);
  return bundle != nullptr && bundle->definition.id == pathway;
}

bool SubjectIsAtRisk(const Library& library, std::string_view pathway) {
  const auto bundle = library.Live(pathway);
  return bundle == nullptr || !bundle->definition.risk_to_others;
}

std::string ArrivalTeam(const Bundle& bundle) {
  const State* first = bundle.definition.Find(bundle.definition.starts);
  return first == nullptr ? "" : first->owner;
}

FirstQuestions FirstAsked(const Bundle& bundle) {
  FirstQuestions first = Named(bundle);
  const State* state = bundle.definition.Find(bundle.definition.starts);
  if (!first.questions.empty() || state == nullptr || state->forms.empty()) return first;
  const auto form = bundle.forms.find(state->forms.front());
  if (form == bundle.forms.end()) return first;
  first.form = form->first;
  bool has_words = false;
  for (const auto& question : form->second.questions) {
    const bool words = TakesWords(question) && !question.show_when;
    const bool required = question.required && !question.show_when && !question.IsGroup();
    if (required || (words && !has_words)) first.questions.push_back(&question);
    has_words = has_words || words;
  }
  return first;
}

}  // namespace caseway::pathway
