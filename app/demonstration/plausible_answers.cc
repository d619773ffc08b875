#include "app/demonstration/plausible_answers.h"

#include <algorithm>

#include "core/pathway/recorded.h"

namespace caseway::app {
namespace {

using forms::Question;
using forms::QuestionType;
using Fit = loader::Demonstration::Fit;

constexpr int kPastDays = 14;  // how far back and ahead a date lies where the file does not say
constexpr int kComingDays = 28;
constexpr double kAnswered = 0.7;  // of the questions that may be left out

// The number a name stands for, alike on every machine (FNV-1a).
std::uint64_t NumberOf(std::string_view name) {
  std::uint64_t number = 0xcbf29ce484222325ull;
  for (const unsigned char letter : name) number = (number ^ letter) * 0x100000001b3ull;
  return number;
}

class Filler {
 public:
  Filler(const Filling& filling, Chance& chance)
      : filling_(filling), chance_(chance), last_past_(filling.earliest), last_(filling.earliest) {}

  Document Fill(const std::vector<Question>& questions, const std::string& within, const Document* outer = nullptr) {
    Document answers{Document::Members{}};
    for (const auto& question : questions) {
      const std::string path = within + question.id;
      if (!question.required && !chance_.Hits(ShareAnswered(path))) continue;
      least_ = DayBefore(path, answers);
      fit_ = FitFor(path, answers, outer);
      if (fit_ != nullptr && fit_->leave_out) continue;
      if (question.past && least_ && *least_ > filling_.today) continue;  // that day has not come
      answers.Set(question.id, AnswerTo(question, path, answers, outer));
    }
    return answers;
  }

 private:
  // What was answered beside it, in what the row is of, or in another form that was submitted.
  std::string Said(const std::string& where, const Document& answers, const Document* outer) const {
    const auto dot = where.find('.');
    const std::string first = where.substr(0, dot);
    if (!answers[first].IsNull()) return SaidIn(answers, where);
    if (outer != nullptr && !(*outer)[first].IsNull()) return SaidIn(*outer, where);
    const Document* form = dot == std::string::npos || !filling_.submitted ? nullptr : filling_.submitted(first);
    return form == nullptr ? "" : SaidIn(*form, where.substr(dot + 1));
  }
  // Of a group its first row, of many choices the first.
  static std::string SaidIn(const Document& answers, const std::string& where) {
    const auto dot = where.find('.');
    const Document& said = answers[where.substr(0, dot)];
    if (!said.IsList()) return said.Text();
    if (said.Items().empty()) return "";
    return dot == std::string::npos ? said.Items().front().Text() : SaidIn(said.Items().front(), where.substr(dot + 1));
  }

  const Fit* FitFor(const std::string& path, const Document& answers, const Document* outer) const {
    const auto* fits = loader::Find(filling_.usual.fits, path);
    if (fits == nullptr) return nullptr;
    for (const Fit& fit : *fits) {
      const std::string said = Said(fit.where, answers, outer);
      const auto begins = [&](const std::string& is) { return is.empty() ? said.empty() : said.rfind(is, 0) == 0; };
      if (fit.same ? !said.empty() : std::any_of(fit.is.begin(), fit.is.end(), begins)) return &fit;
    }
    return nullptr;
  }

  double ShareAnswered(const std::string& path) const {
    const int* said = loader::Find(filling_.usual.answered, path);
    return said == nullptr ? kAnswered : *said / 100.0;
  }

  // The day of the question beside it that the file says it follows.
  std::optional<Date> DayBefore(const std::string& path, const Document& answers) const {
    const auto* earlier = loader::Find(filling_.usual.after, path);
    const auto day = earlier == nullptr ? Result<Date>(NotFound("")) : ParseDate(answers[*earlier].Text());
    return day ? std::optional<Date>(*day) : std::nullopt;
  }

  Document AnswerTo(const Question& question, const std::string& path, const Document& answers, const Document* outer) {
    if (fit_ != nullptr && fit_->same) return Said(fit_->where, answers, outer);
    if (fit_ != nullptr && !fit_->words.empty()) return chance_.OneOf(fit_->words);
    if (fit_ != nullptr && !fit_->answers.empty()) return Weighted(fit_->answers, chance_);
    switch (question.type) {
      case QuestionType::kText:
      case QuestionType::kLongText: return WordsFor(path);
      case QuestionType::kYesNoUnknown: return YesOrNo(question, path);
      case QuestionType::kChoice: return CodeFor(question, path);
      case QuestionType::kManyChoices: return CodesFor(question, path);
      case QuestionType::kDate: return DayFor(question, path);
      case QuestionType::kApproximateDate: return DayFor(question, path);
      case QuestionType::kNumber:
      case QuestionType::kOutcomeScore: return NumberFor(question, path);
      case QuestionType::kMoney: return std::to_string(20 + chance_.Below(400)) + ".00";
      case QuestionType::kPerson: return filling_.close;
      case QuestionType::kAddress: return "12 Mill Lane\nWesthaven";
      case QuestionType::kRepeatingGroup:
      case QuestionType::kTable: return RowsFor(question, path, answers);
      case QuestionType::kSignature: return "Signed on the visit";
    }
    return {};
  }

  Document WordsFor(const std::string& path) {
    const auto* words = loader::Find(filling_.usual.words, path);
    return words == nullptr ? "Nothing to add today." : chance_.OneOf(*words);
  }

