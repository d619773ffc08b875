#include <fmt/format.h>

#include <map>

#include "core/pathway/bundle_check.h"
#include "core/pathway/nearest.h"
#include "core/pathway/recorded.h"

namespace caseway::pathway {
namespace {

// Where a fact was first asked for.
struct FirstAsked {
  const forms::Question* question = nullptr;
  std::string form;
};
using FactBook = std::map<std::string, FirstAsked>;

bool SameKind(const forms::Question& a, const forms::Question& b) { return a.type == b.type && a.choices == b.choices; }

// The case's band is a code of urgency-bands: no other answer can set it.
bool SetsNoBand(const forms::Question& question) {
  return question.fact == "band" &&
         (question.type != forms::QuestionType::kChoice || question.choices != "urgency-bands");
}

// Words can stand where longer words are asked for; of a group the questions of the same id are taken over.
bool Answers(const forms::Question& given, const forms::Question& asked) {
  using forms::QuestionType;
  const bool words = given.type == QuestionType::kText && asked.type == QuestionType::kLongText;
  return words || SameKind(given, asked);
}

// "form.concern.allegations": an answer of another form of this pathway.
void CheckFormFact(const Bundle& bundle, const forms::FormDefinition& form, const forms::Question& question,
                   Report& report) {
  const std::string path(FormAnswer(question.fact));
  const Place& place = question.written.Of("fact");
  const auto dot = path.find('.');
  const auto other = bundle.forms.find(path.substr(0, dot));
  const bool known = other != bundle.forms.end() && other->first != form.id && dot != std::string::npos;
  const auto* given = known ? other->second.Find(path.substr(dot + 1)) : nullptr;
  if (given == nullptr) {
    const std::string near = known ? "" : DidYouMean(path.substr(0, dot), KeysOf(bundle.forms));
    report.faults.push_back(
        {place, "PW-UNKNOWN-NAME", fmt::format("No other form of this pathway asks “{}”.{}", path, near), {}});
  } else if (!Answers(*given, question)) {
    report.faults.push_back({place,
                             "PW-FACT-TYPE",
                             fmt::format("“{}” is {} and {} here: one cannot answer the other.", path,
                                         forms::QuestionTypeName(given->type), forms::QuestionTypeName(question.type)),
                             {}});
  }
}

void CheckFact(const std::string& form, const forms::Question& question, FactBook& book, Report& report) {
  if (question.fact.empty()) return;
  const Place& place = question.written.Of("fact");
  if (SetsNoBand(question)) {
    report.faults.push_back({place, "PW-FACT-TYPE", "The fact “band” is a choice of “urgency-bands”.", {}});
    return;
  }
  const auto [known, added] = book.emplace(question.fact, FirstAsked{&question, form});
  const forms::Question& first = *known->second.question;
  if (!added && !SameKind(first, question))
    report.faults.push_back(
        {place,
         "PW-FACT-TYPE",
         fmt::format("The fact “{}” is {} here and {} in the form “{}” ({}): one cannot answer the other.",
                     question.fact, forms::QuestionTypeName(question.type), forms::QuestionTypeName(first.type),
                     known->second.form, forms::ToString(first.written.header)),
         {}});
}

}  // namespace

void CheckFacts(const Library& library, Report& report) {
  FactBook book;
  for (const auto& [id, bundle] : library.live()) {
    for (const auto& [form_id, form] : bundle->forms) {
      for (const forms::Question& question : form.questions) {
        if (FormAnswer(question.fact).empty()) CheckFact(form_id, question, book, report);
        else CheckFormFact(*bundle, form, question, report);
      }
    }
  }
}

}  // namespace caseway::pathway
