#include "app/served_council.h"

#include <sstream>
#include <utility>

#include "app/erase_person.h"
#include "app/import_referrals.h"
#include "app/local_commands.h"
#include "app/system_timer.h"

namespace caseway::app {
namespace {

constexpr std::chrono::seconds kSystemRound{30};
constexpr std::chrono::minutes kSweepRound{5};
constexpr std::size_t kMostReportBytes = std::size_t{64} << 20;

}  // namespace

Result<std::unique_ptr<ServedCouncil>> ServedCouncil::Open(const RuntimeOptions& options, const Clock& clock,
                                                           const FaultLog& log) {
  auto runtime = Runtime::Open(options, clock);
  if (!runtime) return runtime.error();
  auto doors = SignInDoors::Open(**runtime);
  if (!doors) return doors.error();
  std::unique_ptr<ServedCouncil> council(new ServedCouncil(*std::move(runtime), *std::move(doors), log));
  Runtime& opened = council->runtime();
  const auto listening = council->local_.Start(
      opened.database().socket(), [&opened](const std::string& request) { return AnswerCommand(opened, request); });
  if (!listening) return listening.error();
  council->StartTimers(log);
  return council;
}

ServedCouncil::ServedCouncil(std::unique_ptr<Runtime> runtime, std::unique_ptr<SignInDoors> doors, const FaultLog& log)
    : runtime_(std::move(runtime)),
      doors_(std::move(doors)),
      audit_(runtime_->database()),
      blobs_(runtime_->database()),
      erasures_(runtime_->database()),
      import_results_(runtime_->database(), runtime_->log()),
      service_(Wire(log)),
      frame_(service_) {}

web::Service ServedCouncil::Wire(const FaultLog& log) {
  web::Service service{.reader = runtime_->reader(),
                       .writer = runtime_->writer(),
                       .log = runtime_->log(),
                       .audit = audit_,
                       .blobs = blobs_,
                       .live = runtime_->live(),
                       .authenticator = doors_->authenticator,
                       .enrolment = doors_->enrolment,
                       .own_sign_in = doors_->own_sign_in,
                       .links = doors_->links,
                       .digest = runtime_->digest(),
                       .clock = runtime_->clock(),
                       .council_name = runtime_->Property("council_name"),
                       .demonstration = runtime_->Property("demonstration") == "yes"};
  service.run_later = [this](std::function<void()> task) {
    if (!pool_.Submit(task)) task();  // nothing is lost when all are busy: the caller does it itself
  };
  service.refresh_live = [this, &log] {
    if (const auto done = runtime_->Refresh(); !done) log.Write("settings", done.error().detail);
  };
  service.import_referrals = [this](const std::string& name, const std::string& bytes, const Actor& actor,
                                    const web::ImportWish& wish) { return Import(name, bytes, actor, wish); };
  service.import_results = std::make_shared<web::ImportResults>(kMostReportBytes, &import_results_);
  service.read_referral = ReadReferral;
  service.erasures = &erasures_;
  service.erase_person = [this](const std::string& command_id, const Actor& actor,
                                const casework::EraseCommand& command) {
    const auto live = runtime_->live().Get();
    const casework::Deed deed{actor, runtime_->clock().Now(), live->library, live->roles};
    return ErasePerson(runtime_->database(), runtime_->log(), deed, command_id, command, "");
  };
  service.on_fault = [&log](const std::string& request, const std::string& detail) { log.Write(request, detail); };
  return service;
}

void ServedCouncil::StartTimers(const FaultLog& log) {
  system_timer_ = std::make_unique<Repeated>(kSystemRound, [this, &log, recounted = false]() mutable {
    if (!std::exchange(recounted, true)) RecountProvisionalDates(*runtime_, log);
    MakeMovesOfToday(*runtime_, log);
    RunDueSystemActions(*runtime_, log);
  });
  session_sweep_ = std::make_unique<Repeated>(kSweepRound, [this, &log] {
    const auto swept = doors_->authenticator.SweepSessions(runtime_->clock().Now());
    if (!swept) log.Write("sessions", swept.error().detail);
  });
}

Result<web::ImportOutcome> ServedCouncil::Import(const std::string& name, const std::string& bytes, const Actor& actor,
                                                 const web::ImportWish& wish) {
  std::istringstream in(bytes);
  ImportRequest request{.file_name = name, .in = in};
  request.dry_run = wish.dry_run;
  request.all_or_nothing = wish.all_or_nothing;
  const auto counts = ImportReferrals(*runtime_, request, actor);
  if (!counts) return counts.error();
  web::ImportOutcome outcome{.rows = counts->rows, .opened = counts->opened, .already_there = counts->already_there};
  outcome.refused = counts->refused, outcome.differs = counts->differs, outcome.asks = counts->asks;
  outcome.people = counts->people, outcome.concerns = counts->concerns;
  outcome.read_as = counts->read_as, outcome.nothing_loaded = counts->nothing_loaded;
  for (const auto& line : counts->report) outcome.report.push_back({line.at(0), line.at(1), line.at(2), line.at(3)});
  outcome.report_file = ReportFile(*counts);
  return outcome;
}

}  // namespace caseway::app
