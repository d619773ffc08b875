#include <fmt/format.h>
#include <signal.h>

#include <iostream>
#include <map>

#include "app/clock.h"
#include "app/commands/council.h"
#include "app/doorstep.h"
#include "app/served_council.h"
#include "security/certificate.h"
#include "security/tokens.h"
#include "web/http/server.h"

namespace caseway::app {
namespace {

constexpr int kStoppedTrustingTheDisk = 70;
constexpr std::size_t kLargestForm = 1u << 20;
constexpr std::size_t kLargestUpload = 25u << 20;

int Fail(std::ostream& err, const Error& error) {
  err << error.say << (error.detail.empty() ? "" : " (" + error.detail + ")") << "\n";
  return 1;
}

// Of each role the one whose sign-in the demonstration wrote down (their lists are seen to); else who holds most cases.
std::map<std::string, UserId> OneOfEachRole(Record& record, const SignInDoors& doors) {
  using Rank = std::pair<bool, std::size_t>;
  std::map<std::string, std::pair<UserId, Rank>> best;
  for (const auto& user : record.council().Users()) {
    if (user.disabled || user.roles.empty() || user.user_name == "file-import") continue;
    const auto credential = doors.credentials.Find(user.id);
    const bool signs_in = credential && *credential && !(*credential)->password_hash.empty();
    const Rank rank{signs_in, record.work().OpenCasesOf(user.id).size()};
    const auto [known, is_first] = best.try_emplace(user.roles.front(), user.id, rank);
    if (!is_first && rank > known->second.second) known->second = {user.id, rank};
  }
  std::map<std::string, UserId> users;
  for (const auto& [role, user] : best) users.emplace(role, user.first);
  return users;
}

// A one-use link for one account of each role: in a demonstration council only.
void PrintDemonstrationLinks(Runtime& runtime, SignInDoors& doors, const std::string& base, std::ostream& out) {
  std::map<std::string, UserId> users;
  const auto read = runtime.Read([&](Record& record) { users = OneOfEachRole(record, doors); });
  if (!read) return;
  out << "Sign in to the demonstration with one of these links (each works once, for one hour):\n";
  for (const auto& [role, user] : users) {
    const std::string token = security::NewToken();
    const auto kept = doors.links.Create(
        {*security::HashToken(token), "demonstration", user, runtime.clock().Now() + std::chrono::hours{1}});
    if (!kept) continue;
    out << fmt::format("  {:<24} {}/demonstration/{}\n", role, base, token);
  }
}

// Before any thread begins: only the one that waits gets them.
sigset_t HoldSignals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  signal(SIGXFSZ, SIG_IGN);  // a limit on the size of a file is an error of the disk, not the end
  return signals;
}

void WaitForSignal(const sigset_t& signals) {
  int signal = 0;
  sigwait(&signals, &signal);
}

// By which names browsers may ask: this machine's own, the address bound, and those the council set.
std::vector<std::string> ServedHosts(const ServeOptions& options) {
  std::vector<std::string> hosts = {"127.0.0.1", "localhost"};
  const bool is_ipv6 = options.address.find(':') != std::string::npos;
  hosts.push_back(is_ipv6 ? "[" + options.address + "]" : options.address);
  hosts.insert(hosts.end(), options.hosts.begin(), options.hosts.end());
  return hosts;
}

// Who the certificate is for, when the program makes one.
std::vector<std::string> CertificateNames(const ServeOptions& options) {
  std::vector<std::string> names = {"localhost", "127.0.0.1"};
  names.insert(names.end(), options.hosts.begin(), options.hosts.end());
  return names;
}

std::size_t BodyLimit(http::Method, std::string_view path) {
  return path.find("/files") != std::string_view::npos ? kLargestUpload : kLargestForm;
}

Result<std::unique_ptr<http::Server>> Listen(const ServeOptions& options, const security::Certificate& certificate,
                                             const Clock& clock, const FaultLog& log, Doorstep& doorstep) {
  http::ServerOptions serving{.address = options.address,
                              .port = static_cast<std::uint16_t>(options.port),
                              .certificate_pem = certificate.certificate_pem,
                              .key_pem = certificate.key_pem,
                              .threads = options.threads};
  serving.now = [&clock] { return clock.Now(); };
  serving.on_fault = [&log](std::string_view request, std::string_view what) {
    log.Write(std::string(request), std::string(what));
  };
  serving.hosts = ServedHosts(options);
  serving.body_limit = BodyLimit;
  serving.limits.unasked_body = kLargestForm;
  serving.turn_away = [&doorstep](http::Request head) { return doorstep.TurnAway(std::move(head)); };
  return http::Server::Listen(serving, [&doorstep](http::Request&& request, http::Reply reply) {
    doorstep.Serve(std::move(request), std::move(reply));
  });
}

RuntimeOptions OnDisk(const ServeOptions& options, const FaultLog& log) {
  return {.folder = options.data, .workflows = options.workflows, .on_fatal = [&log](const std::string& why) {
            log.Write("writer", why);
            std::_Exit(kStoppedTrustingTheDisk);
          }};
}

}  // namespace

int RunServe(const ServeOptions& options, std::ostream& out, std::ostream& err) {
  const sigset_t signals = HoldSignals();
  const SystemClock clock(options.now);
  const FaultLog log(clock);
  if (const auto there = storage::RequireDatabase(options.data); !there) return Fail(err, there.error());
  const auto certificate =
      security::LoadOrMakeCertificate(options.data / "tls", CertificateNames(options), clock.Now());
  if (!certificate) return Fail(err, certificate.error());
  Doorstep doorstep;
  auto server = Listen(options, *certificate, clock, log, doorstep);
  if (!server) return Fail(err, server.error());
  (*server)->Start();  // a browser is told "starting" from here on

  const auto council = ServedCouncil::Open(OnDisk(options, log), clock, log);
  if (!council) return Fail(err, council.error());
  doorstep.Open((*council)->frame());
  const std::string base = fmt::format("https://{}:{}", options.address, (*server)->port());
  out << "Caseway serves " << base << "\nCertificate fingerprint (SHA-256): " << certificate->fingerprint << "\n";
  if ((*council)->is_demonstration()) PrintDemonstrationLinks((*council)->runtime(), (*council)->doors(), base, out);
  out << "Press Ctrl+C to stop." << std::endl;
  WaitForSignal(signals);
  out << "Stopping: finishing what is under way." << std::endl;
  (*server)->Shutdown(std::chrono::seconds{10});
  return 0;
}

}  // namespace caseway::app
