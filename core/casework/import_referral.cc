#include "core/casework/import_referral.h"

#include "core/casework/events.h"
#include "core/casework/people.h"
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

}  // namespace

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
                            "This reference came before without a sign of abuse or neglect. Look at both, raise a "
                            "concern where there is one, then dismiss this row."});
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
  auto opened = ImportRow(record, row, deed);
  if (!opened) return opened;
  const auto resolved =
      Resolve(record, id,
              Document().Set("how", "opened").Set("contact", (*opened)["contact"]).Set("reason", "corrected"), deed);
  if (!resolved) return resolved.error();
  return opened;
}

}  // namespace caseway::casework
