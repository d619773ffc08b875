#include <map>
#include <utility>

#include "core/forms/answer_path.h"
#include "core/forms/answer_value.h"
#include "core/forms/answers.h"

namespace caseway::forms {
namespace {

using feel::Value;

// The form's own answers so far (and a row's), over the facts around it. A hidden answer is not in it: it reads as
// null.
class AnswersSoFar : public feel::Environment {
 public:
  AnswersSoFar(std::string_view name, const feel::Environment& outer) : name_(name), outer_(outer) {}

  void Put(const std::string& question, Value value) { values_[question] = std::move(value); }

  const Value* Find(std::string_view root) const override {
    if (root != name_) return outer_.Find(root);
    feel::Entries entries;
    for (const auto& [question, value] : values_) entries.emplace_back(question, value);
    whole_ = Value::Context(std::move(entries));
    return &whole_;
  }
  const Value* FindMember(std::string_view root, std::string_view member) const override {
    if (root != name_) return outer_.FindMember(root, member);
    const auto found = values_.find(member);
    return found == values_.end() ? nullptr : &found->second;
  }

 private:
  std::string_view name_;
  const feel::Environment& outer_;
  std::map<std::string, Value, std::less<>> values_;
  mutable Value whole_;
};

bool IsShown(const Question& question, const feel::Environment& facts, Instant now) {
  return !question.show_when || Holds(*question.show_when, facts, now);
}

Value ShowRow(const Question& group, std::size_t number, const Document& row, const feel::Environment& facts,
              Instant now, ShownQuestions& shown) {
  AnswersSoFar so_far("row", facts);
  feel::Entries entries;
  for (const Question& question : group.questions) {
    const bool is_shown = IsShown(question, so_far, now);
    Value value = is_shown ? AnswerValue(question, row[question.id]) : Value();
    if (is_shown) shown.paths.insert(RowPath(group.id, number, question.id));
    if (is_shown) so_far.Put(question.id, value);
    entries.emplace_back(question.id, std::move(value));
  }
  return Value::Context(std::move(entries));
}

Value ShowGroup(const Question& group, const Document& rows, const feel::Environment& facts, Instant now,
                ShownQuestions& shown) {
  feel::Values values;
  for (std::size_t i = 0; i < rows.Items().size(); ++i)
    values.push_back(ShowRow(group, i, rows.Items()[i], facts, now, shown));
  return values.empty() ? Value() : Value::List(std::move(values));
}

Document ShownRows(const Question& group, const Document& rows, const ShownQuestions& shown) {
  Document::List read;
  std::size_t number = 0;
  for (const Document& row : rows.Items()) {
    Document one{Document::Members{}};
    for (const Question& question : group.questions) {
      if (shown.Has(RowPath(group.id, number, question.id)) && row.Contains(question.id))
        one.Set(question.id, row[question.id]);
    }
    read.push_back(std::move(one));
    ++number;
  }
  return read;
}

}  // namespace

Value GroupValue(const Question& group, const Document& rows, const feel::Environment& facts, Instant now) {
  ShownQuestions shown;
  return ShowGroup(group, rows, facts, now, shown);
}

ShownQuestions Show(const FormDefinition& form, const Document& answers, const AnswerContext& context) {
  ShownQuestions shown;
  AnswersSoFar so_far(form.id, context.facts);
  for (const Question& question : form.questions) {
    if (!IsShown(question, so_far, context.now)) continue;
    shown.paths.insert(question.id);
    const Document& answer = answers[question.id];
    so_far.Put(question.id, question.IsGroup() ? ShowGroup(question, answer, so_far, context.now, shown)
                                               : AnswerValue(question, answer));
  }
  for (const Question& question : form.questions) {
    if (!question.withheld_when || !shown.Has(question.id)) continue;
    if (Holds(*question.withheld_when, so_far, context.now)) shown.withheld.insert(question.id);
  }
  return shown;
}

Document OnlyShown(const FormDefinition& form, const Document& answers, const ShownQuestions& shown) {
  Document read{Document::Members{}};
  for (const Question& question : form.questions) {
    if (!shown.Has(question.id) || !answers.Contains(question.id)) continue;
    if (question.IsGroup()) read.Set(question.id, ShownRows(question, answers[question.id], shown));
    else read.Set(question.id, answers[question.id]);
  }
  return read;
}

}  // namespace caseway::forms
