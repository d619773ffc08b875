#include "core/casework/open_case.h"

#include <algorithm>
#include <tuple>

#include "core/casework/advance_case.h"
#include "core/casework/band_rank.h"
#include "core/casework/came_with.h"
#include "core/casework/case_context.h"
#include "core/casework/decision_payload.h"
#include "core/casework/events.h"
#include "core/casework/known_code.h"
#include "core/casework/people.h"
#include "core/casework/person_fields.h"
#include "core/casework/set_span.h"
#include "core/casework/submit_form.h"
#include "core/pathway/arrivals.h"
#include "core/people/matching.h"

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

Result<Document> OpenedPayload(WritableRecord& record, const OpenCaseCommand& command, const CaseRow& row,
                               const pathway::Decision& decision, const Deed& deed) {
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
  return payload;
}

// A person-known referral that is already open, or an earlier concern inside the repeat window: linked, so that it is
// seen.
Result<void> LinkRepeats(WritableRecord& record, CaseId case_id, const CaseRow& row, const Deed& deed) {
  if (!pathway::ReceivesConcerns(deed.library, row.pathway)) return {};
  const Date received = LondonDate(row.received);
  const Span window = SpanSet(deed.library.council, "safeguarding.repeat_window", received, {12, SpanUnit::kMonths});
  const auto since = FromLondon({DayBefore(received, window), 0, 0});
  for (const CaseId earlier : record.cases().RecentCases(row.subject, row.pathway, since)) {
    if (earlier == case_id) continue;
    const auto kept = record.Append(EventOf(deed, CaseStream(case_id), events::kCaseLinked,
                                            Document().Set("other", earlier.value).Set("how", "repeat")));
    if (!kept) return kept.error();
  }
  return {};
}

// Whoever has this NHS number, the birth date and the surname is the one meant; where those differ the number may be
// somebody else's, and whoever it is stays provisional until that is put right (P39).
PersonId KnownOrToConfirm(WritableRecord& record, Person& person) {
  if (person.nhs_number.empty()) return {};
  std::vector<Person> holders;
  for (const PersonId id : record.people().ByNhsNumber(person.nhs_number)) {
    if (auto known = record.people().Find(id)) holders.push_back(*std::move(known));
  }
  const AttachDecision decision = DecideAttach(person, holders);
  if (decision.kind == Attach::kKnown) return decision.person;
  if (decision.kind == Attach::kIdentityToConfirm) person.identity_to_confirm = person.provisional = true;
  return {};
}

Result<PersonId> SubjectOf(WritableRecord& record, PersonId subject, Person person, const std::string& source,
                           const Deed& deed) {
  if (!subject) subject = KnownOrToConfirm(record, person);
  if (subject) return subject;
  Actor registrar = deed.actor;
  registrar.is_system = true;  // whoever may log a contact or raise a concern may name someone not yet known
  const Deed registering{registrar, deed.now, deed.library, deed.roles};
  const auto made = RegisterPerson(record, {.person = person, .knowingly = true, .source = source}, registering);
  if (!made) return made.error();
  return PersonId{(*made)["person"].Number()};
}

Document ContactPayload(const LogContactCommand& command, PersonId subject, Instant received, bool out_of_hours) {
  Document referrer;
  referrer.Set("name", command.referrer_name)
      .Set("agency", command.referrer_agency)
      .Set("phone", command.referrer_phone);
  Document payload;
  payload.Set("subject", subject.value).Set("channel", command.channel).Set("received", FormatIso(received));
  if (!command.external_ref.empty()) payload.Set("external_ref", command.external_ref);
  payload.Set("referrer", std::move(referrer)).Set("reason", command.reason).Set("urgency", command.urgency);
  payload.Set("consent", command.consent).Set("safeguarding", command.safeguarding).Set("notes", command.notes);
  payload.Set("out_of_hours", out_of_hours).Set("source", command.source);
  if (command.source == "file") payload.Set("came", CameWith(command.person));
  return payload;
}

Document CaseFactsOf(const LogContactCommand& command, bool out_of_hours) {
  Document facts;
  facts.Set("channel", command.channel).Set("urgency", command.urgency).Set("consent", command.consent);
  facts.Set("safeguarding_reported", command.safeguarding).Set("source", command.source);
  facts.Set("out_of_hours", out_of_hours).Set("reason", command.reason);
  return facts;
}

