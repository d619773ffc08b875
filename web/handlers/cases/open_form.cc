#include "web/handlers/cases/open_form.h"

#include <algorithm>

#include "core/casework/people_named.h"
#include "core/ports/draft_base.h"

namespace caseway::web {
namespace {

std::string NameOf(Record& record, UserId user) {
  const auto row = record.council().User(user);
  return row ? row->name : "somebody else";
}

const OtherText* Chosen(const std::vector<OtherText>& others, const std::string& question, std::string_view key) {
  for (const auto& other : others) {
    if (other.question == question && other.key == key) return &other;
  }
  return nullptr;
}

void SetChanged(TypedForm& typed, const std::string& question, Document value) {
  typed.answers.Set(question, value);
  for (auto& change : typed.changed) {
    if (change.question == question) {
      change.value = std::move(value);
      return;
    }
  }
  typed.changed.push_back({question, std::move(value)});
}

// What the version a page was made from said; nothing for 0, when there was none yet.
Document AnswersOf(Record& record, const OpenForm& open, int number) {
  for (auto& version : record.cases().FormVersions(open.context->row().id, open.form->id)) {
    if (version.version == number) return std::move(version.answers);
  }
  return {};
}

}  // namespace

bool HasConditions(const forms::FormDefinition& form) {
  for (const auto& question : form.questions) {
    if (question.show_when) return true;
    for (const auto& inner : question.questions) {
      if (inner.show_when) return true;
    }
  }
  return false;
}

Result<void> ReadWritten(Record& record, OpenForm& open) {
  for (const auto& version : open.context->facts().forms()) {
    if (version.form == open.form->id && !version.struck) open.version = version;
  }
  if (open.version) open.version->answers = *open.context->facts().Submitted(open.form->id);
  if (const FormId id = record.cases().FormOf(open.context->row().id, open.form->id)) {
    auto draft = record.ReadDraft(id);
    if (!draft) return draft.error();
    open.draft = *std::move(draft);
    if (open.draft.frozen) open.draft.answers.clear();
  }
  open.answers = casework::AnswersWithDraft(open.version ? &open.version->answers : nullptr, open.draft, open.form);
  return {};
}

Result<OpenForm> LoadForm(const Visit& visit, Record& record, const SeenCase& seen) {
  auto context = casework::CaseContext::Load(record, seen.row, visit.library(), visit.now);
  if (!context) return context.error();
  OpenForm open;
  open.context = *std::move(context);
  const auto found = open.context->bundle().forms.find(visit.Path("form"));
  if (found == open.context->bundle().forms.end()) return NotFound("There is no such form in this pathway.");
  open.form = &found->second;
  if (const auto written = ReadWritten(record, open); !written) return written.error();
  const auto offered = pathway::OfferedForms(open.context->At(), visit.now);
  open.offered = std::find(offered.begin(), offered.end(), open.form->id) != offered.end();
  open.may_work = MayDo(visit, seen, access::Permission::kWorkCase);
  return open;
}

JudgedForm Judge(const Visit& visit, Record& record, const OpenForm& open, const Document& answers) {
  const auto at = open.context->At();
  const pathway::Scope scope(at, visit.now);
  const forms::AnswerContext context{scope, open.context->bundle().codes, visit.now};
  JudgedForm judged;
  judged.shown = forms::Show(*open.form, answers, context);
  judged.errors = forms::Validate(*open.form, answers, judged.shown, context);
  const Document* before = open.version ? &open.version->answers : nullptr;
  for (auto& fault : casework::PeopleNotKnown(record, *open.form, answers, judged.shown, before, visit.deed()))
    judged.errors.push_back(std::move(fault));
  return judged;
}

forms::ShownQuestions ShownOf(const casework::CaseContext& context, const forms::FormDefinition& form,
                              const Document& answers, Instant now) {
  const auto at = context.At();
  const pathway::Scope scope(at, now);
  return forms::Show(form, answers, {scope, context.bundle().codes, now});
}

std::vector<OtherText> OtherTexts(Record& record, const OpenForm& open, int seen_version, UserId self) {
  std::vector<OtherText> others;
  const bool submitted_since = open.version && seen_version >= 0 && open.version->version > seen_version;
  const Document before = submitted_since ? AnswersOf(record, open, seen_version) : Document();
  for (const auto& answer : open.draft.answers) {
    int number = 0;
    for (const auto& rival : answer.rivals) {
      others.push_back({answer.question, "rival-" + std::to_string(number++),
                        rival.author == self ? "you, in another window," : NameOf(record, rival.author),
                        FormatLong(rival.at), rival.value});
    }
    if (!submitted_since) continue;
    const Document& submitted = open.version->answers[answer.question];
    if (!(submitted == answer.current.value) && !(submitted == before[answer.question])) {
      others.push_back({answer.question, "submitted", open.version->by, FormatLong(open.version->at), submitted});
    }
  }
  return others;
}

void ApplyChoices(const http::Fields& fields, const OpenForm& open, const std::vector<OtherText>& others,
                  TypedForm& typed) {
  for (const auto& answer : open.draft.answers) {
    const std::string choice(fields.Get("choose." + answer.question));
    if (choice.empty()) continue;
    if (choice == "current") {
      SetChanged(typed, answer.question, typed.answers[answer.question]);
    } else if (choice.rfind("both-", 0) == 0) {
      if (const auto* other = Chosen(others, answer.question, choice.substr(5)))
        SetChanged(typed, answer.question, typed.answers[answer.question].Text() + "\n\n" + other->value.Text());
    } else if (const auto* other = Chosen(others, answer.question, choice)) {
      SetChanged(typed, answer.question, other->value);
    }
  }
}

WrittenSince WroteSince(const OpenForm& open, const TypedForm& page, UserId self) {
  auto since = WrittenSince::kNothing;
  for (const auto& answer : open.draft.answers) {
    const auto& text = answer.current;
    if (text.revision <= BaseRevision(page.base)) continue;
    if (text.author != self) return WrittenSince::kByOthers;
    // Where the page saved the question itself, a text of another window stands beside it as a rival.
    if (page.saved_here.count(answer.question.substr(0, answer.question.find('.'))) > 0) continue;
    since = WrittenSince::kBySelf;
  }
  return since;
}

}  // namespace caseway::web
