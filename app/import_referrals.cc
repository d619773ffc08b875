#include "app/import_referrals.h"

#include <fmt/format.h>

#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>

#include "app/came_before.h"
#include "core/casework/council.h"
#include "core/casework/holding.h"
#include "core/casework/import_referral.h"
#include "core/pathway/arrivals.h"
#include "workflows/exchange/csv_writer.h"
#include "workflows/exchange/referral_file.h"

namespace caseway::app {
namespace {

// Rows under way at once: the writer's commits are shared among them.
constexpr int kRowsUnderWay = 64;

casework::ReferralRow RowOf(const Referral& referral) {
  casework::ReferralRow row;
  auto& contact = row.contact;
  contact.external_ref = referral.external_ref;
  contact.received = referral.received;
  contact.channel = referral.channel;
  contact.referrer_name = referral.referrer_name;
  contact.referrer_agency = referral.referrer_agency;
  contact.referrer_phone = referral.referrer_phone;
  contact.reason = referral.reason;
  contact.urgency = referral.urgency;
  contact.consent = referral.consent;
  contact.notes = referral.notes;
  contact.safeguarding = referral.safeguarding ? "yes" : "no";
  contact.person = referral.person;
  contact.source = "file";
  return row;
}

casework::ImportExceptionCommand ExceptionOf(const std::string& file, const ReferralFileRow& row) {
  casework::ImportExceptionCommand command;
  command.file = file;
  command.line = row.line;
  for (const auto& field : row.fields) command.row.emplace_back(field.first, field.second);
  for (const auto& error : row.errors) {
    command.faults.push_back({error.column, error.rule});
    command.values.emplace_back(error.column, error.value);
  }
  command.safeguarding = row.MayBeSafeguarding();
  command.urgent = row.SaysUrgent();
  return command;
}

// Counts answers as they come from the writer's thread and holds the reader back when too many are under way.
class Tally {
 public:
  void Wait() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return under_way_ < kRowsUnderWay; });
    ++under_way_;
  }
  void Done(const Result<Document>& answer, bool refused, bool changed = false) {
    std::lock_guard lock(mutex_);
    --under_way_;
    if (!answer) {
      if (!fault_) fault_ = answer.error();
    } else if (!refused) {
      Count(*answer, changed);
    }
    changed_.notify_all();
  }
  std::optional<Error> Finish() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return under_way_ == 0; });
    return fault_;
  }
  ImportCounts counts;

 private:
  void Count(const Document& answer, bool changed) {
    const std::string& outcome = answer["outcome"].Text();
    ++(outcome == "opened" ? counts.opened : counts.already_there);
    if (outcome == "differs" || (changed && outcome != "opened")) ++counts.differs;
    if (answer["new_person"].Truth()) ++counts.people;
    if (answer.Contains("concern")) ++counts.concerns;
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  int under_way_ = 0;
  std::optional<Error> fault_;
};

void Report(ImportCounts& counts, const std::vector<std::vector<std::string>>& lines) {
  counts.report.insert(counts.report.end(), lines.begin(), lines.end());
}

void TellEncoding(ImportCounts& counts, TextEncoding encoding) {
  Report(counts, EncodingLines(encoding));
  counts.read_as = encoding == TextEncoding::kWindows1252 ? "Windows-1252" : "";
}

// What a repeated reference came with otherwise than before, as lines of the report.
void Report(ImportCounts& counts, std::int64_t line, const CameBefore::Found& found) {
  if (found.asks) ++counts.asks;
  for (const auto& change : found.changes)
    counts.report.push_back({std::to_string(line), change.column, change.value, change.rule});
}

// A first pass that keeps nothing: what a dry run counts and what all-or-nothing waits for.
Result<ImportCounts> Look(Runtime& runtime, const ImportRequest& request) {
  auto file = ReferralFile::Open(request.in, runtime.clock().Now());
  if (!file) return file.error();
  ImportCounts counts;
  TellEncoding(counts, file->encoding());
  CameBefore before(runtime);
  while (auto row = file->Next()) {
    ++counts.rows;
    if (!row->IsGood()) {
      ++counts.refused;
      Report(counts, RefusalLines(*row));
      continue;
    }
    const auto found = before.Look(row->referral);
    if (!found) return found.error();
    ++(found->known ? counts.already_there : counts.opened);
    if (found->text_differs || !found->changes.empty()) ++counts.differs;
    Report(counts, row->line, *found);
  }
  counts.nothing_loaded = true;
  return counts;
}

Result<void> Rewind(std::istream& in) {
  in.clear();
  in.seekg(0);
  if (!in) return InvalidInput("This file can only be read once: --all-or-nothing needs a file, not a pipe.");
  return {};
}

// One file on its way into the record: each row goes to the writer as it is read.
class Loading {
 public:
  Loading(Runtime& runtime, const ImportRequest& request, const Actor& actor)
      : runtime_(runtime), request_(request), actor_(actor), before_(runtime) {}

