#include "tests/core/forms/sample_form.h"

#include <stdexcept>
#include <utility>

namespace caseway::forms {
namespace {

Question Make(std::string id, std::string ask, QuestionType type) {
  Question question;
  question.id = std::move(id);
  question.ask = std::move(ask);
  question.type = type;
  return question;
}

Code MakeCode(std::string id, std::string label) {
  Code code;
  code.id = std::move(id);
  code.label = std::move(label);
  return code;
}

Question Helpers() {
  Question group = Make("helpers", "Who helps", QuestionType::kRepeatingGroup);
  Question name = Make("name", "Name", QuestionType::kText);
  name.required = true;
  name.max_length = 10;
  Question again = Make("ask_again", "When to ask again", QuestionType::kDate);
  again.show_when = Condition{"row.paid = \"no\"", {}, {}};
  group.questions = {name, Make("paid", "Are they paid?", QuestionType::kYesNoUnknown), again};
  return group;
}

void CompileAll(FormDefinition& form) {
  feel::TypeScope scope;
  scope.Set(form.id, TypeOf(form, SampleCodes())).Set("row", RowTypeOf(*form.Find("helpers"), SampleCodes()));
  const auto compile = [&](Question& question) {
    if (question.show_when && Compile(*question.show_when, scope)) throw std::logic_error(question.id);
  };
  for (Question& question : form.questions) {
    compile(question);
    for (Question& inner : question.questions) compile(inner);
  }
}

}  // namespace

CodeLists SampleCodes() {
  CodeList moods;
  moods.id = "moods";
  moods.codes = {MakeCode("well", "Well"), MakeCode("worried", "Worried"), MakeCode("cross", "Cross")};
  moods.codes[2].to = *ParseDate("2020-12-31");
  return {{"moods", moods}};
}

FormDefinition SampleForm() {
  FormDefinition form;
  form.id = "first";
  form.questions = {Make("safe", "Is it safe?", QuestionType::kYesNoUnknown),
                    Make("mood", "Mood", QuestionType::kChoice),
                    Make("worry", "What worries them?", QuestionType::kLongText),
                    Make("needs", "Moods of the week", QuestionType::kManyChoices),
                    Make("seen_on", "Date they were seen", QuestionType::kDate),
                    Make("born", "Date of birth", QuestionType::kApproximateDate),
                    Make("age", "Age", QuestionType::kNumber),
                    Make("cost", "Cost", QuestionType::kMoney),
                    Helpers()};
  form.questions[0].required = true;
  form.questions[1].choices = form.questions[3].choices = "moods";
  form.questions[2].show_when = Condition{"first.mood = \"worried\"", {}, {}};
  form.questions[2].required = true;
  form.questions[4].past = true;
  form.questions[6].min = "0";
  form.questions[6].max = "120";
  CompileAll(form);
  return form;
}

Instant SampleNow() { return *ParseInstant("2026-11-22T09:00"); }

ShownQuestions ShowSample(const FormDefinition& form, const Document& answers) {
  return Show(form, answers, {feel::NameTable(), SampleCodes(), SampleNow()});
}

std::vector<FieldError> ValidateSample(const FormDefinition& form, const Document& answers) {
  const feel::NameTable nothing;
  const CodeLists codes = SampleCodes();
  const AnswerContext context{nothing, codes, SampleNow()};
  return Validate(form, answers, Show(form, answers, context), context);
}

}  // namespace caseway::forms
