#include "app/demonstration/plausible_answers.h"

#include <array>

namespace caseway::app {
namespace {

using forms::Question;
using forms::QuestionType;

// clang-format off
constexpr std::array<const char*, 16> kSentences = {
    "Spoke with them at home; they were clear about what matters to them.",
    "Wants to stay in their own home and see the garden each day.",
    "Daughter visits on Tuesdays and does the shopping.",
    "Managing washing with a long-handled sponge; the stairs are hard in the evening.",
    "Has had two falls since the summer, both in the bathroom.",
    "Enjoys cooking and can make a hot meal when someone brings the shopping.",
    "Feels safe with the pendant alarm and knows how to use it.",
    "Tired after nights of broken sleep; would like a weekend away.",
    "Says the neighbour has been kind and checks on them each morning.",
    "Would like help with letters and bills, which pile up.",
    "Agreed to what is written here and has a copy.",
    "Goes to the lunch club on Thursdays and misses it when the weather is bad.",
    "Explained what we can do and what we cannot; they had time to think.",
    "Medication is in a weekly box that the pharmacy fills.",
    "The house is warm and tidy; the front step needs a rail.",
    "Will ring if anything changes; has our number by the telephone.",
};
constexpr std::array<const char*, 8> kWords = {"At home", "The daughter", "By telephone", "In the kitchen", "Dr Meadows", "Westhaven surgery", "The son", "A neighbour"};
// clang-format on

std::string OfferedCode(const Question& question, const forms::CodeLists& codes, Date today, Chance& chance) {
  const auto list = codes.find(question.choices);
  if (list == codes.end()) return "";
  const auto offered = list->second.Offered(today);
  return offered.empty() ? "" : chance.OneOf(offered)->id;
}

Document NumberFor(const Question& question, Chance& chance) {
  const int least = question.min.empty() ? 0 : std::atoi(question.min.c_str());
  const int most = question.max.empty() ? least + 20 : std::atoi(question.max.c_str());
  return std::to_string(least +
                        static_cast<int>(chance.Below(static_cast<std::uint64_t>(std::max(1, most - least + 1)))));
}

std::string DayNear(const Question& question, Date today, Chance& chance) {
  const int back = static_cast<int>(chance.Below(30));
  const bool ahead = !question.past && chance.Hits(0.5);
  return FormatIso(Date{Days{today} + std::chrono::days{ahead ? back + 1 : -back}});
}

Document Rows(const Question& group, const forms::CodeLists& codes, Date today, Chance& chance);

Document AnswerTo(const Question& question, const forms::CodeLists& codes, Date today, Chance& chance) {
  switch (question.type) {
    case QuestionType::kText: return chance.OneOf(kWords);
    case QuestionType::kLongText: return chance.OneOf(kSentences);
    case QuestionType::kYesNoUnknown: return chance.Hits(0.62) ? "yes" : chance.Hits(0.9) ? "no" : "unknown";
    case QuestionType::kChoice: return OfferedCode(question, codes, today, chance);
    case QuestionType::kManyChoices: return Document().Add(OfferedCode(question, codes, today, chance));
    case QuestionType::kDate: return DayNear(question, today, chance);
    case QuestionType::kApproximateDate: return std::to_string(static_cast<int>(today.year()) - 1);
    case QuestionType::kNumber: return NumberFor(question, chance);
    case QuestionType::kOutcomeScore: return NumberFor(question, chance);
    case QuestionType::kMoney: return std::to_string(20 + chance.Below(400)) + ".00";
    case QuestionType::kPerson: return "";
    case QuestionType::kAddress: return "12 Mill Lane\nWesthaven";
    case QuestionType::kRepeatingGroup: return Rows(question, codes, today, chance);
    case QuestionType::kTable: return Rows(question, codes, today, chance);
    case QuestionType::kSignature: return "Signed on the visit";
  }
  return {};
}

Document Rows(const Question& group, const forms::CodeLists& codes, Date today, Chance& chance) {
  Document rows{Document::List{}};
  for (std::uint64_t i = 0, count = 1 + chance.Below(2); i < count; ++i) {
    Document row{Document::Members{}};
    for (const auto& question : group.questions) row.Set(question.id, AnswerTo(question, codes, today, chance));
    rows.Add(std::move(row));
  }
  return rows;
}

}  // namespace

Document PlausibleAnswers(const forms::FormDefinition& form, const forms::CodeLists& codes, Date today,
                          Chance& chance) {
  Document answers{Document::Members{}};
  for (const auto& question : form.questions) {
    if (!question.required && chance.Hits(0.15)) continue;
    answers.Set(question.id, AnswerTo(question, codes, today, chance));
  }
  return answers;
}

}  // namespace caseway::app
