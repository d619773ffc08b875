#include "tests/support/page_way.h"

#include <stdexcept>

#include "core/forms/answer_path.h"
#include "core/reference.h"
#include "tests/support/page_forms.h"

namespace caseway::tests {
namespace {

// One field a value; many choices repeat their name, rows are numbered.
void AddAnswer(http::Fields& fields, const std::string& path, const Document& answer) {
  if (answer.IsList() && !answer.Items().empty() && answer.Items().front().IsMembers()) {
    std::size_t number = 0;
    for (const auto& row : answer.Items()) {
      for (const auto& [question, value] : row.Named())
        AddAnswer(fields, forms::RowPath(path, number, question), value);
      ++number;
    }
    return;
  }
  for (const auto& one : answer.IsList() ? answer.Items() : Document::List{answer}) fields.Add(path, one.Text());
}

void AddAnswers(http::Fields& fields, const Document& answers) {
  for (const auto& [question, answer] : answers.Named()) AddAnswer(fields, question, answer);
}

// What the page itself sends with its form.
http::Fields HiddenOf(const std::string& page, const std::string& target) {
  const auto form = FormTo(page, target);
  if (!form) throw std::runtime_error(target + " has no form that posts there: " + WordsOf(page));
  http::Fields fields;
  for (const auto& field : form->fields) {
    const bool ours = field.name == "csrf" || field.name == "command";
    if (field.kind == PageField::Kind::kHidden && !ours) fields.Add(field.name, field.value);
  }
  return fields;
}

http::Fields Begin(CouncilPages& pages, const std::string& target, const Actor& actor) {
  const http::Response page = pages.Get(target, actor);
  if (page.status != 200) throw std::runtime_error(actor.name + ", " + target + ": " + WordsOf(page.body));
  return HiddenOf(page.body, target);
}

// A save that was not a submit leads back to the form, never to the case.
void End(CouncilPages& pages, const std::string& target, http::Fields fields, const Actor& actor) {
  const http::Response done = pages.Post(target, std::move(fields), actor);
  const bool back = done.location.find("check=1") != std::string::npos;
  if (done.status != 303 || back)
    throw std::runtime_error(actor.name + ", " + target + ": " +
                             (back ? pages.Words(done.location, actor) : WordsOf(done.body)));
}

void TakeByPage(CouncilPages& pages, const Actor& actor, const casework::AdvanceCaseCommand& command) {
  const std::string target = "/cases/" + PathReference(command.case_id) + "/actions/" + command.action;
  http::Fields fields = Begin(pages, target, actor);
  if (command.answers) AddAnswers(fields, *command.answers);
  if (!command.reason.empty()) fields.Add("action_reason", command.reason);
  if (!command.reason_text.empty()) fields.Add("action_words", command.reason_text);
  if (command.worker) fields.Add("action_worker", Reference(command.worker));
  if (command.team) fields.Add("action_team", Reference(command.team));
  fields.Add("deed", "take");
  End(pages, target, std::move(fields), actor);
}

void WriteByPage(CouncilPages& pages, const Actor& actor, const casework::SubmitFormCommand& command) {
  const std::string target = "/cases/" + PathReference(command.case_id) + "/forms/" + command.form;
  http::Fields fields = Begin(pages, target, actor);
  AddAnswers(fields, command.answers);
  if (!command.reason.empty()) fields.Add("change_reason", command.reason);
  fields.Add("deed", "submit");
  End(pages, target, std::move(fields), actor);
}

}  // namespace

StoryWay ByPages(CouncilPages& pages) {
  return {
      [&pages](const Actor& actor, const casework::AdvanceCaseCommand& command) { TakeByPage(pages, actor, command); },
      [&pages](const Actor& actor, const casework::SubmitFormCommand& command) { WriteByPage(pages, actor, command); }};
}

}  // namespace caseway::tests
