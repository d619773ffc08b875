// Writing a form: saved with anything in it, submitted when nothing stands against it, both texts kept when two write
// (P56, F109).
#include <algorithm>

#include "core/casework/submit_form.h"
#include "web/frame.h"
#include "web/handlers/cases/case_handlers.h"
#include "web/handlers/cases/recorded_answers.h"

namespace caseway::web {
namespace {

using access::Permission;

html::Url FormUrl(CaseId id, const std::string& form) { return CasePath(id, {"forms", form}); }

void SetAnswer(TypedForm& typed, const std::string& question, Document value) {
  typed.answers.Set(question, value);
  for (auto& change : typed.changed) {
    if (change.question == question) {
      change.value = std::move(value);
      return;
    }
  }
  typed.changed.push_back({question, std::move(value)});
}

// "add:allegations": an empty row more.
std::string AddRow(const forms::FormDefinition& form, const std::string& group, const Document& now, TypedForm& typed) {
  const auto* question = form.Find(group);
  if (question == nullptr || !question->IsGroup()) return "";
  Document::List rows = (typed.answers.Contains(group) ? typed.answers[group] : now[group]).Items();
  rows.push_back(Document(Document::Members{}));
  const std::string at = FieldId(group) + "-" + std::to_string(rows.size() - 1) + "-row";
  SetAnswer(typed, group, Document(std::move(rows)));
  return at;
}

// "remove:allegations:2"
std::string RemoveRow(const forms::FormDefinition& form, const std::string& what, TypedForm& typed) {
  const auto colon = what.find(':');
  const std::string group = what.substr(0, colon);
  const auto* question = form.Find(group);
  if (colon == std::string::npos || question == nullptr || !question->IsGroup()) return "";
  const std::string number = what.substr(colon + 1);
  if (number.empty() || number.size() > 3 || number.find_first_not_of("0123456789") != std::string::npos) return "";
  Document::List rows = typed.answers[group].Items();
  const auto at = static_cast<std::size_t>(std::stoi(number));
  if (at < rows.size()) rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(at));
  SetAnswer(typed, group, rows.empty() ? Document() : Document(std::move(rows)));
  return FieldId(group);
}

// What an earlier case said here; null where it said nothing.
Document EarlierAnswer(const std::vector<CasesReading::FactAnswer>& earlier, const forms::Question& question) {
  for (const auto& fact : earlier) {
    if (fact.fact == question.fact) return fact.value;
  }
  return {};
}

// Rows of an earlier case stand before those typed here; one that stands here already is not taken again.
void PutBefore(const OpenForm& open, const std::string& group, Document::List rows, TypedForm& typed) {
  const Document::List here = (typed.answers.Contains(group) ? typed.answers : open.answers)[group].Items();
  const auto is_here = [&](const Document& row) { return std::find(here.begin(), here.end(), row) != here.end(); };
  rows.erase(std::remove_if(rows.begin(), rows.end(), is_here), rows.end());
  if (rows.empty()) return;
  rows.insert(rows.end(), here.begin(), here.end());
  SetAnswer(typed, group, Document(std::move(rows)));
}

bool Names(const std::vector<std::string_view>& confirmed, const std::string& what) {
  return std::find(confirmed.begin(), confirmed.end(), what) != confirmed.end();
}

// "confirm" names what still holds of an earlier case, of a group row by row (P56): "needs", "risks[0]". What was typed
// in its place counts before it.
void TakeConfirmed(Visit& visit, Record& record, const SeenCase& seen, const OpenForm& open, TypedForm& typed) {
  const auto confirmed = visit.request.form.All("confirm");
  if (confirmed.empty()) return;
  const auto earlier = FactsAround(visit, record, seen, open);
  for (const auto& question : open.form->questions) {
    if (!question.carry) continue;
    const Document said = EarlierAnswer(earlier, question);
    if (!question.IsGroup()) {
      const bool holds = Names(confirmed, question.id) && forms::IsUnanswered(typed.answers[question.id]);
      if (holds && !said.IsNull()) SetAnswer(typed, question.id, said);
      continue;
    }
    Document::List rows;
    for (std::size_t i = 0; i < said.Items().size(); ++i) {
      if (Names(confirmed, question.id + "[" + std::to_string(i) + "]")) rows.push_back(said.Items()[i]);
    }
    PutBefore(open, question.id, std::move(rows), typed);
  }
}

// "use:lives_alone": the answer last given elsewhere.
std::string UseFact(Visit& visit, Record& record, const SeenCase& seen, const OpenForm& open, const std::string& id,
                    TypedForm& typed) {
  const auto* question = open.form->Find(id);
  if (question == nullptr || question->fact.empty()) return "";
  const Document said = EarlierAnswer(FactsAround(visit, record, seen, open), *question);
  if (question->IsGroup()) PutBefore(open, id, said.Items(), typed);
  else if (!said.IsNull()) SetAnswer(typed, id, said);
  return FieldId(id);
}

std::string ApplyDeed(Visit& visit, Record& record, const SeenCase& seen, const OpenForm& open, TypedForm& typed) {
  const std::string deed = visit.Form("deed");
  if (deed.rfind("add:", 0) == 0) return AddRow(*open.form, deed.substr(4), open.answers, typed);
  if (deed.rfind("remove:", 0) == 0) return RemoveRow(*open.form, deed.substr(7), typed);
  if (deed.rfind("find:", 0) == 0) return FieldId(deed.substr(5));
  if (deed.rfind("use:", 0) == 0) return UseFact(visit, record, seen, open, deed.substr(4), typed);
  return "";
}

std::function<Answer(Visit&, Record&, const Error&)> BackWithTyped(TypedForm typed) {
  return [typed = std::move(typed)](Visit& visit, Record& record, const Error& error) {
    const auto seen = SeeCase(visit, record);
    if (!seen) return RefuseCase(visit, record, seen.error());
    const auto open = LoadForm(visit, record, *seen);
    if (!open) return RefuseCase(visit, record, open.error());
    return FormPage(visit, record, *seen, *open, {.typed = &typed, .error = &error});
  };
}

Plan SavePlan(CaseId id, const std::string& form, TypedForm typed, html::Url next) {
  Plan plan;
  plan.work = [=](WritableRecord& record, Visit& visit) {
    return casework::SaveDraft(record, {.case_id = id, .form = form, .base = typed.base, .answers = typed.changed},
                               visit.deed());
  };
  plan.then = [id, next = std::move(next)](Visit&, const Document& kept) {
    // A submit sent twice: the first answer is given again, and it was submitted.
    return DoneAtCase(id, kept.Contains("version") ? CaseUrl(id).Query("done", "1") : next);
  };
  plan.refused = BackWithTyped(typed);
  return plan;
}

struct Submission {
  CaseId id;
  std::string form;
  TypedForm typed;
  Document answers;
  std::int64_t revision = 0;  // of the draft the answers were merged with
  int version = 0;
  std::string reason;
};

// Whether the draft holds, since the answers were merged, a text that this page neither had nor writes over. What the
// page's own script saved while its button was on the way is no such text.
bool HoldsMore(const Draft& draft, const Submission& what, UserId writer) {
  const auto is_replaced = [&](const DraftAnswer& answer) {
    return answer.current.author == writer && answer.rivals.empty() &&
           std::any_of(what.typed.changed.begin(), what.typed.changed.end(),
                       [&](const auto& change) { return change.question == answer.question; });
  };
  return std::any_of(draft.answers.begin(), draft.answers.end(), [&](const DraftAnswer& answer) {
    return answer.current.revision > what.revision && !is_replaced(answer);
  });
}

Result<Document> Submit(WritableRecord& record, Visit& visit, const Submission& what) {
  if (const FormId known = record.cases().FormOf(what.id, what.form)) {
    const auto draft = record.ReadDraft(known);
    if (draft && HoldsMore(*draft, what, visit.actor.user))
      return Conflict(
          "This form was written in at the same moment. Look at the answers as they are now, then submit again.");
  }
  if (!what.typed.changed.empty()) {
    const auto saved = casework::SaveDraft(
        record, {.case_id = what.id, .form = what.form, .base = what.typed.base, .answers = what.typed.changed},
        visit.deed());
    if (!saved) return saved;
  }
  return casework::SubmitForm(record,
                              {.case_id = what.id,
                               .form = what.form,
                               .answers = what.answers,
                               .base = what.revision,
                               .base_version = what.version,
                               .reason = what.reason},
                              visit.deed());
}

// Whether two texts still wait after the choices that were made.
bool StillRivals(const http::Fields& fields, const std::vector<OtherText>& others) {
  for (const auto& other : others) {
    if (fields.Get("choose." + other.question).empty()) return true;
  }
  return false;
}

Plan SubmitPlan(Visit& visit, Record& record, const SeenCase& seen, const OpenForm& open, TypedForm typed) {
  const CaseId id = seen.row.id;
  const std::string form = open.form->id;
  const int version = open.version ? open.version->version : 0;
  const Document answers = WithChanges(open.answers, typed.changed);
  const auto judged = Judge(visit, record, open, answers);
  const auto others = OtherTexts(record, open, typed.base_version, visit.actor.user);
  const auto wrote = WroteSince(open, typed, visit.actor.user);
  const std::string reason = casework::Trimmed(visit.Form("change_reason"));
  const bool stands = judged.errors.empty() && !StillRivals(visit.request.form, others) &&
                      wrote == WrittenSince::kNothing && typed.base_version == version &&
                      (!open.IsFrozen() || !reason.empty());
  if (!stands) {
    html::Url next = FormUrl(id, form).Query("check", "1").Query("seen", std::to_string(typed.base_version));
    if (wrote == WrittenSince::kByOthers) next = std::move(next).Query("wrote", "1");
    if (wrote == WrittenSince::kBySelf) next = std::move(next).Query("wrote", "self");
    if (open.IsFrozen()) next = std::move(next).Query("change", "1");
    return SavePlan(id, form, std::move(typed), std::move(next));
  }
  Submission what{id, form, typed, answers, open.draft.revision, version, reason};
  Plan plan;
  plan.work = [what](WritableRecord& writable, Visit& v) { return Submit(writable, v, what); };
  plan.then = [id](Visit&, const Document&) { return DoneAtCase(id, CaseUrl(id).Query("done", "1").At("forms")); };
  plan.refused = BackWithTyped(std::move(typed));
  return plan;
}

}  // namespace

Outcome WriteForm(Visit& visit, Record& record) {
  const auto seen = SeeCase(visit, record, Permission::kWorkCase);
  if (!seen) return RefuseCase(visit, record, seen.error());
  const auto open = LoadForm(visit, record, *seen);
  if (!open) return RefuseCase(visit, record, open.error());
  TypedForm typed = ReadTyped(*open->form, visit.request.form);
  ApplyChoices(visit.request.form, *open, OtherTexts(record, *open, typed.base_version, visit.actor.user), typed);
  TakeConfirmed(visit, record, *seen, *open, typed);
  const std::string deed = visit.Form("deed");
  if (deed == "submit") return SubmitPlan(visit, record, *seen, *open, std::move(typed));
  const std::string at = ApplyDeed(visit, record, *seen, *open, typed);
  html::Url next = FormUrl(seen->row.id, open->form->id);
  if (open->IsFrozen()) next = std::move(next).Query("change", "1");
  if (at.empty()) next = std::move(next).Query("saved", "1");
  else next = std::move(next).At(at);
  return SavePlan(seen->row.id, open->form->id, std::move(typed), std::move(next));
}

}  // namespace caseway::web
