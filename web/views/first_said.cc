#include "web/views/first_said.h"

#include <algorithm>

#include "core/forms/answers.h"
#include "core/pathway/arrivals.h"
#include "web/chrome.h"

namespace caseway::web {

namespace {

using html::Writer;

// The same question answered since, in another form or in a later version of the first: what was done to protect says
// whether the adult is safe now, and so does a concern that is written again.
struct SaidSince {
  const FormVersion* version = nullptr;  // null where it was not
  std::string form_title;
  std::string words;
};

// Of two of one moment it is the other form that says more than the first.
bool IsLater(const FormVersion& version, const FormVersion& than, const std::string& first) {
  return version.at > than.at || (version.at == than.at && version.form != first);
}

SaidSince LatestOf(const casework::CaseContext& context, const forms::Question& question, const std::string& first) {
  const auto& bundle = context.bundle();
  SaidSince since;
  for (const auto& version : context.facts().forms()) {
    const auto form = bundle.forms.find(version.form);
    if (version.struck || form == bundle.forms.end()) continue;
    const auto* same = form->second.Find(question.id);
    const Document* answers = same == nullptr ? nullptr : context.facts().Submitted(version.form);
    if (answers == nullptr || (since.version != nullptr && !IsLater(version, *since.version, first))) continue;
    std::string words = forms::DescribeAnswer(*same, (*answers)[question.id], bundle.codes);
    if (!words.empty()) since = {&version, form->second.title, std::move(words)};
  }
  return since;
}

// What the first form said at first: its oldest version that is not marked in error.
Document AtFirst(Record& record, const casework::CaseContext& context, const std::string& form) {
  const Document* answers = context.facts().Submitted(form);
  if (answers == nullptr) return {};
  const auto& heads = context.facts().forms();
  const auto head = std::find_if(heads.begin(), heads.end(), [&](const auto& one) { return one.form == form; });
  if (head == heads.end() || head->version == 1) return *answers;
  const auto versions = record.cases().FormVersions(context.row().id, form);
  const auto oldest = std::find_if(versions.rbegin(), versions.rend(), [](const auto& one) { return !one.struck; });
  return oldest == versions.rend() ? *answers : oldest->answers;
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

void FirstSaid(Writer& w, Record& record, casework::CaseContext& context) {
  const auto& bundle = context.bundle();
  if (bundle.definition.ask_first.empty()) return;
  const auto first = pathway::FirstAsked(bundle);
  const Document answers = AtFirst(record, context, first.form);
  if (answers.IsNull()) return;
  html::SummaryListOptions now, then;
  for (const auto* question : first.questions) {
    std::string said = forms::DescribeAnswer(*question, answers[question->id], bundle.codes);
    const auto since = LatestOf(context, *question, first.form);
    if (since.version != nullptr && (since.version->form != first.form || since.words != said))
      AddSaid(now, question->ask,
              since.words + "\n" + since.form_title + ", " + since.version->by + ", " + FormatLong(since.version->at));
    if (!said.empty()) AddSaid(then, question->ask, std::move(said));
  }
  Listed(w, "What is known now", now);
  Listed(w, "What was said when it was raised", then);
}

}  // namespace caseway::web
