#include "core/casework/people_named.h"

#include <charconv>

#include "core/forms/answer_path.h"

namespace caseway::casework {
namespace {

using forms::QuestionType;

struct Named {
  const forms::Question& question;
  std::string path;
};

// The shown questions that ask for a person, those of rows among them.
std::vector<Named> AskedFor(const forms::FormDefinition& form, const Document& answers,
                            const forms::ShownQuestions& shown) {
  std::vector<Named> asked;
  const auto add = [&](const forms::Question& question, std::string path) {
    if (question.type == QuestionType::kPerson && shown.Has(path)) asked.push_back({question, std::move(path)});
  };
  for (const auto& question : form.questions) {
    add(question, question.id);
    const std::size_t rows = question.IsGroup() ? answers[question.id].Items().size() : 0;
    for (std::size_t row = 0; row < rows; ++row) {
      for (const auto& inner : question.questions) add(inner, forms::RowPath(question.id, row, inner.id));
    }
  }
  return asked;
}

// A name is no number: that is said by the form's own check.
std::optional<PersonId> IdIn(const Document& answer) {
  const std::string& text = answer.Text();
  std::int64_t id = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), id);
  const bool is_number = !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
  if (!is_number) return std::nullopt;
  return read.ec == std::errc() ? PersonId{id} : PersonId{};
}

bool IsKnown(Record& record, PersonId id, const Deed& deed) {
  const auto person = record.people().Find(id);
  return person && access::May(deed.roles, deed.actor, access::Permission::kSeePerson,
                               access::RelationTo(deed.actor, person->id));
}

}  // namespace

std::vector<FieldError> PeopleNotKnown(Record& record, const forms::FormDefinition& form, const Document& answers,
                                       const forms::ShownQuestions& shown, const Document* before, const Deed& deed) {
  std::vector<FieldError> faults;
  for (const auto& [question, path] : AskedFor(form, answers, shown)) {
    const Document& answer = forms::AnswerAt(answers, path);
    const auto id = IdIn(answer);
    if (!id || (before != nullptr && forms::AnswerAt(*before, path) == answer) || IsKnown(record, *id, deed)) continue;
    faults.push_back({path, "No person whom you may see has the reference or number given: “" + question.ask +
                                "” Look for them by name, or choose somebody else."});
  }
  return faults;
}

}  // namespace caseway::casework
