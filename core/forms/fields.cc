#include "core/forms/answer_path.h"
#include "core/forms/answers.h"

namespace caseway::forms {
namespace {

// Many choices repeat their name: each value joins the list. So does a question about a person, whose box follows its
// choices: an empty box leaves what was chosen.
void AddField(const FormDefinition& form, Document& answers, const std::string& name, const std::string& value) {
  const auto path = SplitPath(form, name);
  if (!path || (path->Answered()->IsGroup())) return;
  Document answer(value);
  if (path->Answered()->type == QuestionType::kManyChoices) {
    Document chosen = AnswerAt(answers, name);
    if (!chosen.IsList()) chosen = Document(Document::List{});
    if (!value.empty()) chosen.Add(value);
    answer = std::move(chosen);
  }
  if (path->Answered()->type == QuestionType::kPerson && IsUnanswered(answer) && !IsUnanswered(AnswerAt(answers, name)))
    return;
  SetAnswer(form, answers, name, std::move(answer));
}

Document WithoutEmptyRows(const Document& rows) {
  Document::List kept;
  for (const Document& row : rows.Items()) {
    if (!IsUnanswered(row)) kept.push_back(row);
  }
  return Document(std::move(kept));
}

}  // namespace

Document AnswersFromFields(const FormDefinition& form, const Fields& fields) {
  Document answers(Document::Members{});
  for (const auto& [name, value] : fields) AddField(form, answers, name, value);
  for (const Question& question : form.questions) {
    if (question.IsGroup() && answers.Contains(question.id))
      answers.Set(question.id, WithoutEmptyRows(answers[question.id]));
  }
  return answers;
}

}  // namespace caseway::forms
