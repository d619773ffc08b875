#include "web/views/first_said.h"

#include "core/forms/answers.h"
#include "core/pathway/arrivals.h"
#include "web/chrome.h"

namespace caseway::web {

namespace {

using html::Writer;

// The same question answered in another form since: what was done to protect says whether the adult is safe now.
struct SaidSince {
  const FormVersion* version = nullptr;  // null where it was not
  std::string form_title;
  std::string words;
};

SaidSince LatestOf(const casework::CaseContext& context, const forms::Question& question, const std::string& first) {
  const auto& bundle = context.bundle();
  SaidSince since;
  for (const auto& version : context.facts().forms()) {
    const auto form = bundle.forms.find(version.form);
    if (version.form == first || version.struck || form == bundle.forms.end()) continue;
    const auto* same = form->second.Find(question.id);
    const Document* answers = same == nullptr ? nullptr : context.facts().Submitted(version.form);
    if (answers == nullptr || (since.version != nullptr && version.at <= since.version->at)) continue;
    std::string words = forms::DescribeAnswer(*same, (*answers)[question.id], bundle.codes);
    if (!words.empty()) since = {&version, form->second.title, std::move(words)};
  }
  return since;
}

void AddSaid(html::SummaryListOptions& list, const std::string& ask, std::string said) {
  list.rows.push_back({.key = ask, .value = [said = std::move(said)](Writer& in) {
                         in << "<span class=\"app-as-written\">" << said << "</span>";
                       }});
}

void Listed(Writer& w, const char* heading, const html::SummaryListOptions& list) {
  if (list.rows.empty()) return;
  w << "<h2 class=\"govuk-heading-m\">" << std::string_view(heading) << "</h2>";
  html::SummaryList(w, list);
}

}  // namespace

void FirstSaid(Writer& w, casework::CaseContext& context) {
  const auto& bundle = context.bundle();
  if (bundle.definition.ask_first.empty()) return;
  const auto first = pathway::FirstAsked(bundle);
  const Document* answers = context.facts().Submitted(first.form);
  if (answers == nullptr) return;
  html::SummaryListOptions now, then;
  for (const auto* question : first.questions) {
    if (const auto since = LatestOf(context, *question, first.form); since.version != nullptr)
      AddSaid(now, question->ask,
              since.words + "\n" + since.form_title + ", " + since.version->by + ", " + FormatLong(since.version->at));
    std::string said = forms::DescribeAnswer(*question, (*answers)[question->id], bundle.codes);
    if (!said.empty()) AddSaid(then, question->ask, std::move(said));
  }
  Listed(w, "What is known now", now);
  Listed(w, "What was said when it was raised", then);
}

}  // namespace caseway::web