// What the caller chose, and what was written beside it.
Result<void> CheckContact(const LogContactCommand& command, const Deed& deed) {
  for (const auto& [field, code, list] :
       {std::tuple{"channel", &command.channel, "channels"}, {"urgency", &command.urgency, "urgencies"}}) {
    const auto known = KnownCode(field, *code, list, deed);
    if (!known) return known;
  }
  constexpr std::string_view kConsents[] = {"", "yes", "no", "unable-to-consent"};
  if (std::find(std::begin(kConsents), std::end(kConsents), command.consent) == std::end(kConsents))
    return InvalidField("consent", "Choose one of the list.");
  constexpr std::string_view kRisks[] = {"yes", "no", "unknown"};
  if (std::find(std::begin(kRisks), std::end(kRisks), command.safeguarding) == std::end(kRisks))
    return InvalidField("safeguarding", "Choose one of the list.");
  for (const auto& [field, text, most] : {std::tuple{"referrer_name", &command.referrer_name, kLongestReason},
                                          {"referrer_agency", &command.referrer_agency, kLongestReason},
                                          {"referrer_phone", &command.referrer_phone, kLongestReason},
                                          {"notes", &command.notes, kLongestAccount}}) {
    const auto given = Optional(field, *text, most);
    if (!given) return given.error();
  }
  return {};
}

// The same reference again is the same referral; what changed since is told, never taken over silently (P40).
Document AlreadyThere(WritableRecord& record, const ContactRow& known, const LogContactCommand& command) {
  const bool differs =
      known.reason != command.reason || known.notes != command.notes || known.urgency != command.urgency;
  Document answer;
  answer.Set("contact", known.id.value).Set("case", record.cases().CaseOfContact(known.id).value).Set("already", true);
  if (differs) answer.Set("differs", true);
  if (known.safeguarding != command.safeguarding) answer.Set("safeguarding_differs", true);
  return answer;
}

}  // namespace

bool IsOutOfHours(const pathway::Library& library, const std::string& team, Instant received) {
  const auto* calendar = library.council.CalendarOf(team);
  return calendar != nullptr && !IsOpen(*calendar, received);
}

Result<Document> OpenCase(WritableRecord& record, const OpenCaseCommand& command, const Deed& deed) {
  const auto bundle = deed.library.Live(command.pathway);
  if (bundle == nullptr) return NotFound("There is no such pathway.");
  const auto permission =
      pathway::ReceivesConcerns(deed.library, command.pathway) ? Permission::kRaiseConcern : Permission::kOpenCase;
  if (!command.by_rule) {
    const auto allowed =
        access::May(deed.roles, deed.actor, permission, access::RelationTo(deed.actor, command.subject));
    if (!allowed) return allowed.error();
  }
  const auto subject = record.people().Find(command.subject);
  if (!subject) return NotFound("There is no such person.");
  if (command.received > deed.now) return InvalidField("received", "The time must not be in the future.");
  auto context = CaseContext::Load(record, RowToBe(record, command, *bundle, *subject, deed), deed.library, deed.now);
  if (!context) return context.error();
  Actor opener = deed.actor;
  opener.is_system = opener.is_system || command.by_rule || permission == Permission::kRaiseConcern;
  const auto decision = pathway::Open((*context)->At(), opener, deed.now);
  if (!decision) return decision.error();
  const auto kept_bundle = record.KeepBundle(bundle->digest, command.pathway, bundle->version(), bundle->text);
  if (!kept_bundle) return kept_bundle.error();

  const CaseId id{record.NextId()};
  auto payload = OpenedPayload(record, command, (*context)->row(), *decision, deed);
  if (!payload) return payload.error();
  NewEvent opened = EventOf(deed, CaseStream(id), events::kCaseOpened, *std::move(payload));
  opened.definition = bundle->digest;
  const auto kept = record.Append(opened);
  if (!kept) return kept.error();

  const auto row = record.cases().Find(id);
  if (!row) return Internal("a case just opened cannot be read");
  auto live = CaseContext::Load(record, *row, deed.library, deed.now);
  if (!live) return live.error();
  for (const auto& form : command.forms) {
    const auto submitted = KeepSubmitted(record, **live, form.form, form.answers, "", deed);
    if (!submitted) return submitted.error();
  }
  const auto linked = LinkRepeats(record, id, *row, deed);
  if (!linked) return linked.error();
  Actor system;
  system.name = "Caseway";
  system.is_system = true;
  const auto followed = RunSystemActions(record, id, {system, deed.now, deed.library, deed.roles});
  if (!followed) return followed.error();
  const auto holds = CheckInvariants(record, id, deed);
  if (!holds) return holds.error();
  return Document().Set("case", id.value);
}