  Result<ImportCounts> Load(ReferralFile& file) {
    TellEncoding(tally_.counts, file.encoding());
    while (const auto row = file.Next()) {
      ++tally_.counts.rows;
      if (const auto taken = Take(*row); !taken) {
        (void)tally_.Finish();  // what is under way ends first
        return taken.error();
      }
      if (request_.on_progress) request_.on_progress(static_cast<std::int64_t>(file.bytes_read()), request_.size);
    }
    if (const auto fault = tally_.Finish()) return *fault;
    return tally_.counts;
  }

 private:
  Result<void> Take(const ReferralFileRow& row) {
    if (!row.IsGood()) {
      Refuse(row);
      return {};
    }
    const auto found = before_.Look(row.referral);
    if (!found) return found.error();
    Report(tally_.counts, row.line, *found);
    Open(row, !found->changes.empty());
    return {};
  }

  void Open(const ReferralFileRow& row, bool changed) {
    tally_.Wait();
    runtime_.Queue(
        actor_, runtime_.clock().Now(),
        [kept = RowOf(row.referral), as_came = ExceptionOf(request_.file_name, row)](WritableRecord& record,
                                                                                     const casework::Deed& deed) {
          return casework::ImportOrAsk(record, kept, as_came, deed);
        },
        [this, changed](const Result<Document>& answer) { tally_.Done(answer, false, changed); });
  }

  void Refuse(const ReferralFileRow& row) {
    tally_.Wait();
    ++tally_.counts.refused;
    Report(tally_.counts, RefusalLines(row));
    runtime_.Queue(
        actor_, runtime_.clock().Now(),
        [kept = ExceptionOf(request_.file_name, row)](WritableRecord& record, const casework::Deed& deed) {
          return casework::RaiseImportException(record, kept, deed);
        },
        [this](const Result<Document>& answer) { tally_.Done(answer, true); });
  }

  Runtime& runtime_;
  const ImportRequest& request_;
  const Actor& actor_;
  CameBefore before_;
  Tally tally_;
};

}  // namespace

std::string ImportCounts::Line() const {
  return fmt::format("rows {}, opened {}, already there {}, refused {}", rows, opened, already_there, refused);
}

std::string ReportFile(const ImportCounts& counts) {
  return std::string(kByteOrderMark) + WriteCsv(RefusalHeading(), counts.report);
}

Result<ImportCounts> ImportReferrals(Runtime& runtime, const ImportRequest& request, const Actor& actor) {
  if (request.dry_run) return Look(runtime, request);
  if (request.all_or_nothing) {
    auto looked = Look(runtime, request);
    if (!looked) return looked;
    if (looked->refused > 0) {
      looked->opened = looked->already_there = 0;
      return looked;
    }
    if (const auto rewound = Rewind(request.in); !rewound) return rewound.error();
  }
  auto file = ReferralFile::Open(request.in, runtime.clock().Now());
  if (!file) return file.error();
  return Loading(runtime, request, actor).Load(*file);
}

Result<casework::ReferralRow> ReadReferral(const std::vector<std::pair<std::string, std::string>>& row, Instant now) {
  const ReferralFields fields = CheckReferral(row, now);
  if (fields.errors.empty()) return RowOf(fields.referral);
  Error error{ErrorCode::kInvalidInput, "Put right what is marked."};
  for (const auto& fault : fields.errors) error.fields.push_back({fault.column, fault.rule});
  return error;
}

Result<Actor> ActorNamed(Runtime& runtime, const std::string& user_name) {
  std::optional<UserRow> row;
  const auto read = runtime.Read([&](Record& record) { row = record.council().UserByName(user_name); });
  if (!read) return read.error();
  if (!row || row->disabled) return NotFound("There is no account " + user_name + " here.");
  return casework::ActorOf(*row);
}

Result<Actor> FileImportActor(Runtime& runtime) {
  constexpr char kName[] = "file-import";
  if (auto known = ActorNamed(runtime, kName)) return known;
  std::vector<TeamId> teams;
  const auto live = runtime.live().Get();
  const auto role = live->roles.FirstHolding(
      {access::Permission::kImportReferrals, access::Permission::kOpenCase, access::Permission::kRaiseConcern});
  const auto read = runtime.Read([&](Record& record) {
    const auto arrivals = pathway::ReceivingContacts(live->library);
    const auto team = arrivals == nullptr ? std::nullopt : record.council().TeamByKey(pathway::ArrivalTeam(*arrivals));
    if (team) teams.push_back(team->id);
  });
  if (!read) return read.error();
  const auto made = runtime.Do(SystemActor(), [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::CreateAccount(record, {.user_name = kName, .name = "File import", .roles = {role}, .teams = teams},
                                   deed);
  });
  if (!made) return made.error();
  return ActorNamed(runtime, kName);
}

}  // namespace caseway::app
