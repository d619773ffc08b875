#include <algorithm>
#include <tuple>

#include "core/casework/band_rank.h"
#include "core/casework/came_with.h"
#include "core/casework/events.h"
#include "core/casework/known_code.h"
#include "core/casework/open_case.h"
#include "core/casework/person_fields.h"
#include "core/casework/reported_person.h"
#include "core/casework/told_concern.h"
#include "core/pathway/arrivals.h"

namespace caseway::casework {
namespace {

// A contact that is being kept: who it is about, when it came, and the team that takes it.
struct Arrival {
  ContactId contact;
  PersonId subject;
  Instant received{};
  std::optional<TeamRow> team;
  bool out_of_hours = false;  // the team was closed then
};

Document ContactPayload(const LogContactCommand& command, const Arrival& arrival) {
  Document referrer;
  referrer.Set("name", command.referrer_name)
      .Set("agency", command.referrer_agency)
      .Set("phone", command.referrer_phone);
  Document payload;
  payload.Set("subject", arrival.subject.value)
      .Set("channel", command.channel)
      .Set("received", FormatIso(arrival.received));
  if (!command.external_ref.empty()) payload.Set("external_ref", command.external_ref);
  payload.Set("referrer", std::move(referrer)).Set("reason", command.reason).Set("urgency", command.urgency);
  payload.Set("consent", command.consent).Set("safeguarding", command.safeguarding).Set("notes", command.notes);
  payload.Set("out_of_hours", arrival.out_of_hours).Set("source", command.source);
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

Result<void> CheckChoices(const LogContactCommand& command, const Deed& deed) {
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
  return {};
}

Result<void> CheckTexts(const LogContactCommand& command) {
  for (const auto& [field, text, most] : {std::tuple{"referrer_name", &command.referrer_name, kLongestReason},
                                          {"referrer_agency", &command.referrer_agency, kLongestReason},
                                          {"referrer_phone", &command.referrer_phone, kLongestReason},
                                          {"notes", &command.notes, kLongestAccount}}) {
    const auto given = Optional(field, *text, most);
    if (!given) return given.error();
  }
  return {};
}

// What the contact is about, what the caller chose, what was written beside it, and when it came.
Result<void> CheckContact(const LogContactCommand& command, Instant received, const Deed& deed) {
  const auto reason = Needed("reason", command.reason, "Say what the contact is about.", kLongestAccount);
  if (!reason) return reason.error();
  const auto chosen = CheckChoices(command, deed);
  if (!chosen) return chosen;
  const auto written = CheckTexts(command);
  if (!written) return written;
  if (received > deed.now) return InvalidField("received", "The time must not be in the future.");
  if (command.subject) return {};
  return BornByThen(command.person, received);
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

Result<Document> OpenReferral(WritableRecord& record, const LogContactCommand& command, const Arrival& arrival,
                              const std::string& pathway, const Deed& deed) {
  OpenCaseCommand referral;
  referral.pathway = pathway;
  referral.subject = arrival.subject;
  referral.contact = arrival.contact;
  referral.received = arrival.received;
  referral.team = arrival.team ? arrival.team->id : TeamId{};
  referral.facts = CaseFactsOf(command, arrival.out_of_hours);
  referral.band_rank = RankUntilBanded(deed.library.codes, command.urgency).value_or(referral.band_rank);
  referral.by_rule = true;
  return OpenCase(record, referral, deed);
}

Result<Document> RaiseReported(WritableRecord& record, const LogContactCommand& command, const Arrival& arrival,
                               CaseId referral, const Document& told, const Deed& deed) {
  RaiseConcernCommand concern;
  concern.subject = arrival.subject;
  concern.received = arrival.received;
  concern.raised_from = referral;
  concern.contact = arrival.contact;
  concern.answers = told;
  concern.source = command.source;
  return RaiseConcern(record, concern, deed);
}

}  // namespace

bool IsOutOfHours(const pathway::Library& library, const std::string& team, Instant received) {
  const auto* calendar = library.council.CalendarOf(team);
  return calendar != nullptr && !IsOpen(*calendar, received);
}

Result<Document> LogContact(WritableRecord& record, const LogContactCommand& command, const Deed& deed) {
  return LogContactAsked(record, command, Document(), deed);
}

Result<Document> LogContactAsked(WritableRecord& record, const LogContactCommand& command, const Document& concern,
                                 const Deed& deed) {
  const auto allowed = access::May(deed.roles, deed.actor, access::Permission::kOpenCase);
  if (!allowed) return allowed.error();
  if (!command.external_ref.empty()) {
    if (const auto known = record.cases().ContactByExternalRef(command.external_ref))
      return AlreadyThere(record, *known, command);
  }
  Arrival arrival;
  arrival.received = command.received == Instant{} ? deed.now : command.received;
  const auto fits = CheckContact(command, arrival.received, deed);
  if (!fits) return fits.error();
  const auto subject = ReportedPerson(record, command.subject, command.person, command.source, deed);
  if (!subject) return subject.error();
  arrival.subject = subject->person;
  const auto pathway = pathway::ReceivingContacts(deed.library);
  if (pathway == nullptr) return Internal("no pathway receives contacts");
  arrival.team = record.council().TeamByKey(pathway::ArrivalTeam(*pathway));
  arrival.out_of_hours = arrival.team && IsOutOfHours(deed.library, arrival.team->key, arrival.received);
  arrival.contact = ContactId{record.NextId()};
  const auto kept = record.Append(
      EventOf(deed, {"contact", arrival.contact.value}, events::kContactLogged, ContactPayload(command, arrival)));
  if (!kept) return kept.error();
  auto opened = OpenReferral(record, command, arrival, pathway->definition.id, deed);
  if (!opened) return opened;
  Document answer = *std::move(opened);
  answer.Set("contact", arrival.contact.value).Set("person", arrival.subject.value);
  if (subject->is_new) answer.Set("new_person", true);
  if (command.safeguarding != "yes") return answer;
  const auto raised = RaiseReported(record, command, arrival, CaseId{answer["case"].Number()}, concern, deed);
  if (!raised) return raised.error();
  return answer.Set("concern", (*raised)["case"]);
}

}  // namespace caseway::casework