Result<Document> LogContact(WritableRecord& record, const LogContactCommand& command, const Deed& deed) {
  const auto allowed = access::May(deed.roles, deed.actor, Permission::kOpenCase);
  if (!allowed) return allowed.error();
  if (!command.external_ref.empty()) {
    if (const auto known = record.cases().ContactByExternalRef(command.external_ref))
      return AlreadyThere(record, *known, command);
  }
  const auto reason = Needed("reason", command.reason, "Say what the contact is about.", kLongestAccount);
  if (!reason) return reason.error();
  const auto fits = CheckContact(command, deed);
  if (!fits) return fits.error();
  const Instant received = command.received == Instant{} ? deed.now : command.received;
  if (received > deed.now) return InvalidField("received", "The time must not be in the future.");
  if (!command.subject) {
    const auto born = BornByThen(command.person, received);
    if (!born) return born.error();
  }
  const auto subject = SubjectOf(record, command.subject, command.person, command.source, deed);
  if (!subject) return subject.error();
  const auto arrivals = pathway::ReceivingContacts(deed.library);
  if (arrivals == nullptr) return Internal("no pathway receives contacts");
  const auto access_team = record.council().TeamByKey(pathway::ArrivalTeam(*arrivals));
  const bool out_of_hours = access_team && IsOutOfHours(deed.library, access_team->key, received);

  const ContactId contact{record.NextId()};
  const auto kept = record.Append(EventOf(deed, {"contact", contact.value}, events::kContactLogged,
                                          ContactPayload(command, *subject, received, out_of_hours)));
  if (!kept) return kept.error();
  OpenCaseCommand referral;
  referral.pathway = arrivals->definition.id;
  referral.subject = *subject;
  referral.contact = contact;
  referral.received = received;
  referral.team = access_team ? access_team->id : TeamId{};
  referral.facts = CaseFactsOf(command, out_of_hours);
  referral.band_rank = RankUntilBanded(deed.library.codes, command.urgency).value_or(referral.band_rank);
  referral.by_rule = true;
  auto opened = OpenCase(record, referral, deed);
  if (!opened) return opened;
  Document answer = *std::move(opened);
  answer.Set("contact", contact.value).Set("person", subject->value);
  if (command.safeguarding != "yes") return answer;
  RaiseConcernCommand concern;
  concern.subject = *subject;
  concern.received = received;
  concern.raised_from = CaseId{answer["case"].Number()};
  concern.contact = contact;
  concern.source = command.source;
  const auto raised = RaiseConcern(record, concern, deed);
  if (!raised) return raised.error();
  return answer.Set("concern", (*raised)["case"]);
}

Result<Document> RaiseConcern(WritableRecord& record, const RaiseConcernCommand& command, const Deed& deed) {
  const auto allowed = access::May(deed.roles, deed.actor, Permission::kRaiseConcern);
  if (!allowed) return allowed.error();
  const auto subject = SubjectOf(record, command.subject, command.person, command.source, deed);
  if (!subject) return subject.error();
  const auto arrivals = pathway::ReceivingConcerns(deed.library);
  if (arrivals == nullptr) return Internal("no pathway receives concerns");
  const auto hub = record.council().TeamByKey(pathway::ArrivalTeam(*arrivals));
  OpenCaseCommand open;
  open.pathway = arrivals->definition.id;
  open.subject = *subject;
  open.contact = command.contact;
  open.opened_from = command.raised_from;
  open.how = "raised from";
  open.received = command.received;
  open.team = hub ? hub->id : TeamId{};
  open.facts.Set("source", command.source).Set("safeguarding_reported", "yes");
  if (deed.actor.user) open.facts.Set("raised_by", deed.actor.user.value);
  if (!command.answers.IsNull()) open.forms.push_back({pathway::FirstAsked(*arrivals).form, command.answers});
  open.by_rule = true;
  auto opened = OpenCase(record, open, deed);
  if (!opened) return opened;
  return (*opened).Set("person", subject->value);
}

}  // namespace caseway::casework
