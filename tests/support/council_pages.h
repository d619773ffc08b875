// CouncilPages: the pages of a test's council, asked for as a browser would, through the whole Frame but no socket.
//
//   Council council;
//   CouncilPages pages(council);
//   const http::Response page = pages.Get("/cases/" + PathReference(id), council.As("social-worker"));
//   const http::Response done = pages.Post("/cases/" + PathReference(id) + "/notes", {{"text", "Rang."}}, actor);
//   done.status -> 303;  done.location -> "/cases/..."
//
// Each actor is signed in by a real session; a post carries the session's csrf token and a fresh command id unless its
// fields name their own "command" or "csrf". An actor without a user is nobody. Threads: the test's own.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "security/enrolment.h"
#include "security/own_sign_in.h"
#include "storage/sqlite/accounts.h"
#include "storage/sqlite/audit_log.h"
#include "storage/sqlite/blobs.h"
#include "tests/support/council.h"
#include "web/frame.h"
#include "web/http/worker_pool.h"

namespace caseway::tests {

class CouncilPages {
 public:
  explicit CouncilPages(Council& council);

  http::Response Get(const std::string& target, const Actor& actor);
  http::Response Post(const std::string& target, http::Fields fields, const Actor& actor);
  // A multipart form with one file.
  http::Response PostFile(const std::string& target, http::Fields fields, http::Upload upload, const Actor& actor);
  // Any request, signed in as the actor; its path and method are the caller's.
  http::Response Send(http::Request request, const Actor& actor);
  // What a large post to this address is answered with before its body is read; none: it would be read. `headers`: more
  // lines of its head.
  enum class Session { kLive, kAsItWas };
  std::optional<http::Response> TurnAway(const std::string& target, const Actor& actor,
                                         Session session = Session::kLive, const std::string& headers = "");
  // A page of GET without "<...>", runs of blanks as one: for looking at its sentences.
  std::string Words(const std::string& target, const Actor& actor);

  std::string CsrfOf(const Actor& actor);
  static std::string NewCommand();
  // Faults told to the log since the start: "request: detail".
  const std::vector<std::string>& faults() const { return faults_; }
  // What the audit has kept, newest first, once all that is queued is written.
  std::vector<AuditEntry> Audit(int limit = 100);
  web::LiveHolder& live() { return live_; }
  // What the pages are given: for a test that needs more of the program behind them.
  web::Service& service() { return service_; }
  // After a setting, team or role changed through the use cases.
  void RefreshLive();

 private:
  struct SignedIn {
    std::string token;
    std::string csrf;
    Instant at{};
  };
  const SignedIn& SessionOf(const Actor& actor);

  Council& council_;
  storage::SqliteCredentials credentials_;
  storage::SqliteSessions sessions_;
  storage::SqliteLinks links_;
  storage::SqliteAudit audit_;
  storage::SqliteBlobs blobs_;
  security::Authenticator authenticator_;
  security::Enrolment enrolment_;
  security::OwnSignIn own_sign_in_;
  web::LiveHolder live_;
  http::WorkerPool pool_;
  web::Service service_;
  web::Frame frame_;
  std::map<UserId, SignedIn> signed_in_;
  std::vector<std::string> faults_;
};

// The text between tags, runs of blanks as one.
std::string WordsOf(const std::string& html);

}  // namespace caseway::tests
