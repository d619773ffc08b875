#include <fmt/format.h>

#include <map>

#include "core/pathway/bundle_check.h"

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
      for (const forms::Question& question : form.questions) CheckFact(form_id, question, book, report);
    }
  }
}

}  // namespace caseway::pathway
