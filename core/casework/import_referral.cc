#include "core/casework/import_referral.h"

#include "core/casework/arrival_again.h"
#include "core/casework/events.h"
#include "core/casework/notes.h"
#include "core/casework/people.h"
#include "core/casework/raiser_note.h"
#include "core/casework/set_span.h"
#include "core/pathway/arrivals.h"

namespace caseway::casework {
namespace {

using access::Permission;

// When somebody looks at a refused row again, where a council has not set it.
constexpr Span kLookAgainUsually{4, SpanUnit::kWorkingHours};

// Safeguarding and urgent ones at once; the others after what the council has set, by the calendar of the team they
// come to (P1).
Result<Instant> LookAgainAt(const ImportExceptionCommand& command, const Deed& deed) {
  if (command.safeguarding || command.urgent) return deed.now;
  const auto arrivals = pathway::ReceivingContacts(deed.library);
  const auto* calendar =
      arrivals == nullptr ? nullptr : deed.library.council.CalendarOf(pathway::ArrivalTeam(*arrivals));
  const DueRule rule{
      .within = SpanSet(deed.library.council, "import_exception.look_again", LondonDate(deed.now), kLookAgainUsually)};
  const auto due = DueDate(rule, {deed.now, false, "refused"},
                           calendar == nullptr ? Calendar::RoundTheClock() : *calendar, {}, PastData::kProvisional);
  if (!due) return due.error();
  return due->at;
}

Document RowDocument(const std::vector<std::pair<std::string, std::string>>& row) {
  Document out{Document::Members{}};
  for (const auto& [column, value] : row) out.Set(column, value);
  return out;
}

Document FaultsDocument(const ImportExceptionCommand& command) {
  Document list{Document::List{}};
  for (std::size_t i = 0; i < command.faults.size(); ++i) {
    Document fault;
    fault.Set("column", command.faults[i].field);
    fault.Set("value", i < command.values.size() ? command.values[i].second : "").Set("rule", command.faults[i].say);
    list.Add(std::move(fault));
  }
  return list;
}

Result<ImportExceptionRow> OpenException(WritableRecord& record, ImportExceptionId id, const Deed& deed) {
  const auto allowed = access::May(deed.roles, deed.actor, Permission::kImportReferrals);
  if (!allowed) return allowed.error();
  auto row = record.work().ImportException(id);
  if (!row) return NotFound("There is no such row.");
  if (!row->resolved.empty()) return Conflict("This row is dealt with already.");
  return *std::move(row);
}

Result<Document> Resolve(WritableRecord& record, ImportExceptionId id, Document payload, const Deed& deed) {
  const auto kept =
      record.Append(EventOf(deed, {"import", id.value}, events::kImportExceptionResolved, std::move(payload)));
  if (!kept) return kept.error();
  return Document().Set("exception", id.value);
}

Result<Document> ResolveAs(WritableRecord& record, ImportExceptionId id, const char* how, ContactId contact,
                           const Deed& deed) {
  return Resolve(record, id, Document().Set("how", how).Set("contact", contact.value).Set("reason", "corrected"), deed);
}

// The open concern that stands for this contact: raised with it, or later from the referral it opened.
CaseId OpenConcernOf(Record& record, const ContactRow& contact, const Deed& deed) {
  const auto concerns = pathway::ReceivingConcerns(deed.library);
  if (concerns == nullptr) return {};
  const CaseId referral = record.cases().CaseOfContact(contact.id);
  for (const CaseId id : record.cases().RecentCases(contact.subject, concerns->definition.id, Instant{})) {
    const auto row = record.cases().Find(id);
    const bool is_its = row && (row->contact == contact.id || (referral && row->opened_from == referral));
    if (is_its && row->open) return id;
  }
  return {};
}

// What the row says of the risk and the case, with where it comes from: nothing of it is lost.
std::string WordsOf(const ReferralRow& row) {
  std::string words = "Reference " + row.contact.external_ref + " came again in a file";
  words += row.contact.safeguarding == "yes" ? ", with a sign of abuse or neglect." : ".";
  if (!row.contact.reason.empty()) words += "\nReason: " + row.contact.reason;
  if (!row.contact.notes.empty()) words += "\nNotes: " + row.contact.notes;
  return words;
}

// About the adult whom the referral is about, from that referral, due from when the row came.
Result<Document> RaiseFromRow(WritableRecord& record, const ImportExceptionRow& open, const ReferralRow& row,
                              const ContactRow& contact, const Deed& deed) {
  RaiseConcernCommand concern;
  concern.subject = contact.subject;
  concern.received = open.raised;
  concern.raised_from = record.cases().CaseOfContact(contact.id);
  concern.contact = contact.id;
  concern.source = row.contact.source;
  auto raised = RaiseConcern(record, concern, deed);
  if (!raised) return raised;
  const CaseId id{(*raised)["case"].Number()};
  const auto said = SayMoreOfConcern(record, id, WordsOf(row), deed);
  if (!said) return said.error();
  const auto resolved = ResolveAs(record, open.id, "concern", contact.id, deed);
  if (!resolved) return resolved.error();
  return Document().Set("outcome", "concern").Set("concern", id.value).Set("case", concern.raised_from.value);
}

// On the referral, and where it tells of a risk on the concern as well, whoever may see that one.
Result<Document> KeepAsNotes(WritableRecord& record, const ReferralRow& row, const ContactRow& contact,
                             const Deed& deed) {
  const CaseId referral = record.cases().CaseOfContact(contact.id);
  auto note = WriteNote(record, {.case_id = referral, .text = WordsOf(row)}, deed);
  const CaseId concern = OpenConcernOf(record, contact, deed);
  if (!note || row.contact.safeguarding != "yes" || !concern) return note;
  const auto told = NoteUnseen(record, concern, WordsOf(row), deed);
  if (!told) return told;
  return note;
}

}  // namespace

std::optional<ContactRow> ContactThere(Record& record, const std::string& external_ref) {
  return external_ref.empty() ? std::nullopt : record.cases().ContactByExternalRef(external_ref);
}

bool AsksForConcern(Record& record, const ContactRow& contact, std::string_view safeguarding, const Deed& deed) {
  return safeguarding == "yes" && !OpenConcernOf(record, contact, deed);
}

Result<Document> ImportRow(WritableRecord& record, const ReferralRow& row, const Deed& deed) {
  const auto allowed = access::May(deed.roles, deed.actor, Permission::kImportReferrals);
  if (!allowed) return allowed.error();
  auto logged = LogContact(record, row.contact, deed);
  if (!logged) return logged;
  const bool already = (*logged)["already"].Truth();
  return (*logged).Set("outcome", !already ? "opened"
                                  : (*logged)["safeguarding_differs"].Truth() || (*logged)["differs"].Truth()
                                      ? "differs"
                                      : "already there");
}

Result<Document> RaiseImportException(WritableRecord& record, const ImportExceptionCommand& command, const Deed& deed) {
  const auto allowed = access::May(deed.roles, deed.actor, Permission::kImportReferrals);
  if (!allowed) return allowed.error();
  const Document row = RowDocument(command.row);
  if (record.work().HasImportException(command.file, command.line, WriteJson(row)))
    return Document().Set("already", true);
  const auto look_again = LookAgainAt(command, deed);
  if (!look_again) return look_again.error();
  const ImportExceptionId id{record.NextId()};
  Document payload;
  payload.Set("file", command.file).Set("line", command.line).Set("row", row).Set("faults", FaultsDocument(command));
  payload.Set("safeguarding", command.safeguarding).Set("urgent", command.urgent);
  payload.Set("due", FormatIso(*look_again));
  const auto kept =
      record.Append(EventOf(deed, {"import", id.value}, events::kImportExceptionRaised, std::move(payload)));
  if (!kept) return kept.error();
  return Document().Set("exception", id.value);
}

Result<Document> ImportOrAsk(WritableRecord& record, const ReferralRow& row, ImportExceptionCommand as_came,
                             const Deed& deed) {
  auto answer = ImportRow(record, row, deed);
  if (!answer || !(*answer)["safeguarding_differs"].Truth() || row.contact.safeguarding != "yes") return answer;
  as_came.safeguarding = true;
  as_came.faults.push_back({"safeguarding_concern",
                            "This reference came before without a sign of abuse or neglect. Look at both, then raise "
                            "the concern, or dismiss this row."});
  as_came.values.emplace_back("safeguarding_concern", "yes");
  const auto raised = RaiseImportException(record, as_came, deed);
  if (!raised) return raised.error();
  return answer;
}

Result<Document> DismissImportException(WritableRecord& record, ImportExceptionId id, const std::string& reason,
                                        const Deed& deed) {
  const auto row = OpenException(record, id, deed);
  if (!row) return row.error();
  const auto why = Needed("reason", reason, "Say why this row needs no referral.");
  if (!why) return why.error();
  return Resolve(record, id, Document().Set("how", "dismissed").Set("reason", *why), deed);
}

Result<Document> CorrectImportException(WritableRecord& record, ImportExceptionId id, const ReferralRow& row,
                                        const Deed& deed) {
  const auto open = OpenException(record, id, deed);
  if (!open) return open.error();
  if (const auto known = ContactThere(record, row.contact.external_ref)) {
    if (AsksForConcern(record, *known, row.contact.safeguarding, deed))
      return RaiseFromRow(record, *open, row, *known, deed);
    return Conflict(
        "Already there: the referral with this reference was opened before. Put the words of this row on it as a note, "
        "or dismiss the row.");
  }
  auto opened = ImportRow(record, row, deed);
  if (!opened) return opened;
  const auto resolved = ResolveAs(record, id, "opened", ContactId{(*opened)["contact"].Number()}, deed);
  if (!resolved) return resolved.error();
  return opened;
}

Result<Document> NoteImportException(WritableRecord& record, ImportExceptionId id, const ReferralRow& row,
                                     const Deed& deed) {
  const auto open = OpenException(record, id, deed);
  if (!open) return open.error();
  const auto known = ContactThere(record, row.contact.external_ref);
  if (!known) return InvalidField("external_ref", "No referral came with this reference before: open it instead.");
  if (AsksForConcern(record, *known, row.contact.safeguarding, deed))
    return RaiseFromRow(record, *open, row, *known, deed);
  const auto kept = KeepAsNotes(record, row, *known, deed);
  if (!kept) return kept.error();
  const auto resolved = ResolveAs(record, id, "noted", known->id, deed);
  if (!resolved) return resolved.error();
  return Document().Set("outcome", "noted").Set("case", record.cases().CaseOfContact(known->id).value);
}

}  // namespace caseway::casework
