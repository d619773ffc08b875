#include "core/casework/open_case.h"

#include "core/casework/advance_case.h"
#include "core/casework/case_context.h"
#include "core/casework/decision_payload.h"
#include "core/casework/events.h"
#include "core/casework/repeats.h"
#include "core/casework/submit_form.h"
#include "core/pathway/arrivals.h"
#include "core/pathway/measured.h"

namespace caseway::casework {
namespace {

using access::Permission;

Restriction RestrictionOf(const std::string& word) {
  if (word == "sealed") return Restriction::kSealed;
  return word == "standard" ? Restriction::kStandard : Restriction::kNone;
}

// The row a case would have: what the engine decides the opening from.
CaseRow RowToBe(WritableRecord& record, const OpenCaseCommand& command, const pathway::Bundle& bundle,
                const Person& subject, const Deed& deed) {
  CaseRow row;
  row.pathway = command.pathway;
  row.pathway_version = bundle.version();
  row.bundle = bundle.digest;
  row.subject = subject.id;
  row.capacity = command.capacity;
  row.state = bundle.definition.starts;
  row.owner_team = command.team;
  row.owner_user = command.worker;
  row.band = command.band;
  row.band_rank = command.band_rank;
  if (!row.owner_team && !deed.actor.teams.empty()) row.owner_team = deed.actor.teams.front();
  if (!row.owner_team) {
    const auto teams = record.council().Teams();
    if (!teams.empty()) row.owner_team = teams.front().id;
  }
  row.received = command.received == Instant{} ? deed.now : command.received;
  row.first_contact = command.first_contact == Instant{} ? row.received : command.first_contact;
  row.opened = deed.now;
  row.entered = deed.now;
  row.restriction = RestrictionOf(bundle.definition.restriction);
  row.facts = command.facts;
  return row;
}

Document PartiesPayload(const std::vector<PartyRow>& parties) {
  Document list{Document::List{}};
  for (const auto& party : parties) list.Add(Document().Set("person", party.person.value).Set("role", party.role));
  return list;
}

Result<Document> OpenedPayload(WritableRecord& record, const OpenCaseCommand& command, const CaseContext& context,
                               const pathway::Decision& decision, const Deed& deed) {
  const CaseRow& row = context.row();
  const auto owner = OwnerPayload(record, decision.owner);
  if (!owner) return owner.error();
  Document payload;
  payload.Set("pathway", row.pathway)
      .Set("version", row.pathway_version)
      .Set("subject", row.subject.value)
      .Set("capacity", row.capacity);
  payload.Set("parties", PartiesPayload(command.parties));
  if (command.contact) payload.Set("contact", command.contact.value);
  if (command.opened_from) payload.Set("opened_from", command.opened_from.value).Set("how", command.how);
  payload.Set("received", FormatIso(row.received)).Set("first_contact", FormatIso(row.first_contact));
  payload.Set("state", decision.state).Set("owner", *owner);
  if (!row.band.empty()) payload.Set("band", row.band);
  if (row.band_rank != CaseRow{}.band_rank) payload.Set("band_rank", row.band_rank);
  if (decision.due) payload.Set("due", decision.due->ToDocument());
  payload.Set("clocks", ClocksPayload(decision, deed.now)).Set("restriction", static_cast<int>(row.restriction));
  Document access{Document::List{}};
  if (row.restriction == Restriction::kSealed && deed.actor.user) access.Add(deed.actor.user.value);
  payload.Set("access", std::move(access)).Set("facts", row.facts);
  KeepMeasured(payload, context.At(), {pathway::kOpened, decision.state}, deed.now);
  return payload;
}

// A person-known referral that is already open, or an earlier concern inside the repeat window: linked, so that it is
// seen.
Result<void> LinkRepeats(WritableRecord& record, CaseId case_id, const CaseRow& row, const Deed& deed) {
  for (const CaseId earlier : RepeatedBy(record, row, deed.library)) {
    const auto kept = record.Append(EventOf(deed, CaseStream(case_id), events::kCaseLinked,
                                            Document().Set("other", earlier.value).Set("how", "repeat")));
    if (!kept) return kept.error();
  }
  return {};
}

Permission PermissionToOpen(const OpenCaseCommand& command, const Deed& deed) {
  return pathway::ReceivesConcerns(deed.library, command.pathway) ? Permission::kRaiseConcern : Permission::kOpenCase;
}

Result<void> MayOpen(const OpenCaseCommand& command, const Deed& deed) {
  if (command.by_rule) return {};
  return access::May(deed.roles, deed.actor, PermissionToOpen(command, deed),
                     access::RelationTo(deed.actor, command.subject));
}

Result<pathway::Decision> DecideOpening(const CaseContext& context, const OpenCaseCommand& command, const Deed& deed) {
  Actor opener = deed.actor;
  opener.is_system =
      opener.is_system || command.by_rule || PermissionToOpen(command, deed) == Permission::kRaiseConcern;
  return pathway::Open(context.At(), opener, deed.now);
}

// The bundle the case is pinned to, and the event that opens it.
Result<CaseId> KeepOpened(WritableRecord& record, const OpenCaseCommand& command, const CaseContext& context,
                          const pathway::Decision& decision, const Deed& deed) {
  const pathway::Bundle& bundle = context.bundle();
  const auto pinned = record.KeepBundle(bundle.digest, command.pathway, bundle.version(), bundle.text);
  if (!pinned) return pinned.error();
  const CaseId id{record.NextId()};
  auto payload = OpenedPayload(record, command, context, decision, deed);
  if (!payload) return payload.error();
  NewEvent opened = EventOf(deed, CaseStream(id), events::kCaseOpened, *std::move(payload));
  opened.definition = bundle.digest;
  const auto kept = record.Append(opened);
  if (!kept) return kept.error();
  return id;
}

Result<void> SubmitFirstForms(WritableRecord& record, const OpenCaseCommand& command, const CaseRow& row,
                              const Deed& deed) {
  auto context = CaseContext::Load(record, row, deed.library, deed.now);
  if (!context) return context.error();
  for (const auto& form : command.forms) {
    const auto submitted = KeepSubmitted(record, **context, form.form, form.answers, "", deed);
    if (!submitted) return submitted.error();
  }
  return {};
}

}  // namespace

Result<Document> OpenCase(WritableRecord& record, const OpenCaseCommand& command, const Deed& deed) {
  const auto bundle = deed.library.Live(command.pathway);
  if (bundle == nullptr) return NotFound("There is no such pathway.");
  const auto allowed = MayOpen(command, deed);
  if (!allowed) return allowed.error();
  const auto subject = record.people().Find(command.subject);
  if (!subject) return NotFound("There is no such person.");
  if (command.received > deed.now) return InvalidField("received", "The time must not be in the future.");
  auto context = CaseContext::Load(record, RowToBe(record, command, *bundle, *subject, deed), deed.library, deed.now);
  if (!context) return context.error();
  const auto decision = DecideOpening(**context, command, deed);
  if (!decision) return decision.error();
  const auto id = KeepOpened(record, command, **context, *decision, deed);
  if (!id) return id.error();

  const auto row = record.cases().Find(*id);
  if (!row) return Internal("a case just opened cannot be read");
  const auto submitted = SubmitFirstForms(record, command, *row, deed);
  if (!submitted) return submitted.error();
  const auto linked = LinkRepeats(record, *id, *row, deed);
  if (!linked) return linked.error();
  const auto followed = FollowRules(record, *id, deed);
  if (!followed) return followed.error();
  const auto holds = CheckInvariants(record, *id, deed);
  if (!holds) return holds.error();
  return Document().Set("case", id->value);
}

}  // namespace caseway::casework
