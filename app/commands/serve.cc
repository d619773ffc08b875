#include <fmt/format.h>
#include <signal.h>

#include <algorithm>
#include <condition_variable>
#include <iostream>
#include <mutex>
#include <set>
#include <sstream>
#include <thread>

#include "app/clock.h"
#include "app/commands/council.h"
#include "app/import_referrals.h"
#include "app/sign_in.h"
#include "core/casework/advance_case.h"
#include "security/certificate.h"
#include "security/tokens.h"
#include "storage/local_socket.h"
#include "storage/sqlite/audit_log.h"
#include "web/frame.h"
#include "web/http/server.h"
#include "web/http/worker_pool.h"

namespace caseway::app {
namespace {

constexpr int kStoppedTrustingTheDisk = 70;
constexpr std::chrono::seconds kTimerRound{30};

int Fail(std::ostream& err, const Error& error) {
  err << error.say << (error.detail.empty() ? "" : " (" + error.detail + ")") << "\n";
  return 1;
}

// One JSON object a line on standard error; never a name, an address or what was typed.
void Log(const Clock& clock, const std::string& request, const std::string& what) {
  static std::mutex mutex;
  const std::string line =
      WriteJson(Document().Set("at", FormatIso(clock.Now())).Set("request", request).Set("fault", what)) + "\n";
  const std::lock_guard lock(mutex);
  std::cerr << line << std::flush;
}

web::ImportOutcome OutcomeOf(const ImportCounts& counts) {
  return {counts.rows, counts.opened, counts.already_there, counts.refused, counts.differs, counts.report};
}

// Commands from this machine for the running server: the same use cases, as a named account.
std::string AnswerCommand(Runtime& runtime, const std::string& request) {
  const auto fail = [](const Error& error) { return WriteJson(Document().Set("error", error.say)); };
  const auto asked = ReadJson(request);
  if (!asked) return fail(asked.error());
  if ((*asked)["command"].Text() != "import referrals")
    return fail(InvalidInput("The running server does not know this command."));
  const auto actor =
      (*asked)["as"].Text().empty() ? FileImportActor(runtime) : ActorNamed(runtime, (*asked)["as"].Text());
  if (!actor) return fail(actor.error());
  std::istringstream in((*asked)["text"].Text());
  ImportRequest import{.file_name = (*asked)["file"].Text(), .in = in};
  import.dry_run = (*asked)["dry_run"].Truth();
  import.all_or_nothing = (*asked)["all_or_nothing"].Truth();
  const auto counts = ImportReferrals(runtime, import, *actor);
  if (!counts) return fail(counts.error());
  Document answer;
  answer.Set("rows", counts->rows).Set("opened", counts->opened).Set("already_there", counts->already_there);
  answer.Set("refused", counts->refused).Set("differs", counts->differs).Set("nothing_loaded", counts->nothing_loaded);
  for (const auto& line : counts->report) {
    Document report = answer["report"];
    answer.Set("report", report.Add(line));
  }
  return WriteJson(answer);
}

// Timers of pathways: every state with a system action is looked through on its own index.
class SystemTimer {
 public:
  explicit SystemTimer(Runtime& runtime) : runtime_(runtime), thread_([this] { Run(); }) {}
  ~SystemTimer() {
    {
      const std::lock_guard lock(mutex_);
      ending_ = true;
    }
    changed_.notify_all();
    thread_.join();
  }

 private:
  void Run() {
    std::unique_lock lock(mutex_);
    while (!ending_) {
      lock.unlock();
      Round();
      lock.lock();
      changed_.wait_for(lock, kTimerRound, [&] { return ending_; });
    }
  }
  void Round() {
    std::vector<CaseId> due;
    const auto live = runtime_.live().Get();
    const auto read = runtime_.Read([&](Record& record) {
      for (const auto& [pathway, bundle] : live->library.live()) {
        for (const auto& state : bundle->definition.states) {
          const bool timed = std::any_of(state.actions.begin(), state.actions.end(),
                                         [](const auto& action) { return action.by_system; });
          if (!timed) continue;
          for (const CaseId id : record.work().DueForSystem(pathway, state.id, runtime_.clock().Now(), 1000))
            due.push_back(id);
        }
      }
    });
    if (!read) return;
    for (const CaseId id : due) {
      const auto done = runtime_.Do(SystemActor(), [id](WritableRecord& record, const casework::Deed& deed) {
        return casework::RunSystemActions(record, id, deed);
      });
      if (!done) Log(runtime_.clock(), "timer", done.error().detail.empty() ? done.error().say : done.error().detail);
    }
  }

