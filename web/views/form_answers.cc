#include "web/views/form_answers.h"

#include <fmt/format.h>

#include <map>
#include <set>

#include "core/forms/answer_value.h"
#include "core/ports/draft_base.h"
#include "core/reference.h"
#include "web/views/person_field.h"

namespace caseway::web {
namespace {

using forms::Question;
using forms::QuestionType;

// FNV-1a: tells a changed answer from an unchanged one; nothing secret hangs on it.
std::string MarkOf(std::string_view text) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return fmt::format("{:016x}", hash);
}

// Of a question whose field shows something else than what is kept: whatever comes back is the writer's own.
constexpr char kOnlyInField[] = "-";

// People are chosen or typed by reference and kept by id; a name typed to look for them is kept as it is.
Document PersonAnswer(const Document& answer) {
  const std::string& text = answer.Text();
  if (text == kNobody) return {};
  if (text.find_first_not_of("0123456789") == std::string::npos) return answer;
  const auto id = ParseReference(text);
  return id ? Document(std::to_string(*id)) : answer;
}

Document CanonicalRows(const Question& group, const Document& rows) {
  Document::List kept;
  for (const auto& row : rows.Items()) {
    Document one{Document::Members{}};
    for (const auto& question : group.questions) {
      Document value = CanonicalAnswer(question, row[question.id]);
      if (!value.IsNull()) one.Set(question.id, std::move(value));
    }
    if (!one.Named().empty()) kept.push_back(std::move(one));
  }
  return kept.empty() ? Document() : Document(std::move(kept));
}

std::map<std::string, std::string> ReadWas(std::string_view text) {
  std::map<std::string, std::string> was;
  while (!text.empty()) {
    const auto comma = std::min(text.find(','), text.size());
    const std::string_view part = text.substr(0, comma);
    const auto colon = part.find(':');
    if (colon != std::string_view::npos) was.emplace(part.substr(0, colon), part.substr(colon + 1));
    text.remove_prefix(std::min(comma + 1, text.size()));
  }
  return was;
}

// The questions of the fields that the page's script saved before it was sent: "lines[0].about" is of "lines".
std::set<std::string, std::less<>> ReadSavedHere(std::string_view names) {
  std::set<std::string, std::less<>> questions;
  while (!names.empty()) {
    const auto space = std::min(names.find(' '), names.size());
    const std::string_view name = names.substr(0, space);
    questions.emplace(name.substr(0, name.find_first_of("[.")));
    names.remove_prefix(std::min(space + 1, names.size()));
  }
  return questions;
}

std::int64_t Number(std::string_view text) {
  std::int64_t value = 0;
  if (text.size() > 15) return 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return 0;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

Document CanonicalAnswer(const Question& question, const Document& answer) {
  if (forms::IsUnanswered(answer)) return {};
  if (question.IsGroup()) return CanonicalRows(question, answer);
  if (question.type == QuestionType::kPerson) return PersonAnswer(answer);
  return forms::NormaliseAnswer(question, answer);
}

std::string WasField(const forms::FormDefinition& form, const Document& kept, const Document& in_fields,
                     const forms::ShownQuestions& shown) {
  std::string was;
  for (const auto& question : form.questions) {
    if (!shown.Has(question.id)) continue;
    const Document answer = CanonicalAnswer(question, kept[question.id]);
    const bool is_kept = answer == CanonicalAnswer(question, in_fields[question.id]);
    was += (was.empty() ? "" : ",") + question.id + ":" + (is_kept ? MarkOf(WriteJson(answer)) : kOnlyInField);
  }
  return was;
}

std::string AskedMark(const forms::ShownQuestions& shown) {
  std::string paths;
  for (const auto& path : shown.paths) paths.append(path).append(" ");
  return MarkOf(paths);
}

TypedForm ReadTyped(const forms::FormDefinition& form, const http::Fields& fields) {
  forms::Fields pairs;
  for (const auto& field : fields) pairs.emplace_back(field.name, field.value);
  TypedForm typed;
  typed.answers = forms::AnswersFromFields(form, pairs);
  typed.base_version = static_cast<int>(Number(fields.Get("base_version")));
  typed.window = std::string(fields.Get("window"));
  typed.base = DraftBaseOf(Number(fields.Get("base")), typed.window);
  const auto was = ReadWas(fields.Get("was"));
  typed.saved_here = ReadSavedHere(fields.Get("saved_here"));
  for (const auto& question : form.questions) {
    const auto known = was.find(question.id);
    if (known == was.end() && !typed.answers.Contains(question.id)) continue;
    Document value = CanonicalAnswer(question, typed.answers[question.id]);
    typed.answers.Set(question.id, value);
    const bool as_shown = known != was.end() && MarkOf(WriteJson(value)) == known->second;
    if (!as_shown || typed.saved_here.count(question.id) > 0) typed.changed.push_back({question.id, std::move(value)});
  }
  return typed;
}

Document WithChanges(Document answers, const std::vector<casework::DraftAnswerTyped>& changed) {
  if (!answers.IsMembers()) answers = Document(Document::Members{});
  for (const auto& change : changed) answers.Set(change.question, change.value);
  return answers;
}

}  // namespace caseway::web
