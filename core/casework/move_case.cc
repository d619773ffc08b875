#include "core/casework/move_case.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "core/casework/advance_case.h"
#include "core/casework/case_record.h"
#include "core/casework/events.h"
#include "core/casework/holding.h"
#include "core/casework/open_case.h"
#include "core/casework/possible_breach.h"
#include "core/casework/sealing.h"
#include "core/casework/submit_form.h"
#include "core/forms/answer_path.h"
#include "core/forms/answers.h"
#include "core/pathway/arrivals.h"

namespace caseway::casework {
namespace {

using access::Permission;

// In words, as each of the two shows the other.
constexpr char kFormMoved[] = "a form of it was moved, as it was on the wrong person";

struct FormAnswers {
  std::string form;
  Document answers;
};

// The action of this stage that records the case in error because it is another's, and the code that says so.
struct ErrorAction {
  const pathway::Action* action = nullptr;
  std::string reason;
};

// Whether it ends the case in error, or brings it to where a second person does (P2).
bool LeadsToError(const pathway::Definition& definition, const pathway::Action& action) {
  if (action.ends) return action.ends == pathway::EndEffect::kRecordedInError;
  const auto* next = definition.Find(action.to);
  return next != nullptr && !next->awaits.empty() &&
         std::any_of(next->actions.begin(), next->actions.end(), [](const pathway::Action& one) {
           return one.four_eyes && one.ends == pathway::EndEffect::kRecordedInError;
         });
}

std::vector<ErrorAction> ErrorActionsOf(const pathway::Bundle& bundle, const std::string& state) {
  std::vector<ErrorAction> found;
  const auto* at = bundle.definition.Find(state);
  if (at == nullptr) return found;
  for (const auto& action : at->actions) {
    const auto list = bundle.codes.find(action.reason);
    if (list == bundle.codes.end() || !LeadsToError(bundle.definition, action)) continue;
    const auto& codes = list->second.codes;
    const auto code = std::find_if(codes.begin(), codes.end(),
                                   [&](const auto& one) { return IsPossibleBreach(bundle.codes, one.id); });
    if (code != codes.end()) found.push_back({&action, code->id});
  }
  return found;
}

// The one that applies to the case as it stands.
Result<ErrorAction> ErrorActionFor(WritableRecord& record, const CaseRow& row, const Deed& deed) {
  const auto context = CaseContext::Load(record, row, deed.library, deed.now);
  if (!context) return context.error();
  for (const auto& one : ErrorActionsOf((*context)->bundle(), row.state)) {
    // Its bundle is the library's own: what it points at outlives the context.
    if (pathway::ViewAction((*context)->At(), *one.action, deed.actor, deed.now)) return one;
  }
  return Error{ErrorCode::kNotAllowedInState, "At this stage the case cannot be recorded in error, nor moved."};
}

Result<void> RecordInError(WritableRecord& record, const CaseRow& row, const std::string& reason, const Deed& deed) {
  if (!row.open) {
    const auto marked = MarkCaseInError(record, row.id, reason, true, deed);
    return marked ? Result<void>() : marked.error();
  }
  const auto in_error = ErrorActionFor(record, row, deed);
  if (!in_error) return in_error.error();
  AdvanceCaseCommand ending{.case_id = row.id, .action = in_error->action->id, .reason = in_error->reason};
  ending.reason_text = reason;
  const auto ended = AdvanceCase(record, ending, deed);
  return ended ? Result<void>() : ended.error();
}

// What was submitted and not struck, with what was typed since on top.
std::vector<FormAnswers> FormsOf(WritableRecord& record, const CaseRow& row, const pathway::Bundle& bundle) {
  std::vector<FormAnswers> forms;
  const auto submitted = record.cases().LatestForms(row.id);
  for (const auto& [id, form] : bundle.forms) {
    Document answers{Document::Members{}};
    for (const auto& version : submitted) {
      if (version.form == id && !version.struck) answers = version.answers;
    }
    const FormId begun = record.cases().FormOf(row.id, id);
    const auto draft = begun ? record.ReadDraft(begun) : Result<Draft>(Draft());
    if (draft && !draft->frozen) {
      for (const auto& typed : draft->answers)
        (void)forms::SetAnswer(form, answers, typed.question, typed.current.value);  // an old question is left out
    }
    if (!answers.Named().empty()) forms.push_back({id, std::move(answers)});
  }
  return forms;
}

// As drafts: nobody has confirmed yet that they are true of this person.
Result<void> KeepDrafts(WritableRecord& record, CaseId to, const std::vector<FormAnswers>& forms, const Deed& deed) {
  Actor mover = deed.actor;
  mover.is_system = true;  // whoever may record in error need not be one who writes such forms
  const Deed moving{mover, deed.now, deed.library, deed.roles};
  for (const auto& form : forms) {
    SaveDraftCommand draft{.case_id = to, .form = form.form};
    for (const auto& [question, answer] : form.answers.Named()) draft.answers.push_back({question, answer});
    const auto saved = SaveDraft(record, draft, moving);
    if (!saved && saved.error().code != ErrorCode::kNotFound) return saved.error();  // a form that is asked no more
  }
  return {};
}

Result<void> Link(WritableRecord& record, CaseId from, CaseId to, const char* how, const Deed& deed) {
  for (const auto& [one, other] : {std::pair{from, to}, {to, from}}) {
    const auto kept = record.Append(
        EventOf(deed, CaseStream(one), events::kCaseLinked, Document().Set("other", other.value).Set("how", how)));
    if (!kept) return kept.error();
  }
  return {};
}

// The contact is the right person's as well; one that other cases of the wrong person came from is left to them.
Result<ContactId> ContactOf(WritableRecord& record, const CaseRow& row, PersonId to, const std::string& reason,
                            const Deed& deed) {
  const auto contact = row.contact ? record.cases().Contact(row.contact) : std::nullopt;
  if (!contact) return ContactId{};
  const auto arrivals = pathway::ReceivingContacts(deed.library);
  if (arrivals == nullptr || arrivals->definition.id != row.pathway)
    return contact->subject == row.subject ? ContactId{} : contact->id;
  const auto kept = record.Append(EventOf(deed, {"contact", contact->id.value}, events::kContactRelinked,
                                          Document().Set("subject", to.value).Set("reason", reason)));
  if (!kept) return kept.error();
  return contact->id;
}

// What was restricted further than its pathway begins stays so, with those who were named.
Result<void> KeepRestriction(WritableRecord& record, const CaseRow& before, CaseId id, const Deed& deed) {
  const auto now = record.cases().Find(id);
  if (!now || now->restriction >= before.restriction) return {};
  Document access{Document::List{}};
  for (const auto& user : record.council().Users()) {
    const bool has_it = user.id == deed.actor.user || user.id == before.owner_user;
    if (has_it || record.cases().HasAccess(before.id, user.id, deed.now)) access.Add(user.id.value);
  }
  Document payload;
  payload.Set("restriction", static_cast<int>(before.restriction)).Set("access", std::move(access));
  payload.Set("reason", "As the case it was moved from");
  const auto kept = record.Append(EventOf(deed, CaseStream(id), events::kRestricted, std::move(payload)));
  return kept ? Result<void>() : kept.error();
}

// Its answers are drafts there: nothing is known yet that would leave nobody on duty named.
Result<void> NameOnDuty(WritableRecord& record, CaseId id, const Deed& deed) {
  const auto row = record.cases().Find(id);
  if (!row || row->restriction != Restriction::kSealed) return {};
  const auto context = CaseContext::Load(record, *row, deed.library, deed.now);
  return context ? SealWhereAsked(record, **context, deed) : context.error();
}

struct Move {
  const CaseRow& row;
  const Person& to;
  const std::string& reason;
};

// Who holds it goes on with it, where the new case begins with a worker and they may be given it: an account in use
// that can do something there, not close to the right person (P32). None: the team's queue has it.
UserId HolderToKeep(WritableRecord& record, const Move& move, const Deed& deed) {
  const auto bundle = deed.library.Live(move.row.pathway);
  if (!move.row.owner_user || bundle == nullptr) return {};
  CaseRow his = move.row;
  his.subject = move.to.id;
  const auto worker = ColleagueFor(record, move.row.owner_user, his, deed);
  if (!worker || !CanWorkIn(*worker, *bundle, bundle->definition.starts, deed)) return {};
  return worker->id;
}

Result<CaseId> OpenAtRightPerson(WritableRecord& record, const Move& move, bool with_contact, const Deed& deed) {
  OpenCaseCommand open;
  open.pathway = move.row.pathway;
  open.subject = move.to.id;
  open.capacity = move.row.capacity;
  open.received = move.row.received;
  open.first_contact = move.row.first_contact;
  open.team = move.row.owner_team;
  open.worker = HolderToKeep(record, move, deed);
  open.band = move.row.band;
  open.band_rank = move.row.band_rank;
  open.facts = move.row.facts;
  open.by_rule = true;
  if (with_contact) {
    const auto contact = ContactOf(record, move.row, move.to.id, move.reason, deed);
    if (!contact) return contact.error();
    open.contact = *contact;
    for (const auto& party : record.cases().Parties(move.row.id)) {
      if (party.person != move.to.id) open.parties.push_back(party);
    }
  }
  const auto opened = OpenCase(record, open, deed);
  if (!opened) return opened.error();
  const CaseId id{(*opened)["case"].Number()};
  const auto restricted = KeepRestriction(record, move.row, id, deed);
  if (!restricted) return restricted.error();
  return id;
}

// Whom it belongs to: known, another than the case is about, and not close to whoever moves it (P32).
Result<Person> RightPerson(WritableRecord& record, PersonId to, const CaseRow& row, const Deed& deed) {
  if (!to) return InvalidField("to", "Say whose it is.");
  const auto person = LoadPerson(record, to, Permission::kSeePerson, deed);
  if (!person) return person.error();
  if (person->id == row.subject) return InvalidField("to", "Choose someone else: this case is about them already.");
  return *person;
}

Result<CaseId> OpenCaseLike(WritableRecord& record, const Move& move, const Deed& deed) {
  Viewer viewer = access::ViewerOf(deed.roles, deed.actor);
  viewer.now = deed.now;
  for (const auto& row : record.cases().OfPerson(move.to.id, viewer)) {
    if (row.open && row.pathway == move.row.pathway && row.capacity == move.row.capacity) return row.id;
  }
  return OpenAtRightPerson(record, move, false, deed);
}

}  // namespace

Result<void> MayMoveCase(const CaseRow& row, const Deed& deed) {
  if (row.ends == "recorded in error") return Conflict("This case is marked in error already.");
  if (!row.open) return MayRecordInError(row, deed);
  const auto bundle = deed.library.Pinned(row.bundle);
  const auto in_error = bundle == nullptr ? std::vector<ErrorAction>() : ErrorActionsOf(*bundle, row.state);
  if (in_error.empty())
    return Error{ErrorCode::kNotAllowedInState, "At this stage the case cannot be recorded in error, nor moved."};
  const bool may = deed.actor.is_system || std::any_of(in_error.begin(), in_error.end(), [&](const ErrorAction& one) {
                     const auto& who = one.action->who;
                     return std::any_of(who.begin(), who.end(), [&](const auto& role) { return deed.actor.Has(role); });
                   });
  if (!may)
    return Error{ErrorCode::kNotAllowedInState,
                 "At this stage your role does not record such a case in error, nor move it. Ask a manager."};
  return {};
}

bool IsMoveProposed(const CaseRow& row, const Deed& deed) {
  const auto bundle = row.open ? deed.library.Pinned(row.bundle) : nullptr;
  const auto in_error = bundle == nullptr ? std::vector<ErrorAction>() : ErrorActionsOf(*bundle, row.state);
  return !in_error.empty() && !in_error.front().action->ends;
}

Result<Document> MoveCase(WritableRecord& record, const MoveCaseCommand& command, const Deed& deed) {
  const auto row = LoadCase(record, command.case_id, Permission::kMarkInError, deed);
  if (!row) return row.error();
  const auto may = MayMoveCase(*row, deed);
  if (!may) return may.error();
  const auto to = RightPerson(record, command.to, *row, deed);
  if (!to) return to.error();
  const auto why = Needed("reason", command.reason, "Say how it came to be on the wrong person.");
  if (!why) return why.error();
  const auto bundle = deed.library.Pinned(row->bundle);
  if (bundle == nullptr) return Internal("the bundle of a case is not in the library");
  const auto forms = FormsOf(record, *row, *bundle);
  const auto ended = RecordInError(record, *row, *why, deed);
  if (!ended) return ended.error();
  const auto opened = OpenAtRightPerson(record, {*row, *to, *why}, true, deed);
  if (!opened) return opened.error();
  const auto drafted = KeepDrafts(record, *opened, forms, deed);
  if (!drafted) return drafted.error();
  const auto named = NameOnDuty(record, *opened, deed);
  if (!named) return named.error();
  const auto linked = Link(record, row->id, *opened, kMovedCase, deed);
  if (!linked) return linked.error();
  return Document().Set("case", opened->value);
}

Result<Document> MoveForm(WritableRecord& record, const MoveFormCommand& command, const Deed& deed) {
  const auto row = LoadCase(record, command.case_id, Permission::kMarkInError, deed);
  if (!row) return row.error();
  const auto to = RightPerson(record, command.to, *row, deed);
  if (!to) return to.error();
  const auto versions = record.cases().FormVersions(row->id, command.form);
  const auto version = std::find_if(versions.begin(), versions.end(),
                                    [&](const auto& one) { return one.version == command.version && !one.struck; });
  if (version == versions.end()) return NotFound("There is no such version of this form.");
  const auto struck = MarkFormInError(record,
                                      {.case_id = row->id,
                                       .form = command.form,
                                       .version = command.version,
                                       .reason = command.reason,
                                       .possible_breach = true},
                                      deed);
  if (!struck) return struck.error();
  const auto target = OpenCaseLike(record, {*row, *to, command.reason}, deed);
  if (!target) return target.error();
  const auto drafted = KeepDrafts(record, *target, {{command.form, version->answers}}, deed);
  if (!drafted) return drafted.error();
  const auto linked = Link(record, row->id, *target, kFormMoved, deed);
  if (!linked) return linked.error();
  return Document().Set("case", target->value);
}

}  // namespace caseway::casework
