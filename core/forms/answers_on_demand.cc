#include "core/forms/answers_on_demand.h"

#include <utility>

#include "core/forms/answer_value.h"

namespace caseway::forms {
namespace {

using feel::Value;

// What the condition of a question may look at: the questions before it, and the facts around the form.
class EarlierAnswers : public feel::Environment {
 public:
  EarlierAnswers(const std::string& form, const AnswersOnDemand& own, std::size_t limit, const feel::Environment& outer)
      : form_(form), own_(own), limit_(limit), outer_(outer) {}

  const Value* Find(std::string_view root) const override {
    if (root != form_) return outer_.Find(root);
    whole_ = own_.Whole(limit_);
    return &whole_;
  }
  const Value* FindMember(std::string_view root, std::string_view member) const override {
    if (root != form_) return outer_.FindMember(root, member);
    const std::size_t place = own_.PlaceOf(member);
    return place < limit_ ? &own_.At(place) : nullptr;
  }

 private:
  const std::string& form_;
  const AnswersOnDemand& own_;
  const std::size_t limit_;
  const feel::Environment& outer_;
  mutable Value whole_;
};

}  // namespace

std::size_t AnswersOnDemand::PlaceOf(std::string_view question) const {
  std::size_t place = 0;
  while (place < form_.questions.size() && form_.questions[place].id != question) ++place;
  return place;
}

const Value& AnswersOnDemand::At(std::size_t place) const {
  Answer& answer = worked_out_[place];
  if (answer.known) return answer.value;
  answer.known = true;  // null from here on: a question that asks for itself through another form
  const Question& question = form_.questions[place];
  const Document& given = answers_[question.id];
  if (IsUnanswered(given) && !question.IsGroup()) return answer.value;
  const EarlierAnswers earlier(form_.id, *this, place, context_.facts);
  if (question.show_when && !Holds(*question.show_when, earlier, context_.now)) return answer.value;
  answer.value = question.IsGroup() ? GroupValue(question, given, earlier, context_.now) : AnswerValue(question, given);
  return answer.value;
}

const Value* AnswersOnDemand::Member(std::string_view question) const {
  const std::size_t place = PlaceOf(question);
  return place < form_.questions.size() ? &At(place) : nullptr;
}

Value AnswersOnDemand::Whole(std::size_t limit) const {
  feel::Entries entries;
  for (std::size_t place = 0; place < form_.questions.size() && place < limit; ++place)
    entries.emplace_back(form_.questions[place].id, At(place));
  return Value::Context(std::move(entries));
}

}  // namespace caseway::forms
