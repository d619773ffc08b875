#include "web/views/form_reading.h"

#include "core/reference.h"
#include "web/html/components.h"

namespace caseway::web {
namespace {

using forms::Question;
using html::Writer;

std::string PersonInWords(const std::string& text, const PeopleNamed& people) {
  if (text.empty() || text.size() > 15 || text.find_first_not_of("0123456789") != std::string::npos) return text;
  const auto named = people.find(std::stoll(text));
  return named != people.end() ? named->second : "Person " + ReferenceOf(std::stoll(text));
}

void Row(html::SummaryListOptions& list, const Question& question, const std::string& words, bool own) {
  list.rows.push_back({.key = question.ask, .value = [words, own](Writer& in) {
                         if (own)
                           in << "<p class=\"govuk-body-s govuk-!-margin-bottom-1\">In the person's own words:</p>";
                         in << "<span class=\"app-as-written\">" << words << "</span>";
                       }});
}

bool HasAnswers(const forms::FormDefinition& form, const std::string& section, const Document& answers) {
  for (const auto& question : form.questions) {
    if (question.section == section && !forms::IsUnanswered(answers[question.id])) return true;
  }
  return false;
}

void Section(Writer& w, const forms::FormDefinition& form, const std::string& section, const Document& answers,
             const forms::CodeLists& codes, const FormReadingOptions& options) {
  html::SummaryListOptions list;
  for (const auto& question : form.questions) {
    if (question.section != section || forms::IsUnanswered(answers[question.id])) continue;
    const bool kept_back = options.kept_back.count(question.id) > 0;
    const std::string words =
        kept_back ? "Kept back" : AnswerInWords(question, answers[question.id], codes, options.people);
    Row(list, question, words, question.in_own_words && !kept_back);
  }
  html::SummaryList(w, list);
}

}  // namespace

std::string RowInWords(const Question& group, const Document& row, const forms::CodeLists& codes,
                       const PeopleNamed& people) {
  std::string words;
  for (const auto& question : group.questions) {
    if (forms::IsUnanswered(row[question.id])) continue;
    if (!words.empty()) words += "\n";
    words += question.ask + ": " + AnswerInWords(question, row[question.id], codes, people);
  }
  return words;
}

std::string AnswerInWords(const Question& question, const Document& answer, const forms::CodeLists& codes,
                          const PeopleNamed& people) {
  if (forms::IsUnanswered(answer)) return "Not answered";
  if (question.type == forms::QuestionType::kPerson) return PersonInWords(answer.Text(), people);
  if (!question.IsGroup()) return forms::DescribeAnswer(question, answer, codes);
  std::string words;
  int number = 0;
  for (const auto& row : answer.Items()) {
    ++number;
    words += (words.empty() ? "" : "\n\n") + std::to_string(number) + ". " + RowInWords(question, row, codes, people);
  }
  return words;
}

void FormReading(Writer& w, const forms::FormDefinition& form, const Document& answers, const forms::CodeLists& codes,
                 const FormReadingOptions& options) {
  for (const auto& section : form.sections) {
    if (!HasAnswers(form, section.id, answers)) continue;
    html::HeadingStart(w, options.heading_level, {"govuk-heading-s"});
    w << section.title;
    html::HeadingEnd(w, options.heading_level);
    Section(w, form, section.id, answers, codes, options);
  }
  if (HasAnswers(form, "", answers)) Section(w, form, "", answers, codes, options);
}

std::vector<AnswerChange> ChangesBetween(const forms::FormDefinition& form, const Document& before,
                                         const Document& after, const forms::CodeLists& codes) {
  std::vector<AnswerChange> changes;
  for (const auto& question : form.questions) {
    const std::string was = AnswerInWords(question, before[question.id], codes);
    const std::string is = AnswerInWords(question, after[question.id], codes);
    if (was != is) changes.push_back({question.ask, was, is});
  }
  return changes;
}

std::string_view FrozenWords(const FormVersion& version) {
  return version.closed_with_case ? "Closed with the case" : "Signed off";
}

}  // namespace caseway::web