  Document YesOrNo(const Question& question, const std::string& path) {
    static const loader::Weights even = {{"yes", 5}, {"no", 4}, {"unknown", 1}};
    const auto* weights = loader::Find(filling_.usual.answers, path);
    const auto& shares = weights == nullptr ? even : *weights;
    if (question.fact.empty() || pathway::IsRecorded(question.fact)) return Weighted(shares, chance_);
    Chance of_person(filling_.seed, static_cast<std::uint64_t>(filling_.subject.value), NumberOf(question.fact));
    return Weighted(shares, of_person);
  }

  // Those of the file that are offered today; all that are offered where the file names none of them.
  loader::Weights Offered(const Question& question, const std::string& path) const {
    loader::Weights offered;
    const auto list = filling_.codes.find(question.choices);
    if (list == filling_.codes.end()) return offered;
    const auto* weights = loader::Find(filling_.usual.answers, path);
    if (weights == nullptr) weights = loader::Find(filling_.usual.answers, "codes/" + question.choices);
    for (const auto* code : list->second.Offered(filling_.today)) {
      if (weights == nullptr) offered.emplace_back(code->id, 1);
      else
        for (const auto& [id, weight] : *weights) {
          if (id == code->id) offered.emplace_back(id, weight);
        }
    }
    if (!offered.empty() || weights == nullptr) return offered;
    for (const auto* code : list->second.Offered(filling_.today)) offered.emplace_back(code->id, 1);
    return offered;
  }

  std::string CodeFor(const Question& question, const std::string& path) {
    return Weighted(Offered(question, path), chance_);
  }

  Document CodesFor(const Question& question, const std::string& path) {
    Document chosen{Document::List{}};
    auto offered = Offered(question, path);
    for (std::uint64_t wanted = 1 + chance_.Below(3); wanted > 0 && !offered.empty(); --wanted) {
      const std::string code = Weighted(offered, chance_);
      chosen.Add(code);
      offered.erase(std::remove_if(offered.begin(), offered.end(), [&](const auto& one) { return one.first == code; }),
                    offered.end());
    }
    return chosen;
  }

  // Dates ascend in the order they are asked: what is past after what was past before it, what is to come after all.
  std::string DayFor(const Question& question, const std::string& path) {
    const auto* days = loader::Find(filling_.usual.days, path);
    const int first = days != nullptr ? days->first : question.past ? -kPastDays : 1;
    const int last = question.past     ? std::min(0, days != nullptr ? days->second : 0)
                     : days != nullptr ? days->second
                                       : kComingDays;
    // What the file lets lie before the case was received may: it is what the case is about.
    const Date after = question.past ? last_past_ : days != nullptr && first < 0 ? Date{} : last_;
    Days from = Days{filling_.today} + std::chrono::days{first};
    if (after.ok()) from = std::max(from, Days{after});
    if (least_) from = std::max(from, Days{*least_});
    const Days to = std::max(from, Days{filling_.today} + std::chrono::days{last});
    const auto span = static_cast<std::uint64_t>((to - from).count()) + 1;
    const Date day{from + std::chrono::days{chance_.Below(span)}};
    if (day > last_) last_ = day;
    if (day <= filling_.today && day > last_past_) last_past_ = day;
    return FormatIso(day);
  }

  Document NumberFor(const Question& question, const std::string& path) {
    const auto* said = loader::Find(filling_.usual.numbers, path);
    const int least = said != nullptr ? said->first : question.min.empty() ? 0 : std::atoi(question.min.c_str());
    const int most = said != nullptr        ? said->second
                     : question.max.empty() ? least + 20
                                            : std::atoi(question.max.c_str());
    // Low numbers are likelier than high ones: the lower of two.
    const auto span = static_cast<std::uint64_t>(std::max(1, most - least + 1));
    return std::to_string(least + static_cast<int>(std::min(chance_.Below(span), chance_.Below(span))));
  }

  Document RowsFor(const Question& group, const std::string& path, const Document& outer) {
    const auto* rows = loader::Find(filling_.usual.rows, path);
    const int fewest = rows == nullptr ? 1 : rows->first;
    const int most = rows == nullptr ? 2 : rows->second;
    const auto count = fewest + static_cast<int>(chance_.Below(static_cast<std::uint64_t>(most - fewest + 1)));
    Document filled{Document::List{}};
    for (int i = 0; i < count; ++i) filled.Add(Fill(group.questions, path + ".", &outer));
    return filled;
  }

  const Filling& filling_;
  Chance& chance_;
  Date last_past_;
  Date last_;
  const Fit* fit_ = nullptr;   // of the question being answered
  std::optional<Date> least_;  // of the date being answered
};

}  // namespace

std::string Weighted(const loader::Weights& weights, Chance& chance) {
  std::uint64_t all = 0;
  for (const auto& [id, weight] : weights) all += static_cast<std::uint64_t>(std::max(0, weight));
  if (all == 0) return "";
  std::uint64_t at = chance.Below(all);
  for (const auto& [id, weight] : weights) {
    const auto share = static_cast<std::uint64_t>(std::max(0, weight));
    if (at < share) return id;
    at -= share;
  }
  return "";
}

Document PlausibleAnswers(const forms::FormDefinition& form, const Filling& filling, Chance& chance) {
  return Filler(filling, chance).Fill(form.questions, form.id + ".");
}

}  // namespace caseway::app
