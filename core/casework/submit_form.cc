#include "core/casework/submit_form.h"

#include <algorithm>
#include <sstream>

#include "core/casework/advance_case.h"
#include "core/casework/band_rank.h"
#include "core/casework/decision_payload.h"
#include "core/casework/events.h"
#include "core/casework/people_named.h"
#include "core/casework/recount_dates.h"
#include "core/casework/sealing.h"
#include "core/casework/sign_again.h"
#include "core/forms/answers.h"
#include "core/pathway/recorded.h"
#include "core/pathway/scope.h"

namespace caseway::casework {
namespace {

using access::Permission;

const forms::FormDefinition* FindForm(const pathway::Bundle& bundle, const std::string& form) {
  const auto found = bundle.forms.find(form);
  return found == bundle.forms.end() ? nullptr : &found->second;
}

bool IsWrittenIn(const pathway::Bundle& bundle, const std::string& state, const std::string& form) {
  const auto* at = bundle.definition.Find(state);
  return at != nullptr && std::find(at->forms.begin(), at->forms.end(), form) != at->forms.end();
}

// The form's id, made when someone first writes it.
Result<FormId> FormIdOf(WritableRecord& record, CaseId case_id, const std::string& form, const Deed& deed) {
  if (const FormId known = record.cases().FormOf(case_id, form)) return known;
  const FormId id{record.NextId()};
  const auto kept = record.Append(
      EventOf(deed, CaseStream(case_id), events::kFormStarted, Document().Set("form_id", id.value).Set("form", form)));
  if (!kept) return kept.error();
  return id;
}

std::string TextAt(const Document& row, const std::string& question) {
  return question.empty() ? "" : row[question].Text();
}

// Whether one of the questions that say so is answered, by more than a no.
bool IsDone(const Document& row, const std::string& done) {
  std::istringstream questions(done);
  for (std::string question; std::getline(questions, question, ',');) {
    const std::string answer = TextAt(row, Trimmed(question));
    if (!answer.empty() && answer != "no" && answer != "unknown") return true;
  }
  return false;
}

// The rows of tracked groups: what the case page and the hub list.
void CollectItems(const forms::FormDefinition& form, const Document& answers, const forms::CodeLists& codes,
                  Document& payload, std::vector<pathway::CaseItem>& items) {
  for (const auto& question : form.questions) {
    if (!question.tracked) continue;
    const auto& tracked = *question.tracked;
    int number = 0;
    for (const auto& row : answers[question.id].Items()) {
      const auto* label_question = question.Find(tracked.label);
      const std::string label =
          label_question == nullptr ? "" : forms::DescribeAnswer(*label_question, row[tracked.label], codes);
      const bool done = IsDone(row, tracked.done);
      const std::string due = TextAt(row, tracked.due);
      Document entry;
      entry.Set("row", number++).Set("as", tracked.as).Set("label", label).Set("due", due).Set("done", done);
      payload.Add(std::move(entry));
      const auto date = ParseDate(due);
      items.push_back({tracked.as, label, form.id, date ? std::optional(*date) : std::nullopt, done});
    }
  }
}

Document FactsGiven(const forms::FormDefinition& form, const Document& answers, const forms::ShownQuestions& shown) {
  Document facts{Document::Members{}};
  for (const auto& question : form.questions) {
    if (question.fact.empty() || pathway::IsRecorded(question.fact)) continue;
    if (!pathway::FormAnswer(question.fact).empty()) continue;
    if (!shown.Has(question.id) || forms::IsUnanswered(answers[question.id])) continue;
    facts.Set(question.fact, answers[question.id]);
  }
  return facts;
}

const FormVersion* LatestOf(const StoredFacts& facts, const std::string& form) {
  for (const auto& version : facts.forms()) {
    if (version.form == form) return &version;
  }
  return nullptr;
}

// An answer under the fact "band" is the case's band from now on (workflows/README.md).
Result<void> KeepBand(WritableRecord& record, CaseContext& context, const Document& facts, const Deed& deed) {
  const std::string band = facts["band"].Text();
  if (band.empty() || band == context.row().band) return {};
  Document payload;
  payload.Set("band", band).Set("band_rank", RankOfBand(context.bundle().codes, band).value_or(CaseRow{}.band_rank));
  payload.Set("reason", "as answered on the form");
  const auto kept = record.Append(EventOf(deed, CaseStream(context.row().id), events::kBanded, std::move(payload)));
  if (!kept) return kept.error();
  context.SetBand(band);
  return {};
}

// Whether somebody else wrote in the draft since the page was made what the page does not have: it would be lost.
bool WouldLose(const Draft& draft, const SubmitFormCommand& command, UserId writer) {
  return std::any_of(draft.answers.begin(), draft.answers.end(), [&](const DraftAnswer& answer) {
    const auto& text = answer.current;
    return text.author != writer && text.revision > command.base &&
           !(forms::AnswerAt(command.answers, answer.question) == text.value);
  });
}

// Takes the draft for submission; what was typed in it stands in the answers by now.
Result<void> TakeDraft(WritableRecord& record, FormId id, const SubmitFormCommand& command, const Deed& deed) {
  const auto draft = record.ReadDraft(id);
  if (!draft) return draft.error();
  if (draft->revision == 0 || draft->frozen) return {};
  if (WouldLose(*draft, command, deed.actor.user)) {
    return Conflict(
        "Somebody else wrote in this form while you were writing. Both texts are kept: choose what stands.");
  }
  const auto taken = record.FreezeDraft(id, draft->revision);
  if (!taken) return taken.error();
  return {};
}

// The same answers again make no version: it would carry another name under words nobody changed.
bool IsUnchanged(CaseContext& context, const FormVersion& before, const Document& typed) {
  const auto* form = FindForm(context.bundle(), before.form);
  const Document* answers = context.facts().Submitted(before.form);
  return form != nullptr && answers != nullptr && !before.struck && before.definition_version == form->version &&
         *answers == forms::Normalise(*form, typed);
}

Result<CaseRow> CaseToWrite(WritableRecord& record, CaseId id, const Deed& deed) {
  return LoadCase(record, id, Permission::kWorkCase, deed);
}

}  // namespace

Result<Document> KeepSubmitted(WritableRecord& record, CaseContext& context, const std::string& form_id,
                               const Document& typed, const std::string& reason, const Deed& deed) {
  const auto* form = FindForm(context.bundle(), form_id);
  if (form == nullptr) return NotFound("There is no such form in this pathway.");
  const pathway::CaseAt at = context.At();
  const pathway::Scope scope(at, deed.now);
  const forms::AnswerContext answering{scope, context.bundle().codes, deed.now};
  const auto shown = forms::Show(*form, typed, answering);
  auto faults = forms::Validate(*form, typed, shown, answering);
  for (auto& fault : PeopleNotKnown(record, *form, typed, shown, context.facts().Submitted(form_id), deed))
    faults.push_back(std::move(fault));
  if (!faults.empty()) {
    Error error = InvalidInput("Some answers need attention before this can be submitted.");
    error.fields = std::move(faults);
    return error;
  }
  const Document answers = forms::Normalise(*form, typed);
  const auto id = FormIdOf(record, context.row().id, form_id, deed);
  if (!id) return id.error();
  const auto* before = LatestOf(context.facts(), form_id);
  const int version = before == nullptr ? 1 : before->version + 1;
  Document item_payload{Document::List{}};
  std::vector<pathway::CaseItem> items;
  CollectItems(*form, answers, context.bundle().codes, item_payload, items);
  const Document facts = FactsGiven(*form, answers, shown);
  Document payload;
  payload.Set("form_id", id->value)
      .Set("form", form_id)
      .Set("definition_version", form->version)
      .Set("version", version);
  payload.Set("title", form->title).Set("answers", answers).Set("items", std::move(item_payload)).Set("facts", facts);
  if (!reason.empty()) payload.Set("reason", reason);
  context.facts().Submit(form_id, answers, std::move(items));
  KeepMeasured(payload, at, {form_id}, deed.now);
  NewEvent event = EventOf(deed, CaseStream(context.row().id), events::kFormSubmitted, std::move(payload));
  event.definition = context.bundle().digest;
  const auto kept = record.Append(event);
  if (!kept) return kept.error();
  const auto banded = KeepBand(record, context, facts, deed);
  if (!banded) return banded.error();
  if (const auto sealed = SealWhereAsked(record, context, deed); !sealed) return sealed.error();
  return Document().Set("id", id->value).Set("form", form_id).Set("version", version);
}

Result<Document> SaveDraft(WritableRecord& record, const SaveDraftCommand& command, const Deed& deed) {
  const auto row = CaseToWrite(record, command.case_id, deed);
  if (!row) return row.error();
  const auto bundle = deed.library.Pinned(row->bundle);
  if (bundle == nullptr) return Internal("the bundle of a case is not in the library");
  const auto* form = FindForm(*bundle, command.form);
  if (form == nullptr) return NotFound("There is no such form in this pathway.");
  const auto id = FormIdOf(record, row->id, command.form, deed);
  if (!id) return id.error();
  auto draft = record.ReadDraft(*id);
  if (draft && draft->frozen) {
    const auto reopened = record.ReopenDraft(*id);
    if (!reopened) return reopened.error();
  }
  std::int64_t revision = draft ? draft->revision : 0;
  for (const auto& answer : command.answers) {
    Document ignored{Document::Members{}};
    if (!forms::SetAnswer(*form, ignored, answer.question, answer.value))
      continue;  // an old page may ask what is no longer asked
    const auto saved = record.SaveDraft({*id, answer.question, command.base, deed.actor.user, deed.now, answer.value});
    if (!saved) return saved.error();
    revision = *saved;
  }
  Document rivals{Document::List{}};
  if (const auto now = record.ReadDraft(*id)) {
    for (const auto& answer : now->answers) {
      if (!answer.rivals.empty()) rivals.Add(answer.question);
    }
  }
  return Document().Set("form", id->value).Set("revision", revision).Set("rivals", std::move(rivals));
}

Result<Document> SubmitForm(WritableRecord& record, const SubmitFormCommand& command, const Deed& deed) {
  auto row = CaseToWrite(record, command.case_id, deed);
  if (!row) return row.error();
  auto context = CaseContext::Load(record, *row, deed.library, deed.now);
  if (!context) return context.error();
  const auto* before = LatestOf((*context)->facts(), command.form);
  const bool frozen = before != nullptr && before->signed_off;
  if (!frozen && !IsWrittenIn((*context)->bundle(), row->state, command.form)) {
    return Error{ErrorCode::kNotAllowedInState,
                 "This form is not written at this stage of the case. What you typed is kept as a draft."};
  }
  if (frozen && Trimmed(command.reason).empty()) {
    return InvalidField("change_reason", "Say why the signed-off form is changed.");
  }
  if ((before == nullptr ? 0 : before->version) != command.base_version) {
    return Conflict(before == nullptr
                        ? "This form was withdrawn while you were writing."
                        : before->by +
                              " submitted this form while you were writing. Both texts are kept: choose what stands.");
  }
  if (const FormId id = record.cases().FormOf(row->id, command.form)) {
    const auto taken = TakeDraft(record, id, command, deed);
    if (!taken) return taken.error();
  }
  if (before != nullptr && IsUnchanged(**context, *before, command.answers)) {
    return Document()
        .Set("id", before->id.value)
        .Set("form", command.form)
        .Set("version", before->version)
        .Set("unchanged", true)
        .Set("case", row->id.value);
  }
  auto kept = KeepSubmitted(record, **context, command.form, command.answers, Trimmed(command.reason), deed);
  if (!kept) return kept;
  if (frozen) {
    const auto back = SignAgainAfter(record, row->id, command.form, Trimmed(command.reason), deed);
    if (!back) return back.error();
    if (*back) return (*kept).Set("case", row->id.value).Set("sign_again", true);
  }
  if (row->open) {
    const auto dated = KeepDates(record, **context, deed);
    if (!dated) return dated.error();
  }
  if (const auto followed = FollowRules(record, row->id, deed); !followed) return followed.error();
  return (*kept).Set("case", row->id.value);
}

Result<Document> MarkFormInError(WritableRecord& record, const MarkFormInErrorCommand& command, const Deed& deed) {
  const auto row = LoadCase(record, command.case_id, Permission::kMarkInError, deed);
  if (!row) return row.error();
  const auto why = Needed("reason", command.reason, "Say why the form is wrong.");
  if (!why) return why.error();
  for (const auto& known : record.cases().FormVersions(row->id, command.form)) {
    if (known.version != command.version || known.struck) continue;
    Document payload;
    payload.Set("form_id", known.id.value).Set("form", command.form).Set("version", command.version);
    payload.Set("reason", *why);
    if (command.possible_breach) payload.Set("possible_breach", true);
    const auto kept = record.Append(EventOf(deed, CaseStream(row->id), events::kFormMarkedInError, std::move(payload)));
    if (!kept) return kept.error();
    const auto back = SignAgainAfter(record, row->id, command.form, *why, deed);
    if (!back) return back.error();
    if (const auto followed = FollowRules(record, row->id, deed); !followed) return followed.error();
    return Document().Set("form", known.id.value);
  }
  return NotFound("There is no such version of this form.");
}

}  // namespace caseway::casework
