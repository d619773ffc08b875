// BackEnd: what a contract test needs of a store, so that the same tests try every back end.
//
//   auto store = OpenStore(GENERATE_COPY(from_range(BackEnds())));
//   store->writer().Run(...); store->log().ReadStream(...);
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "storage/sqlite/accounts.h"
#include "storage/sqlite/audit_log.h"
#include "storage/sqlite/blobs.h"
#include "storage/sqlite/drafts.h"
#include "tests/support/note_store.h"

namespace caseway::tests {

class BackEnd {
 public:
  virtual ~BackEnd() = default;
  virtual Writer& writer() = 0;
  virtual EventLog& log() = 0;
  virtual AuditReader& audit() = 0;
  virtual DraftStore& drafts() = 0;
  virtual BlobStore& blobs() = 0;
  virtual CredentialStore& credentials() = 0;
  virtual SessionStore& sessions() = 0;
  virtual OneTimeLinkStore& links() = 0;
  virtual HandClock& clock() = 0;
  // An account as the projection shows it.
  virtual void SetAccount(UserId user, const std::string& user_name, int version, bool disabled) = 0;

  Command ACommand(const std::string& id, UserId actor = UserId{7}) {
    return {.id = id, .actor = actor, .at = clock().Now(), .fingerprint = "f"};
  }
};

class SqliteBackEnd : public BackEnd {
 public:
  Writer& writer() override { return store_.writer(); }
  EventLog& log() override { return log_; }
  AuditReader& audit() override { return audit_; }
  DraftStore& drafts() override { return drafts_; }
  BlobStore& blobs() override { return blobs_; }
  CredentialStore& credentials() override { return credentials_; }
  SessionStore& sessions() override { return sessions_; }
  OneTimeLinkStore& links() override { return links_; }
  HandClock& clock() override { return store_.clock(); }
  void SetAccount(UserId user, const std::string& user_name, int version, bool disabled) override {
    const Result<Document> done = store_.writer().Run(Command{}, [&](WriteSession& session) -> Result<Document> {
      storage::Statement row = storage::ConnectionOf(session).Prepare(
          "INSERT OR REPLACE INTO staff_user (id, user_name, name, email, roles, teams, competences, declared, "
          "disabled,"
          " away_until, version, sessions_since) VALUES (:id, :name, '', '', '', '', '', '', :disabled, '', :version,"
          " :version)");
      row.Bind(":id", user).Bind(":name", user_name).Bind(":disabled", disabled ? 1 : 0).Bind(":version", version);
      row.Run();
      return Document();
    });
    if (!done) throw std::runtime_error(done.error().say + done.error().detail);
  }

 private:
  NoteStore store_;
  storage::SqliteEventLog log_{store_.database()};
  storage::SqliteAudit audit_{store_.database()};
  storage::SqliteDrafts drafts_{store_.database()};
  storage::SqliteBlobs blobs_{store_.database()};
  storage::SqliteCredentials credentials_{store_.database(), store_.writer()};
  storage::SqliteSessions sessions_{store_.database(), store_.writer()};
  storage::SqliteLinks links_{store_.database(), store_.writer()};
};

inline std::vector<std::string> BackEnds() { return {"sqlite"}; }

inline std::unique_ptr<BackEnd> OpenStore(const std::string& name) {
  if (name == "sqlite") return std::make_unique<SqliteBackEnd>();
  throw std::invalid_argument("no back end is called " + name);
}

}  // namespace caseway::tests