  Runtime& runtime_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool ending_ = false;
  std::thread thread_;
};

// A one-use link for one account of each role: in a demonstration council only.
void PrintDemonstrationLinks(Runtime& runtime, SignInDoors& doors, const std::string& base, std::ostream& out) {
  std::vector<UserRow> users;
  const auto read = runtime.Read([&](Record& record) { users = record.council().Users(); });
  if (!read) return;
  std::set<std::string> shown;
  out << "Sign in to the demonstration with one of these links (each works once, for one hour):\n";
  for (const auto& user : users) {
    if (user.disabled || user.roles.empty() || user.user_name == "file-import" ||
        !shown.insert(user.roles.front()).second)
      continue;
    const std::string token = security::NewToken();
    const auto kept = doors.links.Create(
        {*security::HashToken(token), "demonstration", user.id, runtime.clock().Now() + std::chrono::hours{1}});
    if (!kept) continue;
    out << fmt::format("  {:<24} {}/demonstration/{}\n", user.roles.front(), base, token);
  }
}

int WaitForSignal(const sigset_t& signals) {
  int signal = 0;
  sigwait(&signals, &signal);
  return signal;
}

}  // namespace

int RunServe(const ServeOptions& options, std::ostream& out, std::ostream& err) {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);  // before any thread begins: only this one waits for them

  const SystemClock clock(options.now);
  const auto on_fatal = [&clock](const std::string& why) {
    Log(clock, "writer", why);
    std::_Exit(kStoppedTrustingTheDisk);
  };
  auto runtime = Runtime::Open({.folder = options.data, .workflows = options.workflows, .on_fatal = on_fatal}, clock);
  if (!runtime) return Fail(err, runtime.error());
  auto doors = SignInDoors::Open(**runtime);
  if (!doors) return Fail(err, doors.error());
  const auto certificate =
      security::LoadOrMakeCertificate(options.data / "tls", {"localhost", "127.0.0.1"}, clock.Now());
  if (!certificate) return Fail(err, certificate.error());

  http::WorkerPool pool(2, 1000);
  storage::SqliteAudit audit((*runtime)->database());
  storage::SqliteBlobs blobs((*runtime)->database());
  web::Service service{.reader = (*runtime)->reader(),
                       .writer = (*runtime)->writer(),
                       .log = (*runtime)->log(),
                       .audit = audit,
                       .blobs = blobs,
                       .live = (*runtime)->live(),
                       .authenticator = (*doors)->authenticator,
                       .enrolment = (*doors)->enrolment,
                       .links = (*doors)->links,
                       .digest = (*runtime)->digest(),
                       .clock = clock,
                       .council_name = (*runtime)->Property("council_name"),
                       .demonstration = (*runtime)->Property("demonstration") == "yes"};
  service.run_later = [&pool](std::function<void()> task) {
    if (!pool.Submit(task)) task();  // nothing is lost when all are busy: the caller does it itself
  };
  service.refresh_live = [&runtime] { (void)(*runtime)->Refresh().has_value(); };
  service.import_referrals = [&runtime](const std::string& name, const std::string& bytes, const Actor& actor,
                                        bool dry_run) -> Result<web::ImportOutcome> {
    std::istringstream in(bytes);
    const auto counts = ImportReferrals(**runtime, {.file_name = name, .in = in, .dry_run = dry_run}, actor);
    if (!counts) return counts.error();
    return OutcomeOf(*counts);
  };
  service.read_referral = ReadReferral;
  service.on_fault = [&clock](const std::string& request, const std::string& detail) { Log(clock, request, detail); };

  web::Frame frame(service);
  http::ServerOptions serving{.address = options.address,
                              .port = static_cast<std::uint16_t>(options.port),
                              .certificate_pem = certificate->certificate_pem,
                              .key_pem = certificate->key_pem,
                              .threads = options.threads};
  serving.now = [&clock] { return clock.Now(); };
  serving.on_fault = [&clock](std::string_view request, std::string_view what) {
    Log(clock, std::string(request), std::string(what));
  };
  serving.body_limit = [](http::Method, std::string_view path) -> std::size_t {
    const bool upload = path.find("/files") != std::string_view::npos;
    return upload ? 25u << 20 : 1u << 20;
  };
  auto server = http::Server::Listen(serving, [&frame](http::Request&& request, http::Reply reply) {
    frame.Serve(std::move(request), std::move(reply));
  });
  if (!server) return Fail(err, server.error());
  storage::LocalServer local;
  const auto local_started = local.Start((*runtime)->database().socket(), [&runtime](const std::string& request) {
    return AnswerCommand(**runtime, request);
  });
  if (!local_started) return Fail(err, local_started.error());
  (*server)->Start();
  const SystemTimer timer(**runtime);

  const std::string base = fmt::format("https://{}:{}", options.address, (*server)->port());
  out << "Caseway serves " << base << "\nCertificate fingerprint (SHA-256): " << certificate->fingerprint << "\n";
  if (service.demonstration) PrintDemonstrationLinks(**runtime, **doors, base, out);
  out << "Press Ctrl+C to stop." << std::endl;
  WaitForSignal(signals);
  out << "Stopping: finishing what is under way." << std::endl;
  (*server)->Shutdown(std::chrono::seconds{10});
  return 0;
}

}  // namespace caseway::app
